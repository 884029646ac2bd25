/** Series: many visits made from one by a rule, and changed or ended together. */
import * as v from 'valibot'
import { isDay } from '../domain/calendar/calendar'
import type { Phase, PublishRefusal } from '../domain/activities/activity'
import type { ContentRefusal } from '../domain/content/refusal'
import type { Refused } from '../domain/decision'
import type { SeatTotals } from '../domain/activities/position'
import type { SeriesPlan, SeriesRefusal, SkipReason } from '../domain/series/series'
import type { ActivityHeading } from './activities/activities'
import { type Consequences, type EditActivityRefusal, activityPlan } from './activities/desk'
import { id, key, text, version } from './common'

/** A day within the range of instants: see {@link LATEST_INSTANT}. */
const date = v.pipe(
  v.string(),
  v.maxLength(10),
  v.check(isDay),
  v.check((day) => day >= '2000-01-01' && day <= '2099-12-31'),
)
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))
/** A list of at least one item without repeats. */
const some = <const Item extends v.GenericSchema<unknown, number | string>>(item: Item, most: number) =>
  v.pipe(
    v.array(item),
    v.minLength(1),
    v.maxLength(most),
    v.check((rows) => new Set(rows).size === rows.length),
  )
const weekday = v.picklist([0, 1, 2, 3, 4, 5, 6])

const rule = v.variant('kind', [
  v.object({ kind: v.literal('month-dates'), everyMonths: whole(1, 12), dates: some(whole(1, 31), 31) }),
  v.object({ kind: v.literal('month-weekday'), everyMonths: whole(1, 12), nth: v.picklist([1, 2, 3, 4, 'last']), weekday }),
  v.object({ kind: v.literal('weekdays'), everyWeeks: whole(1, 12), weekdays: some(weekday, 7) }),
  v.object({ kind: v.literal('lunar-days'), days: some(whole(1, 30), 30) }),
])

/** End of a series. A count that is too large passes here, so that the domain's rule refuses it with its reason. */
const end = v.variant('kind', [
  v.object({ kind: v.literal('until'), date }),
  v.object({ kind: v.literal('count'), count: whole(1, 1_000_000) }),
])

export const seriesPlan = v.object({
  rule,
  from: date,
  end,
  skipDates: v.pipe(v.array(date), v.maxLength(200)),
  skipHolidays: v.boolean(),
  leadIds: some(key, 30),
})

export const previewSeriesInput = v.object({ activityId: id, plan: seriesPlan })
export const createSeriesInput = v.object({
  requestId: id,
  /** The visit that the series is made from. */
  activityId: id,
  name: text(40, 2),
  plan: seriesPlan,
  toPublish: v.boolean(),
})

/** One proposed day of a series that has not been created yet. */
export interface SeriesDate {
  date: string
  startsAt: number
  endsAt: number
  /** In both calendars: 11月3日 周二 · 农历九月廿五 */
  words: string
  skipped: SkipReason | null
  isHoliday: boolean
  leadId: string | null
}

export type SeriesCreateRefusal = SeriesRefusal | PublishRefusal | ContentRefusal | 'changed-meanwhile'

export type SeriesPreview =
  | {
      ok: true
      dates: SeriesDate[]
      /** Number of visits. */
      count: number
      missing: string[]
      /** Years without published public holidays. */
      holidaysUnknown: number[]
    }
  | Refused<SeriesRefusal | 'start-in-past'>

/** `submitted`: number of visits that wait for the administrator's review. */
export type CreateSeriesAnswer =
  | { ok: true; seriesId: string; firstId: string; made: number; submitted: number }
  | Refused<SeriesCreateRefusal>

export interface SeriesActivity extends ActivityHeading {
  version: number
  phase: Phase
  words: string
  lead: string
  /** True if the caller may organise the visit. */
  isOwn: boolean
  seats: SeatTotals
}

export interface SeriesView {
  id: string
  name: string
  plan: SeriesPlan
  endedAt: number | null
  activities: SeriesActivity[]
}

/** Visits that a change applies to. Visits that have begun or were cancelled are never changed. */
export type SeriesScope = 'one' | 'later' | 'all'

export const editSeriesInput = v.object({
  requestId: id,
  /** The visit that was edited, at its version. Only the edited fields are applied to the other visits. */
  activityId: id,
  version,
  plan: activityPlan,
  scope: v.picklist(['one', 'later', 'all']),
  /** True to overwrite fields of other visits that had been changed for that visit alone. */
  withOwn: v.boolean(),
  reason: v.optional(text(100), ''),
})
export type EditSeriesInput = v.InferInput<typeof editSeriesInput>
export const seriesConsequencesInput = v.omit(editSeriesInput, ['requestId'])

/** Fields of a plan that can be changed for many visits at once. */
export type SeriesField =
  | 'title'
  | 'summary'
  | 'categories'
  | 'time'
  | 'town'
  | 'place'
  | 'coming'
  | 'lead'
  | 'partners'
  | 'services'
  | 'positions'

export interface SeriesEditOutcome {
  ok: true
  /** Number of visits that change. */
  changed: number
  activities: {
    activityId: string
    startsAt: number
    /** Fields in which this visit already differed from the edited one. They are kept unless `withOwn` is true. */
    own: SeriesField[]
    consequences: Consequences
  }[]
  /** Number of visits run by other organisations, which are not changed. */
  notOwn: number
}

/** Refusal, with the visit that caused it. No visit is changed. */
export type SeriesEditRefused = Refused<EditActivityRefusal | 'series-day-moved'> & { activityId: string; startsAt: number }
export type SeriesConsequences = SeriesEditOutcome | SeriesEditRefused
/** The answer is stored for a month for retries, so it holds no names. The consequences are a separate query. */
export type SeriesEditAnswer =
  | {
      ok: true
      changed: number
      notOwn: number
      /** Number of visits whose new text waits for the administrator. */
      waiting: number
      activityIds: string[]
    }
  | SeriesEditRefused

export const endSeriesInput = v.object({ requestId: id, activityId: id, reason: text(100, 2) })
export type EndSeriesAnswer =
  | {
      ok: true
      cancelled: number
      /** Number of messages sent. */
      notified: number
      /** Number of drafts, which stay on the desk because volunteers have not seen them. */
      drafts: number
      notOwn: number
    }
  | Refused<'series-ended' | ContentRefusal>
