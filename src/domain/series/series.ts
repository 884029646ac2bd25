/**
 * A series makes activities by a rule: every month on the 17th, every other Saturday, on the lunar market days.
 * Days are China's; the lunar calendar and the public holidays are handed in.
 */
import { type Day, type Instant, day, dayOf, instantAt } from '../calendar/calendar'
import { type Refused, refuse } from '../decision'
import type { LunarCalendar } from '../calendar/lunar'
import { type SeriesRule, fallsOn, missingDays } from './series-rule'
import type { HolidayCalendar } from '../calendar/working-days'

/** No more are made at once: beyond that somebody has typed a wrong year. */
export const MOST_OCCURRENCES = 60
/** No further ahead, in days: nobody plans visits for a child that is not born yet. */
export const LONGEST_SERIES = 5 * 366
/** Between named days and holidays that are left out; more are a sign of a rule that nobody meant. */
const MOST_SKIPPED = 200

export type SeriesEnd =
  /** That day is the last one that may have a visit. */
  | { kind: 'until'; date: Day }
  /** So many visits; a day that is left out is none of them. */
  | { kind: 'count'; count: number }

export interface SeriesPlan {
  rule: SeriesRule
  /** The first day that may have a visit; months and weeks are counted from the ones it lies in. */
  from: Day
  end: SeriesEnd
  /** Days without a visit, though the rule names them. */
  skipDates: readonly Day[]
  /** Leave out the days off that the State Council arranged, as far as they are published. */
  skipHolidays: boolean
  /** Who leads, in turn. */
  leadIds: readonly string[]
}

/** Why a day that the rule names has no visit. */
export type SkipReason =
  /** Somebody took it out. */
  | 'named'
  | 'holiday'
  /** The visit that the series is made from is on that day. */
  | 'source'

export interface Occurrence {
  date: Day
  skipped: SkipReason | null
  /**
   * Whose turn it is. A day that is left out takes no turn: whoever would have led it leads the next one, so that all lead
   * equally often. Null for such a day.
   */
  leadId: string | null
}

/** Why a series cannot be made, in the order the reasons are checked. */
export type SeriesRefusal =
  /** No day obeys the rule, or all that do are left out. */
  | 'series-empty'
  /** More than {@link MOST_OCCURRENCES}. `about` is that number. */
  | 'series-too-many'
  /** It would reach further ahead than {@link LONGEST_SERIES}. */
  | 'series-too-long'

export interface SeriesDates {
  ok: true
  /** In order; those left out with them. */
  occurrences: Occurrence[]
  /** Days that the rule asks for and a month lacks, in words: 2027年2月没有30日. They are skipped, not moved. */
  missing: string[]
}

export interface Calendars {
  lunarOf: LunarCalendar
  holidays: HolidayCalendar
  /** The day of the visit that the series is made from. */
  sourceDate: Day | null
}

/** The same day and the days after it. */
const later = (date: Day, days: number): Day => dayOf(instantAt(date, '12:00') + days * day)

/** Every day that the rule names from the first one on, until the last one or until there are enough. */
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

/** The same time of day on another day; a visit that ends after midnight goes on doing so. */
export function movedTo(date: Day, { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): { startsAt: Instant; endsAt: Instant } {
  const shift = instantAt(date, '00:00') - instantAt(dayOf(startsAt), '00:00')
  return { startsAt: startsAt + shift, endsAt: endsAt + shift }
}
