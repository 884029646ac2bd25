import { dayOf, instantAt } from '../../../src/domain/calendar/calendar'
import { MOST_OCCURRENCES, type SeriesPlan, datesOf, movedTo } from '../../../src/domain/series/series'
import { type SeriesRule, marketDays } from '../../../src/domain/series/series-rule'
import { publishedLunar } from '../../support/lunar-table'

const holidays = { isPublished: () => true, isWorked: (date: string) => (/-10-0[1-7]$/.test(date) ? false : undefined) }
const calendars = { lunarOf: publishedLunar, holidays, sourceDate: null }
const plan = (rule: SeriesRule, change: Partial<SeriesPlan> = {}): SeriesPlan => ({
  rule,
  from: '2026-12-01',
  end: { kind: 'count', count: 6 },
  skipDates: [],
  skipHolidays: false,
  leadIds: ['minge'],
  ...change,
})
const made = (series: SeriesPlan, change: Partial<Parameters<typeof datesOf>[1]> = {}) => {
  const answer = datesOf(series, { ...calendars, ...change })
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}
const days = (series: SeriesPlan) => made(series).occurrences.map(({ date }) => date)

test('the market days 逢一逢六 are the lunar days 1, 6, 11, 16, 21 and 26', () => {
  expect(marketDays([1, 6])).toEqual([1, 6, 11, 16, 21, 26])
  expect(marketDays([5, 0])).toEqual([5, 10, 15, 20, 25, 30])
})

test.each<[string, SeriesRule, Partial<SeriesPlan>, string[]]>([
  [
    'the 31st of each month: months that lack it are skipped, not moved',
    { kind: 'month-dates', everyMonths: 1, dates: [31] },
    {},
    ['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31', '2027-08-31'],
  ],
  [
    'the 29th of February once in four years',
    { kind: 'month-dates', everyMonths: 12, dates: [29] },
    { from: '2027-02-01', end: { kind: 'count', count: 1 } },
    ['2028-02-29'],
  ],
  [
    'each quarter on the 5th',
    { kind: 'month-dates', everyMonths: 3, dates: [5] },
    { end: { kind: 'count', count: 3 } },
    ['2026-12-05', '2027-03-05', '2027-06-05'],
  ],
  [
    'the second Saturday',
    { kind: 'month-weekday', everyMonths: 1, nth: 2, weekday: 6 },
    { end: { kind: 'count', count: 3 } },
    ['2026-12-12', '2027-01-09', '2027-02-13'],
  ],
  [
    'the last Saturday, be it the fourth or the fifth',
    { kind: 'month-weekday', everyMonths: 1, nth: 'last', weekday: 6 },
    { end: { kind: 'count', count: 3 } },
    ['2026-12-26', '2027-01-30', '2027-02-27'],
  ],
  [
    'every other week on Tuesday and Sunday, counted from the Monday before the first day',
    { kind: 'weekdays', everyWeeks: 2, weekdays: [2, 0] },
    { from: '2026-12-02', end: { kind: 'count', count: 4 } },
    ['2026-12-06', '2026-12-15', '2026-12-20', '2026-12-29'],
  ],
  [
    'lunar market days through a leap month',
    { kind: 'lunar-days', days: [1, 16] },
    { from: '2028-06-20', end: { kind: 'until', date: '2028-08-10' } },
    ['2028-06-23', '2028-07-08', '2028-07-22', '2028-08-06'],
  ],
])('%s', (_why, rule, change, expected) => {
  expect(days(plan(rule, change))).toEqual(expected)
})

test('dates that a short month does not have are listed, in either calendar', () => {
  const february = plan({ kind: 'month-dates', everyMonths: 1, dates: [29, 30] }, { end: { kind: 'until', date: '2027-03-31' } })
  expect(made(february).missing).toEqual(['2027年2月没有29日、30日'])
  const thirtiethAlone = plan({ kind: 'month-dates', everyMonths: 1, dates: [30] }, { end: { kind: 'until', date: '2027-03-31' } })
  expect(made(thirtiethAlone).missing).toEqual(['2027年2月没有30日'])
  const thirtieth = plan({ kind: 'lunar-days', days: [30] }, { from: '2025-07-01', end: { kind: 'until', date: '2025-10-01' } })
  expect(made(thirtieth)).toMatchObject({
    occurrences: [{ date: '2025-07-24' }, { date: '2025-09-21' }],
    missing: ['农历闰六月没有三十'],
  })
})

