/**
 * A series makes activities by a rule: every month on the 17th, every other Saturday, on the lunar market days.
 * Days are China's; the lunar calendar and the public holidays are arguments.
 */
import { type Day, type Instant, day, dayOf, instantAt } from '../calendar/calendar'
import { type Refused, refuse } from '../decision'
import type { LunarCalendar } from '../calendar/lunar'
import { type SeriesRule, fallsOn, missingDays } from './series-rule'
import type { HolidayCalendar } from '../calendar/working-days'

/** Largest number of visits made at once. A longer series is most likely a mistyped year. */
export const MOST_OCCURRENCES = 60
/** Longest series, in days from its first day. */
export const LONGEST_SERIES = 5 * 366
/** Largest number of days left out (named days and holidays). More are the sign of a mistaken rule. */
const MOST_SKIPPED = 200

export type SeriesEnd =
  /** Ends on this day, which may still have a visit. */
  | { kind: 'until'; date: Day }
  /** Ends after this many visits; days left out do not count. */
  | { kind: 'count'; count: number }

export interface SeriesPlan {
  rule: SeriesRule
  /** First day that may have a visit; months and weeks count from the month and week of this day. */
  from: Day
  end: SeriesEnd
  /** Days of the rule that get no visit. */
  skipDates: readonly Day[]
  /** Leaves out public holidays, as far as the State Council has published them. */
  skipHolidays: boolean
  /** Organisations that lead in turn. */
  leadIds: readonly string[]
}

/** Why a day of the rule has no visit. */
export type SkipReason =
  /** Named by the organiser as a day to leave out. */
  | 'named'
  | 'holiday'
  /** The day of the visit that the series is made from. */
  | 'source'

export interface Occurrence {
  date: Day
  skipped: SkipReason | null
  /**
   * Organisation that leads; null for a day left out. Such a day takes no turn: the same organisation leads the next visit, so
   * that all lead equally often.
   */
  leadId: string | null
}

/** Why a series cannot be made, in the order the reasons are checked. */
export type SeriesRefusal =
  /** No day matches the rule, or all that match are left out. */
  | 'series-empty'
  /** More than {@link MOST_OCCURRENCES}. `about` is that limit. */
  | 'series-too-many'
  /** The series would reach further ahead than {@link LONGEST_SERIES}. */
  | 'series-too-long'

export interface SeriesDates {
  ok: true
  /** In order of date, including days left out. */
  occurrences: Occurrence[]
  /** Dates of the rule that a month does not have, in Chinese: 2027年2月没有30日. They are skipped, not moved. */
  missing: string[]
}

export interface Calendars {
  lunarOf: LunarCalendar
  holidays: HolidayCalendar
  /** The day of the visit that the series is made from. */
  sourceDate: Day | null
}

/** The date a number of days later. */
const later = (date: Day, days: number): Day => dayOf(instantAt(date, '12:00') + days * day)

/** Days of a series, from its first day to its last day or its count of visits. */
export function datesOf(plan: SeriesPlan, calendars: Calendars): SeriesDates | Refused<SeriesRefusal> {
  const horizon = later(plan.from, LONGEST_SERIES)
  if (plan.end.kind === 'until' && plan.end.date > horizon) return refuse('series-too-long')
  if (plan.end.kind === 'count' && plan.end.count > MOST_OCCURRENCES) return refuse('series-too-many', String(MOST_OCCURRENCES))
  const last = plan.end.kind === 'until' ? plan.end.date : horizon
  const wanted = plan.end.kind === 'count' ? plan.end.count : Number.POSITIVE_INFINITY
  const occurrences: Occurrence[] = []
  let held = 0
  let date = plan.from
  for (; date <= last && held < wanted; date = later(date, 1)) {
    if (!fallsOn(date, plan.rule, plan.from, calendars.lunarOf)) continue
    const skipped = skipReason(date, plan, calendars)
    if (skipped === null && held === MOST_OCCURRENCES) return refuse('series-too-many', String(MOST_OCCURRENCES))
    if (occurrences.length - held >= MOST_SKIPPED) return refuse('series-too-many', String(MOST_OCCURRENCES))
    occurrences.push({ date, skipped, leadId: skipped === null ? (plan.leadIds[held % plan.leadIds.length] ?? null) : null })
    if (skipped === null) held++
  }
  if (held === 0) return refuse('series-empty')
  if (plan.end.kind === 'count' && held < wanted) return refuse('series-too-long')
  const until = plan.end.kind === 'until' ? plan.end.date : (occurrences[occurrences.length - 1]?.date ?? plan.from)
  return { ok: true, occurrences, missing: missingDays(plan.rule, plan.from, until, calendars.lunarOf) }
}

function skipReason(date: Day, plan: SeriesPlan, { holidays, sourceDate }: Calendars): SkipReason | null {
  if (date === sourceDate) return 'source'
  if (plan.skipDates.includes(date)) return 'named'
  return plan.skipHolidays && holidays.isWorked(date) === false ? 'holiday' : null
}

/** The same time of day on another day; a visit past midnight stays one. */
export function movedTo(date: Day, { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): { startsAt: Instant; endsAt: Instant } {
  const shift = instantAt(date, '00:00') - instantAt(dayOf(startsAt), '00:00')
  return { startsAt: startsAt + shift, endsAt: endsAt + shift }
}
