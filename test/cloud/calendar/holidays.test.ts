/** The public holidays as the State Council published them (国办发明电〔2024〕12号 for 2025, 〔2025〕7号 for 2026). */
import { loadHolidays } from '../../../src/cloud/calendar/holidays'
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
  expect(isWorkingDay(instantAt(date, '12:00'), await loadHolidays())).toBe(expected)
})

test('ten working days from the eve of the Spring Festival of 2026 skip its nine days and count the make-up Saturdays', async () => {
  const end = endOfWorkingDayAfter(instantAt('2026-02-13', '11:30'), 10, await loadHolidays())
  // The working days are 14 and 24 to 28 February, and 2 to 5 March.
  expect(dayOf(end)).toBe('2026-03-05')
})

test('a year counts as published once its holidays are in the table, and a year without them does not', async () => {
  const holidays = await loadHolidays()
  expect([2024, 2025, 2026, 2099].map((year) => holidays.isPublished(year))).toEqual([true, true, true, false])
})
