/** Rule for closing a day after its review. From then on proofs can be issued for its records. */
import type { ActivityTimes } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { isOver } from './service-record'

/** Why a day cannot be closed, in the order the reasons are checked. */
export type ClosingRefusal =
  /** The visit is not over. */
  | 'not-over'
  | 'already-closed'
  /** More marks arrived after the review was opened; the organiser has to see them first. */
  | 'seen-too-early'
  /** Volunteers without an out mark, each of whom needs a decision. `about`: their number. */
  | 'outs-missing'
  /** Disputes without an answer. `about`: their number. */
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
