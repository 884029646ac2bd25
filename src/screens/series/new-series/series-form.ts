/** The form of a series, as typed. */
import { type Day, day, dayOf, isDay } from '../../../domain/calendar/calendar'
import { countTyped } from '../../../domain/records/outcome'
import { MOST_OCCURRENCES, type SeriesPlan } from '../../../domain/series/series'
import { type SeriesRule, type WeekdayNumber, marketDays } from '../../../domain/series/series-rule'

export interface SeriesForm {
  name: string
  kind: SeriesRule['kind']
  everyMonths: number
  dates: number[]
  nth: 1 | 2 | 3 | 4 | 'last'
  weekday: WeekdayNumber
  everyWeeks: number
  weekdays: WeekdayNumber[]
  lunarDays: number[]
  from: Day
  endKind: 'count' | 'until'
  /** Digits normally, but any text can be typed. */
  count: string
  /** '' for none. */
  until: string
  skipDates: Day[]
  skipHolidays: boolean
  leadIds: string[]
}

/** Checks a stored form. A damaged or outdated one would leave the page blank. */
export const isSeriesForm = (form: Partial<SeriesForm> | undefined): boolean =>
  [form?.name, form?.kind, form?.from, form?.count, form?.until].every((text) => typeof text === 'string') &&
  [form?.dates, form?.weekdays, form?.lunarDays, form?.skipDates, form?.leadIds].every(Array.isArray)

/** Initial form: a dozen market days from the day after the visit, or from tomorrow if the visit is past. */
export function newSeriesForm(
  source: { title: string; startsAt: number; leadId: string },
  leads: readonly string[],
  now: number,
): SeriesForm {
  const weekday = new Date(`${dayOf(source.startsAt)}T00:00:00.000Z`).getUTCDay() as WeekdayNumber
  return {
    name: source.title,
    kind: 'lunar-days',
    everyMonths: 1,
    dates: [Number(dayOf(source.startsAt).slice(8))],
    nth: 1,
    weekday,
    everyWeeks: 1,
    weekdays: [weekday],
    lunarDays: marketDays([1, 6]),
    from: dayOf(Math.max(now, source.startsAt) + day),
    endKind: 'count',
    count: '12',
    until: '',
    skipDates: [],
    skipHolidays: false,
    leadIds: leads.includes(source.leadId) ? [source.leadId] : leads.slice(0, 1),
  }
}

/** Error for which the plan has no preview, in words; null for none. */
export function problemOf(form: SeriesForm): string | null {
  if (form.kind === 'month-dates' && form.dates.length === 0) return '请选几号。'
  if (form.kind === 'weekdays' && form.weekdays.length === 0) return '请选星期几。'
  if (form.kind === 'lunar-days' && form.lunarDays.length === 0) return '请选逢几，或者选农历的日子。'
  if (!isDay(form.from)) return '请选从哪天开始。'
  if (form.endKind === 'until' && !isDay(form.until)) return '请选到哪天为止。'
  if (form.endKind === 'count' && !isCount(form.count)) return `请写办几场，1 到 ${MOST_OCCURRENCES} 之间。`
  return form.leadIds.length === 0 ? '请至少选一个牵头的组织。' : null
}

const isCount = (typed: string): boolean => {
  const count = countTyped(typed, MOST_OCCURRENCES)
  return count !== null && count >= 1
}

/** The plan to send; null while the form is incomplete. */
export function seriesPlanOf(form: SeriesForm): SeriesPlan | null {
  if (problemOf(form) !== null) return null
  return {
    rule: ruleOf(form),
    from: form.from,
    end:
      form.endKind === 'until'
        ? { kind: 'until', date: form.until }
        : { kind: 'count', count: countTyped(form.count, MOST_OCCURRENCES) ?? 1 },
    skipDates: form.skipDates,
    skipHolidays: form.skipHolidays,
    leadIds: form.leadIds,
  }
}

function ruleOf(form: SeriesForm): SeriesRule {
  switch (form.kind) {
    case 'month-dates':
      return { kind: form.kind, everyMonths: form.everyMonths, dates: form.dates }
    case 'month-weekday':
      return { kind: form.kind, everyMonths: form.everyMonths, nth: form.nth, weekday: form.weekday }
    case 'weekdays':
      return { kind: form.kind, everyWeeks: form.everyWeeks, weekdays: form.weekdays }
    case 'lunar-days':
      return { kind: form.kind, days: form.lunarDays }
  }
}
