/** Closing a year: its figures are kept as they stand. Attendance is a fact and is still taken; what changes afterwards shows as such. */
import { type Instant, day, startOfYear } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'

/** A visit that began on the last day lasts a day at most, and a day after it is decided when those left whom nobody saw leaving. */
export const YEAR_SETTLES_AFTER = 2 * day

/** Why a year cannot be closed, in the order the reasons are checked. */
export type YearClosingRefusal =
  /** It is not over, or its last visits are not settled. `about`: from when on it can be closed. */
  | 'year-not-over'
  /** Closed before: what was kept stays as it is. */
  | 'year-already-closed'

/** The first instant at which the year can be closed. */
export const closableFrom = (year: number): Instant => startOfYear(year + 1) + YEAR_SETTLES_AFTER

export const decideYearClosing = (year: number, isClosed: boolean, now: Instant): Decision<YearClosingRefusal> =>
  firstRefusal<YearClosingRefusal>([
    now >= closableFrom(year) ? accept : refuse('year-not-over', String(closableFrom(year))),
    isClosed ? refuse('year-already-closed') : accept,
  ])
