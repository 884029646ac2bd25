/**
 * How long an attendance list may lie on a phone. It ends by the server's clock; a phone without a network has only its own, which a
 * person or a dead battery may have set days ahead. So its clock alone shuts the names away, and does not yet delete them.
 */
import { type Instant, day } from '../calendar/calendar'

/** How long after the end an attendance list stays on a phone, ms: marks made in a village without a network still go up the next day. */
export const LIST_KEPT = 2 * day

/** A phone may have the attendance list of a visit that ends then: there is a list to tick. */
export const mayHaveList = (endsAt: Instant, now: Instant): boolean => now <= endsAt + LIST_KEPT

/** What a phone knows of the time. */
export interface PhoneTime {
  /** By its own clock, put right by what the server last said. */
  now: Instant
  /** The latest moment that the server told since the app started, by its clock; 0 for none. */
  heardAt: Instant
}

export type ListState =
  /** It may be read. */
  | 'open'
  /** Over by the phone's clock alone: nobody reads it. It opens again when the clock turns out to be wrong. */
  | 'shut'
  /** Over: the key goes, and all that it opens. */
  | 'over'

/** A clock that says so long that it is over, ms, is believed without the server: no key stays for good on a phone that never hears. */
export const BELIEVED_AFTER = 7 * day

/** The whole rule. @param keepUntil by the server's clock */
export function listState(keepUntil: Instant, { now, heardAt }: PhoneTime): ListState {
  if (heardAt > keepUntil || now > keepUntil + BELIEVED_AFTER) return 'over'
  return now > keepUntil ? 'shut' : 'open'
}
