/** Closing a day after its review: from then on its records can be proved. */
import type { ActivityTimes } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { isOver } from './service-record'

/** Why a day cannot be closed, in the order the reasons are checked. */
export type ClosingRefusal =
  /** The visit is not over. */
  | 'not-over'
  | 'already-closed'
  /** Marks arrived since the review was opened: they have to be seen first. */
  | 'seen-too-early'
  /** Volunteers without an out mark: each needs a decision. `about`: how many. */
  | 'outs-missing'
  /** Disputes without an answer. `about`: how many. */
  | 'disputes-open'

export interface DayFacts {
  isClosed: boolean
  /** Number of marks now, and in the review that the organiser saw. */
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
