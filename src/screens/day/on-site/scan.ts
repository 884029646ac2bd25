/** What a scanned or typed code at the door says; what to record follows from it. */
import { type Instant, hour } from '../../../domain/calendar/calendar'
import { isSpoken, tidySpoken } from '../../../domain/attendance/spoken-code'
import { type TicketRefusal, readTicket } from '../../../domain/attendance/ticket'
import { glanceAtVenueCode } from '../../../domain/attendance/venue-code'
import { type Person, hasLeft, isHere } from './people'

/** Why a code lets nobody in. */
export type ScanRefusal =
  | TicketRefusal
  /** The code that this phone itself shows to volunteers, or another visit's. */
  | 'venue-code'
  /** Typed: not six of the characters that codes are made of. */
  | 'not-six-characters'
  /** Typed: nobody on the list has it. */
  | 'code-unknown'
  /** Too many wrong ones in a row. */
  | 'too-many-wrong'

export type Scan =
  /** They are missing: record it. */
  | { kind: 'missing'; person: Person }
  /** They are here: shown twice, perhaps a photograph. */
  | { kind: 'here'; person: Person; mayLeave: boolean }
  | { kind: 'left'; person: Person }
  /** A true ticket of somebody whom the attendance list on this phone does not know. */
  | { kind: 'new'; signUpId: string }
  | { kind: 'refused'; reason: ScanRefusal }

/** Near the end a ticket shown again is somebody leaving. */
const LEAVING_BEFORE_END = hour

export interface Door {
  key: string
  activity: { id: string; endsAt: Instant }
  people: readonly Person[]
  now: Instant
}

export function readScan({ key, activity, ...door }: Door, text: string): Scan {
  const ticket = readTicket(key, activity.id, text)
  if (!ticket.ok) {
    const isVenues = isLong(text) && glanceAtVenueCode(activity.id, text)
    const isOfAVenue = isVenues && (isVenues.ok || isVenues.reason === 'venue-code-foreign')
    return { kind: 'refused', reason: ticket.reason === 'not-a-ticket' && isOfAVenue ? 'venue-code' : ticket.reason }
  }
  const person = door.people.find(({ signUpId }) => signUpId === ticket.signUpId)
  return person ? stateOf(person, activity, door.now) : { kind: 'new', signUpId: ticket.signUpId }
}

/** @param mayTry whether another code may be tried at all */
export function readTyped({ activity, people, now }: Omit<Door, 'key'>, typed: string, mayTry: boolean): Scan {
  const code = tidySpoken(typed)
  if (!mayTry) return { kind: 'refused', reason: 'too-many-wrong' }
  if (!isSpoken(code)) return { kind: 'refused', reason: 'not-six-characters' }
  const person = people.find((one) => one.code === code)
  return person ? stateOf(person, activity, now) : { kind: 'refused', reason: 'code-unknown' }
}

function stateOf(person: Person, { endsAt }: Door['activity'], now: Instant): Scan {
  if (!isHere(person)) return { kind: 'missing', person }
  return hasLeft(person) ? { kind: 'left', person } : { kind: 'here', person, mayLeave: now >= endsAt - LEAVING_BEFORE_END }
}

/** Six characters are a code to read aloud, and not the text of a QR code. */
const isLong = (text: string): boolean => !isSpoken(tidySpoken(text))
