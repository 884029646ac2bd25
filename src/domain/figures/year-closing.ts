/** Closing a year keeps its figures as they are. Attendance may still change afterwards; such changes are shown beside the kept figures. */
import { type Instant, day, startOfYear } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'

/** Time after a year until its last visits are settled, ms: a day for the longest visit, and a day for missing out marks. */
export const YEAR_SETTLES_AFTER = 2 * day

/** Why a year cannot be closed, in the order the reasons are checked. */
export type YearClosingRefusal =
  /** The year is not over, or its last visits are not settled. `about`: the moment at which it can be closed. */
  | 'year-not-over'
  /** The year was closed before; its figures do not change again. */
  | 'year-already-closed'

/** The first instant at which the year can be closed. */
export const closableFrom = (year: number): Instant => startOfYear(year + 1) + YEAR_SETTLES_AFTER

export const decideYearClosing = (year: number, isClosed: boolean, now: Instant): Decision<YearClosingRefusal> =>
  firstRefusal<YearClosingRefusal>([
    now >= closableFrom(year) ? accept : refuse('year-not-over', String(closableFrom(year))),
    isClosed ? refuse('year-already-closed') : accept,
  ])
