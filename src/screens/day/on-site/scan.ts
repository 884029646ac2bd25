/** Reads a scanned or typed code on site, and decides on the mark to record. */
import { type Instant, hour } from '../../../domain/calendar/calendar'
import { isSpokenCode, tidySpokenCode } from '../../../domain/attendance/spoken-code'
import { type TicketRefusal, readTicket } from '../../../domain/attendance/ticket'
import { parseVenueCode } from '../../../domain/attendance/venue-code'
import { type Person, hasLeft, isHere } from './people'

/** Reason why a code is refused. */
export type ScanRefusal =
  | TicketRefusal
  /** A venue code, of this visit or another. */
  | 'venue-code'
  /** The typed text is not six characters of the codes' alphabet. */
  | 'not-six-characters'
  /** No ticket of the list has the typed code. */
  | 'code-unknown'
  /** Too many wrong codes in a row. */
  | 'too-many-wrong'

export type Scan =
  /** The person is not here yet, and is to be checked in. */
  | { kind: 'missing'; person: Person }
  /** The person is here already: the code was shown twice, perhaps as a photograph. */
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

/** True for a text that is not a spoken code, such as the text of a QR code. */
const isLong = (text: string): boolean => !isSpokenCode(tidySpokenCode(text))
