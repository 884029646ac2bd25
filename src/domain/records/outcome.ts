/** Outcome of a visit: reported by an organiser after the day, in the words residents would use. */
import type { ActivityTimes } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { isOver } from './service-record'

/** Largest count of one service, in people or in yuan given away. A larger number is most likely a phone number. */
export const MOST_SERVED = 1_000_000
/** Largest number of residents at one visit. */
export const MOST_CAME = 100_000
/** Longest note about the day, in characters. */
export const LONGEST_NOTE = 500

/** Facts of a stored outcome about the volunteers. */
export interface VolunteersReported {
  /** Number in an imported outcome; null when attendance counts. */
  volunteersTotal: number | null
  /** True for a report by an organiser. */
  isReported: boolean
}

/** Number of volunteers who came: that of an imported outcome, otherwise the people with attendance. */
export const volunteersWhoCame = (outcome: Pick<VolunteersReported, 'volunteersTotal'> | null, present: number): number =>
  outcome?.volunteersTotal ?? present

/** The same number for the public, once an outcome is known; null before. */
export const volunteersReported = (outcome: VolunteersReported | null, present: number): number | null =>
  outcome && (outcome.isReported || outcome.volunteersTotal !== null) ? volunteersWhoCame(outcome, present) : null

/** Why an outcome cannot be stored, in the order the reasons are checked. */
export type OutcomeRefusal =
  /** The visit is not over, or was called off. */
  | 'not-over'
  /** Another organiser has stored a report since this form was opened. */
  | 'reported-meanwhile'

/** @param reportedAt time of the last report, as stored and as the writer saw it */
export const decideReport = (
  activity: Pick<ActivityTimes, 'status' | 'endsAt'>,
  reportedAt: { stored: Instant | null; seen: Instant | null },
  now: Instant,
): Decision<OutcomeRefusal> =>
  firstRefusal<OutcomeRefusal>([
    isOver(activity, now) ? accept : refuse('not-over'),
    reportedAt.stored === reportedAt.seen ? accept : refuse('reported-meanwhile'),
  ])

/** A typed whole number up to `most`, full-width digits included; null for an empty text, NaN for any other. */
export function countTyped(typed: string, most: number): number | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  return /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : Number.NaN
}
