/**
 * How long a roster may lie on a phone. It ends by the server's clock; a phone without a network has only its own, which a
 * person or a dead battery may have set days ahead. So its clock alone shuts the names away, and does not yet delete them.
 */
import { type Instant, day } from '../calendar/calendar'

/** How long after the end a roster stays on a phone, ms: marks made in a village without a network still go up the next day. */
export const ROSTER_KEPT = 2 * day

/** A phone may have the roster of a visit that ends then: there is a list to tick. */
export const mayHaveRoster = (endsAt: Instant, now: Instant): boolean => now <= endsAt + ROSTER_KEPT

/** What a phone knows of the time. */
export interface PhoneTime {
  /** By its own clock, put right by what the server last said. */
  now: Instant
  /** The latest moment that the server told since the app started, by its clock; 0 for none. */
  heardAt: Instant
}

export type RosterState =
  /** It may be read. */
  | 'open'
  /** Over by the phone's clock alone: nobody reads it. It opens again when the clock turns out to be wrong. */
  | 'shut'
  /** Over: the key goes, and all that it opens. */
  | 'over'

/** A clock that says so long that it is over, ms, is believed without the server: no key stays for good on a phone that never hears. */
export const BELIEVED_AFTER = 7 * day

/** The whole rule. @param keepUntil by the server's clock */
export function rosterState(keepUntil: Instant, { now, heardAt }: PhoneTime): RosterState {
  if (heardAt > keepUntil || now > keepUntil + BELIEVED_AFTER) return 'over'
  return now > keepUntil ? 'shut' : 'open'
}
