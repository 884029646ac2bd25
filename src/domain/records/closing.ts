/** Rule for closing a day after its review. From then on proofs can be issued for its records. */
import type { ActivityTimes } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import type { Attendance } from '../attendance/attendance'
import { type Finding, changesMinutes, findingKey } from '../attendance/findings'
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
  /** Volunteers with other findings on which minutes depend, each of which needs an answer. `about`: number of volunteers. */
  | 'findings-open'
  /** Disputes without an answer. `about`: their number. */
  | 'disputes-open'

export interface DayFacts {
  isClosed: boolean
  /** Number of marks now, and in the review that the organiser saw. */
  marks: number
  seenMarks: number
  missingOuts: number
  /** Number of volunteers with unanswered findings, missing out marks apart. */
  inQuestion: number
  openDisputes: number
}

export const decideClosing = (
  activity: Pick<ActivityTimes, 'status' | 'endsAt'>,
  { isClosed, marks, seenMarks, missingOuts, inQuestion, openDisputes }: DayFacts,
  now: Instant,
): Decision<ClosingRefusal> =>
  firstRefusal<ClosingRefusal>([
    isOver(activity, now) ? accept : refuse('not-over'),
    isClosed ? refuse('already-closed') : accept,
    marks === seenMarks ? accept : refuse('seen-too-early'),
    missingOuts === 0 ? accept : refuse('outs-missing', String(missingOuts)),
    inQuestion === 0 ? accept : refuse('findings-open', String(inQuestion)),
    openDisputes === 0 ? accept : refuse('disputes-open', String(openDisputes)),
  ])

/** Answers to findings: an organiser has looked at them, and the attendance stays as it counts now. */
export interface FindingAnswer {
  volunteerId: string
  /** As `findingKey` names it. */
  finding: string
}

/** Why findings cannot be answered. `about`: the volunteer's id. */
export type AnswerRefusal =
  /** The finding is gone or has changed since the review was opened. */
  | 'finding-gone'
  /** A missing out mark: only a time answers it. */
  | 'needs-a-time'

/**
 * Findings of one attendance that closing has to ask about, apart from a missing out mark, which only a time answers. Without marks
 * there are no minutes to ask about.
 * @param answered names of answered findings
 */
export const openFindings = (
  { marks }: Pick<Attendance, 'marks'>,
  findings: readonly Finding[],
  answered: ReadonlySet<string> = new Set(),
): Finding[] =>
  marks.length === 0
    ? []
    : findings.filter((finding) => finding.kind !== 'no-out' && changesMinutes(finding) && !answered.has(findingKey(finding)))

/** Decides on a set of answers; all are kept or none. @param present findings by volunteer */
export const decideAnswers = (
  present: ReadonlyMap<string, readonly Finding[]>,
  answers: readonly FindingAnswer[],
): Decision<AnswerRefusal> =>
  firstRefusal<AnswerRefusal>(
    answers.map(({ volunteerId, finding: key }) => {
      const finding = present.get(volunteerId)?.find((one) => findingKey(one) === key)
      if (!finding) return refuse('finding-gone', volunteerId)
      return finding.kind === 'no-out' ? refuse('needs-a-time', volunteerId) : accept
    }),
  )
