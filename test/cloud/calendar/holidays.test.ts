/** The public holidays as the State Council published them (国办发明电〔2024〕12号 for 2025, 〔2025〕7号 for 2026). */
import { arrangements } from '../../../src/cloud/calendar/holidays'
import { dayOf, instantAt } from '../../../src/domain/calendar/calendar'
import { endOfWorkingDayAfter, isWorkingDay } from '../../../src/domain/calendar/working-days'

test.each([
  ['2025-01-26', true, 'the Sunday before Spring Festival'],
  ['2025-01-28', false, "New Year's Eve of the lunar year"],
  ['2025-02-04', false, 'the last day of Spring Festival'],
  ['2025-02-05', true, 'the day after Spring Festival'],
  ['2025-10-08', false, 'the eighth day of the National Day holidays, with Mid-Autumn in them'],
  ['2025-10-11', true, 'a Saturday that makes up for a day of them'],
  ['2026-01-02', false, 'the Friday after New Year'],
  ['2026-01-04', true, 'the Sunday that makes up for that Friday'],
  ['2026-02-14', true, 'the Saturday before Spring Festival'],
  ['2026-02-23', false, 'the ninth day of Spring Festival'],
  ['2026-05-09', true, 'a Saturday after Labour Day'],
  ['2026-06-19', false, 'Dragon Boat'],
  ['2026-09-25', false, 'Mid-Autumn'],
  ['2026-10-10', true, 'a Saturday after National Day'],
  ['2026-11-07', false, 'any Saturday'],
])('%s is a working day: %s (%s)', async (date, expected) => {
  expect(isWorkingDay(instantAt(date, '12:00'), await arrangements([]))).toBe(expected)
})

test('ten working days from the eve of the Spring Festival of 2026 skip its nine days and count the make-up Saturdays', async () => {
  const end = endOfWorkingDayAfter(instantAt('2026-02-13', '11:30'), 10, await arrangements([]))
  // The working days are 14 and 24 to 28 February, and 2 to 5 March.
  expect(dayOf(end)).toBe('2026-03-05')
})

test('a year counts as published once its holidays are in the table, and a year without them does not', async () => {
  const holidays = await arrangements([])
  expect([2024, 2025, 2026, 2099].map((year) => holidays.isPublished(year))).toEqual([true, true, true, false])
})

test("a year that the administrator wrote is the administrator's alone, and its December before counts, too", async () => {
  const own = [
    { year: 2027, date: '2026-12-31', name: '元旦', isWorked: false },
    { year: 2027, date: '2027-01-01', name: '元旦', isWorked: false },
    { year: 2027, date: '2027-01-03', name: '元旦', isWorked: true },
    { year: 2026, date: '2026-10-09', name: '', isWorked: false },
  ]
  const holidays = await arrangements(own)
  const isWorking = (date: string) => isWorkingDay(instantAt(date, '12:00'), holidays)
  expect(['2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'].map(isWorking)).toEqual([false, false, true, true])
  // The library's days of 2026 no longer count: 1 October is a Thursday, 10 October a Saturday.
  expect(['2026-10-01', '2026-10-09', '2026-10-10'].map(isWorking)).toEqual([true, false, false])
  expect([2026, 2027, 2028].map((year) => holidays.isPublished(year))).toEqual([true, true, false])
})
