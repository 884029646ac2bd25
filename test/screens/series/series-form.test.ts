import { day, instantAt } from '../../../src/domain/calendar/calendar'
import { type SeriesForm, isSeriesForm, newSeriesForm, problemOf, seriesPlanOf } from '../../../src/screens/series/new-series/series-form'

const source = { title: '健康驿站', startsAt: instantAt('2027-01-09', '08:30'), leadId: 'nonggong' }
const now = instantAt('2027-01-04', '10:00')
const form = (change: Partial<SeriesForm> = {}): SeriesForm => ({ ...newSeriesForm(source, ['minge', 'nonggong'], now), ...change })

test("a new form has a dozen market days from the day after the visit, under the visit's lead", () => {
  expect(seriesPlanOf(form())).toEqual({
    rule: { kind: 'lunar-days', days: [1, 11, 21, 6, 16, 26].sort((one, other) => one - other) },
    from: '2027-01-10',
    end: { kind: 'count', count: 12 },
    skipDates: [],
    skipHolidays: false,
    leadIds: ['nonggong'],
  })
})

test('an outdated or empty form is not restored', () => {
  expect(isSeriesForm(form())).toBe(true)
  const { lunarDays: _, ...earlier } = form()
  for (const other of [undefined, {}, earlier]) expect(isSeriesForm(other)).toBe(false)
})

test('a series from a past visit begins tomorrow, and is led by an organisation of the organiser', () => {
  const later = newSeriesForm(source, ['minge'], source.startsAt + 30 * day)
  expect(later).toMatchObject({ from: '2027-02-09', leadIds: ['minge'] })
})

test.each<[string, Partial<SeriesForm>, RegExp | null]>([
  ['no lunar day', { lunarDays: [] }, /逢几/],
  ['no date', { kind: 'month-dates', dates: [] }, /几号/],
  ['no weekday', { kind: 'weekdays', weekdays: [] }, /星期几/],
  ['no first day', { from: '' }, /哪天开始/],
  ['no last day', { endKind: 'until' }, /到哪天/],
  ['no number of visits', { count: '' }, /1 到 60/],
  ['zero visits', { count: '0' }, /1 到 60/],
  ['thousands of visits', { count: '10000' }, /1 到 60/],
  ['a negative number of visits', { count: '-1' }, /1 到 60/],
  ['no lead', { leadIds: [] }, /牵头/],
  ['a number in full-width digits', { count: '１２' }, null],
  ['a last day', { endKind: 'until', until: '2027-12-31', count: '' }, null],
])('a form with %s becomes a plan only if it has no problem', (_why, change, problem) => {
  if (problem === null) expect(problemOf(form(change))).toBeNull()
  else expect(problemOf(form(change))).toMatch(problem)
  expect(seriesPlanOf(form(change)) === null).toBe(problem !== null)
})