test('a day left out takes no turn and does not count, so its lead leads the next visit', () => {
  const rotation = plan(
    { kind: 'month-dates', everyMonths: 1, dates: [5] },
    { end: { kind: 'count', count: 4 }, skipDates: ['2027-01-05'], leadIds: ['minge', 'minmeng', 'nonggong'] },
  )
  expect(made(rotation).occurrences).toEqual([
    { date: '2026-12-05', skipped: null, leadId: 'minge' },
    { date: '2027-01-05', skipped: 'named', leadId: null },
    { date: '2027-02-05', skipped: null, leadId: 'minmeng' },
    { date: '2027-03-05', skipped: null, leadId: 'nonggong' },
    { date: '2027-04-05', skipped: null, leadId: 'minge' },
  ])
})

test('public holidays are left out on request, and the day of the source visit always', () => {
  const october = plan({ kind: 'weekdays', everyWeeks: 1, weekdays: [5] }, { from: '2027-09-30', end: { kind: 'count', count: 2 } })
  expect(made(october).occurrences.map(({ skipped }) => skipped)).toEqual([null, null])
  expect(made({ ...october, skipHolidays: true }).occurrences.map(({ skipped }) => skipped)).toEqual(['holiday', null, null])
  expect(made(october, { sourceDate: '2027-10-01' }).occurrences.map(({ skipped }) => skipped)).toEqual(['source', null, null])
})

test.each<[string, SeriesPlan, object]>([
  [
    'ends before its first day',
    plan({ kind: 'weekdays', everyWeeks: 1, weekdays: [1] }, { end: { kind: 'until', date: '2026-12-02' } }),
    { reason: 'series-empty' },
  ],
  [
    'has all its days left out',
    plan({ kind: 'month-dates', everyMonths: 1, dates: [5] }, { end: { kind: 'until', date: '2026-12-31' }, skipDates: ['2026-12-05'] }),
    { reason: 'series-empty' },
  ],
  [
    'asks for a day that no month has',
    plan({ kind: 'month-dates', everyMonths: 12, dates: [31] }, { from: '2026-02-01', end: { kind: 'until', date: '2029-12-31' } }),
    { reason: 'series-empty' },
  ],
  [
    'asks for thousands',
    plan({ kind: 'weekdays', everyWeeks: 1, weekdays: [1] }, { end: { kind: 'count', count: 10_000 } }),
    { reason: 'series-too-many', about: '60' },
  ],
  [
    'has one more than may be made at once',
    plan({ kind: 'weekdays', everyWeeks: 1, weekdays: [0, 1, 2, 3, 4, 5, 6] }, { end: { kind: 'until', date: '2027-01-30' } }),
    { reason: 'series-too-many', about: '60' },
  ],
  [
    'ends in a hundred years',
    plan({ kind: 'month-dates', everyMonths: 12, dates: [1] }, { end: { kind: 'until', date: '2126-01-01' } }),
    { reason: 'series-too-long' },
  ],
  [
    'needs more years than the longest series has',
    plan({ kind: 'month-dates', everyMonths: 12, dates: [1] }, { end: { kind: 'count', count: 10 } }),
    { reason: 'series-too-long' },
  ],
])('a series is refused that %s', (_why, series, refusal) => {
  expect(datesOf(series, calendars)).toMatchObject({ ok: false, ...refusal })
})

test('a series may have as many visits as the limit', () => {
  const daily = plan({ kind: 'weekdays', everyWeeks: 1, weekdays: [0, 1, 2, 3, 4, 5, 6] }, { end: { kind: 'until', date: '2027-01-29' } })
  expect(days(daily)).toHaveLength(MOST_OCCURRENCES)
  expect(days({ ...daily, end: { kind: 'count', count: MOST_OCCURRENCES } })).toHaveLength(MOST_OCCURRENCES)
  expect(datesOf({ ...daily, end: { kind: 'count', count: MOST_OCCURRENCES + 1 } }, calendars)).toMatchObject({ reason: 'series-too-many' })
})

test('a visit keeps its time of day on another day, even if it ends after midnight', () => {
  const evening = { startsAt: instantAt('2026-12-05', '20:00'), endsAt: instantAt('2026-12-06', '01:00') }
  expect(movedTo('2027-01-09', evening)).toEqual({ startsAt: instantAt('2027-01-09', '20:00'), endsAt: instantAt('2027-01-10', '01:00') })
})

test('the days are those of China, in any time zone of the machine', () => {
  expect(dayOf(instantAt('2026-12-05', '00:00'))).toBe('2026-12-05')
  expect(days(plan({ kind: 'weekdays', everyWeeks: 1, weekdays: [6] }, { from: '2026-12-05', end: { kind: 'count', count: 1 } }))).toEqual([
    '2026-12-05',
  ])
})
