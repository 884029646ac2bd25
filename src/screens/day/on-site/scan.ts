/** Reading of a scanned or typed code at the door; the mark to record follows from it. */
import { type Instant, hour } from '../../../domain/calendar/calendar'
import { isSpokenCode, tidySpokenCode } from '../../../domain/attendance/spoken-code'
import { type TicketRefusal, readTicket } from '../../../domain/attendance/ticket'
import { parseVenueCode } from '../../../domain/attendance/venue-code'
import { type Person, hasLeft, isHere } from './people'

/** Reason why a code is refused. */
export type ScanRefusal =
  | TicketRefusal
  /** A venue code, this visit's or another's. */
  | 'venue-code'
  /** Typed: not six characters of the codes' alphabet. */
  | 'not-six-characters'
  /** Typed: on no ticket of the list. */
  | 'code-unknown'
  /** Too many wrong codes in a row. */
  | 'too-many-wrong'

export type Scan =
  /** Not here yet: to be checked in. */
  | { kind: 'missing'; person: Person }
  /** Here already: the code was shown twice, perhaps as a photograph. */
  | { kind: 'here'; person: Person; mayLeave: boolean }
  | { kind: 'left'; person: Person }
  /** A genuine ticket whose holder is not on this phone's attendance list. */
  | { kind: 'new'; signUpId: string }
  | { kind: 'refused'; reason: ScanRefusal }

/** Time before the visit's end, ms, from which a ticket shown again may mean departure. */
const LEAVING_BEFORE_END = hour

export interface ScanContext {
  key: string
  activity: { id: string; endsAt: Instant }
  people: readonly Person[]
  now: Instant
}

export function readScan({ key, activity, ...door }: ScanContext, text: string): Scan {
  const ticket = readTicket(key, activity.id, text)
  if (!ticket.ok) {
    const venueCode = isLong(text) && parseVenueCode(activity.id, text)
    const isVenueCode = venueCode && (venueCode.ok || venueCode.reason === 'venue-code-foreign')
    return { kind: 'refused', reason: ticket.reason === 'not-a-ticket' && isVenueCode ? 'venue-code' : ticket.reason }
  }
  const person = door.people.find(({ signUpId }) => signUpId === ticket.signUpId)
  return person ? stateOf(person, activity, door.now) : { kind: 'new', signUpId: ticket.signUpId }
}

/** @param mayTry false after too many wrong codes */
export function readTyped({ activity, people, now }: Omit<ScanContext, 'key'>, typed: string, mayTry: boolean): Scan {
  const code = tidySpokenCode(typed)
  if (!mayTry) return { kind: 'refused', reason: 'too-many-wrong' }
  if (!isSpokenCode(code)) return { kind: 'refused', reason: 'not-six-characters' }
  const person = people.find((one) => one.code === code)
  return person ? stateOf(person, activity, now) : { kind: 'refused', reason: 'code-unknown' }
}

function stateOf(person: Person, { endsAt }: ScanContext['activity'], now: Instant): Scan {
  if (!isHere(person)) return { kind: 'missing', person }
  return hasLeft(person) ? { kind: 'left', person } : { kind: 'here', person, mayLeave: now >= endsAt - LEAVING_BEFORE_END }
}

/** True for a text that is not a spoken code of six characters, such as a QR code's. */
const isLong = (text: string): boolean => !isSpokenCode(tidySpokenCode(text))
