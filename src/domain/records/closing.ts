/** An organiser has looked a day through and closes it: from then on its records can be proved. */
import type { ActivityTimes } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { isOver } from './service-record'

/** Why a day cannot be closed, in the order the reasons are checked. */
export type ClosingRefusal =
  /** The visit is not over. */
  | 'not-over'
  | 'already-closed'
  /** Marks came since the day was looked at: they have to be seen first. */
  | 'seen-too-early'
  /** Somebody has no out mark: each needs a decision. `about`: how many. */
  | 'outs-missing'
  /** A dispute has no answer. `about`: how many. */
  | 'disputes-open'

export interface DayFacts {
  isClosed: boolean
  /** How many there are, and how many there were when the organiser looked. */
  marks: number
  seenMarks: number
  missingOuts: number
  openDisputes: number
}

export const decideClosing = (
  activity: Pick<ActivityTimes, 'status' | 'endsAt'>,
  { isClosed, marks, seenMarks, missingOuts, openDisputes }: DayFacts,
  now: Instant,
): Decision<ClosingRefusal> =>
  firstRefusal<ClosingRefusal>([
    isOver(activity, now) ? accept : refuse('not-over'),
    isClosed ? refuse('already-closed') : accept,
    marks === seenMarks ? accept : refuse('seen-too-early'),
    missingOuts === 0 ? accept : refuse('outs-missing', String(missingOuts)),
    openDisputes === 0 ? accept : refuse('disputes-open', String(openDisputes)),
  ])
