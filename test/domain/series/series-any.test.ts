/** A property of any series, checked by a second implementation of the rule. */
import fc from 'fast-check'
import { LONGEST_SERIES, MOST_OCCURRENCES, type SeriesPlan, datesOf } from '../../../src/domain/series/series'
import type { SeriesRule } from '../../../src/domain/series/series-rule'
import { publishedLunar } from '../../support/lunar-table'

const DAY = 86_400_000
const after = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
const holidays = { isPublished: () => true, isWorked: (date: string) => (/-10-0[1-7]$/.test(date) ? false : undefined) }
const calendars = { lunarOf: publishedLunar, holidays, sourceDate: null }

/** Second implementation of the rule, by counting: true for a day that should have a visit. */
function obeys(date: string, { rule, from }: SeriesPlan): boolean {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const weekday = new Date(date).getUTCDay()
  const monthsApart = year * 12 + month - (fromYear * 12 + fromMonth)
  if (rule.kind === 'month-dates') return monthsApart % rule.everyMonths === 0 && rule.dates.includes(dayOfMonth)
  if (rule.kind === 'lunar-days') return rule.days.includes(publishedLunar(date).day)
  if (rule.kind === 'month-weekday') {
    const same = [1, 2, 3, 4, 5].map((nth) => after(date, (nth - 3) * 7 + 0)).filter((other) => other.slice(0, 7) === date.slice(0, 7))
    const all = [...new Set([-4, -3, -2, -1, 0, 1, 2, 3, 4].map((weeks) => after(date, weeks * 7)))].filter(
      (other) => other.slice(0, 7) === date.slice(0, 7),
    )
    const chosen = rule.nth === 'last' ? all.at(-1) : all[rule.nth - 1]
    return same.includes(date) && monthsApart % rule.everyMonths === 0 && weekday === rule.weekday && chosen === date
  }
  const monday = (any: string) => after(any, -((new Date(any).getUTCDay() + 6) % 7))
  const weeks = (Date.parse(monday(date)) - Date.parse(monday(from))) / (7 * DAY)
  return weeks % rule.everyWeeks === 0 && (rule.weekdays as readonly number[]).includes(weekday)
}

const aDay = fc.integer({ min: 0, max: 700 }).map((days) => after('2025-01-01', days))
const some = (from: number, to: number, most: number) =>
  fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: most })
const aRule: fc.Arbitrary<SeriesRule> = fc.oneof(
  fc.record({ kind: fc.constant('month-dates' as const), everyMonths: fc.constantFrom(1, 2, 3, 6, 12), dates: some(1, 31, 4) }),
  fc.record({
    kind: fc.constant('month-weekday' as const),
    everyMonths: fc.constantFrom(1, 3),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'last' as const),
    weekday: fc.constantFrom(0 as const, 1 as const, 3 as const, 6 as const),
  }),
  fc.record({
    kind: fc.constant('weekdays' as const),
    everyWeeks: fc.integer({ min: 1, max: 4 }),
    weekdays: fc.uniqueArray(fc.constantFrom(0 as const, 1 as const, 2 as const, 4 as const, 6 as const), { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('lunar-days' as const), days: some(1, 30, 6) }),
)
const anEnd = (from: string) =>
  fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((count) => ({ kind: 'count' as const, count })),
    fc.integer({ min: 0, max: 400 }).map((length) => ({ kind: 'until' as const, date: after(from, length) })),
  )
const aSeries: fc.Arbitrary<SeriesPlan> = aDay.chain((from) =>
  fc.record({
    rule: aRule,
    from: fc.constant(from),
    end: anEnd(from),
    skipDates: fc.uniqueArray(
      fc.integer({ min: 0, max: 90 }).map((days) => after(from, days)),
      { maxLength: 30 },
    ),
    skipHolidays: fc.boolean(),
    leadIds: fc.uniqueArray(fc.constantFrom('minge', 'minmeng', 'minjian', 'nonggong'), { minLength: 1 }),
  }),
)

test('any series has the days of its rule in order, without exactly the days to skip, and its leads take turns', () => {
  fc.assert(
    fc.property(aSeries, (series) => {
      // The lunar tables end with 2030.
      fc.pre(series.end.kind === 'until' || after(series.from, LONGEST_SERIES) < '2031-01-22')
      const answer = datesOf(series, calendars)
      const limit = series.end.kind === 'until' ? series.end.date : after(series.from, LONGEST_SERIES)
      const expected: string[] = []
      const held: string[] = []
      for (let date = series.from; date <= limit; date = after(date, 1)) {
        if (series.end.kind === 'count' && held.length === series.end.count) break
        if (!obeys(date, series)) continue
        expected.push(date)
        if (!series.skipDates.includes(date) && !(series.skipHolidays && /-10-0[1-7]$/.test(date))) held.push(date)
      }
      if (!answer.ok) {
        if (answer.reason === 'series-empty') expect(held).toEqual([])
        else if (answer.reason === 'series-too-many') expect(held.length).toBeGreaterThan(MOST_OCCURRENCES)
        else expect(series.end).toMatchObject({ kind: 'count' })
        return
      }
      expect(answer.occurrences.map(({ date }) => date)).toEqual(expected)
      const led = answer.occurrences.filter(({ skipped }) => skipped === null)
      expect(led.map(({ date }) => date)).toEqual(held)
      expect(led.map(({ leadId }) => leadId)).toEqual(held.map((_, turn) => series.leadIds[turn % series.leadIds.length]))
    }),
    { numRuns: 100 },
  )
})
