/**
 * How long a phone keeps an attendance list. The end is set by the server's clock; a phone without a network has only its own,
 * which a person or a dead battery may have set days ahead. So the phone's clock alone locks the names, and does not delete them.
 */
import { type Instant, day } from '../calendar/calendar'

/** How long a list is kept after the end of the visit, ms: marks made in a village without a network still go up the next day. */
export const LIST_KEPT = 2 * day

/** True while a phone may have the attendance list of a visit that ends at `endsAt`. */
export const mayHaveList = (endsAt: Instant, now: Instant): boolean => now <= endsAt + LIST_KEPT

/** The time, as far as a phone knows it. */
export interface PhoneTime {
  /** By its own clock, corrected by the last known offset from the server. */
  now: Instant
  /** Latest server time heard since the app started; 0 for none. */
  heardAt: Instant
}

export type ListState =
  /** Readable. */
  | 'open'
  /** Over by the phone's clock alone: not readable, but it opens again when the clock turns out to be wrong. */
  | 'shut'
  /** Over: the list and its key are deleted. */
  | 'over'

/**
 * Time after the end from which the phone's clock alone is believed, ms, so that no key stays for ever on a phone without contact to
 * the server.
 */
export const BELIEVED_AFTER = 7 * day

/** State of an attendance list on a phone. @param keepUntil by the server's clock */
export function listState(keepUntil: Instant, { now, heardAt }: PhoneTime): ListState {
  if (heardAt > keepUntil || now > keepUntil + BELIEVED_AFTER) return 'over'
  return now > keepUntil ? 'shut' : 'open'
}
