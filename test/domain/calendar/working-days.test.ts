import { type Day, day, dayOf, instantAt } from '../../../src/domain/calendar/calendar'
import {
  type HolidayCalendar,
  endOfWorkingDayAfter,
  isWorkingDay,
  recordDeadline,
  workingDaysLeft,
} from '../../../src/domain/calendar/working-days'

/** Spring Festival of an invented year: the 15th to the 18th are off, Sunday the 14th makes up for one of them. */
const calendar: HolidayCalendar = {
  isPublished: (year) => year === 2027,
  isWorked: (date) => ({ '2027-02-14': true, '2027-02-15': false, '2027-02-16': false, '2027-02-17': false, '2027-02-18': false })[date],
}

const noon = (date: Day) => instantAt(date, '12:00')

test.each([
  ['a Friday', '2027-02-19', true],
  ['a Saturday', '2027-02-20', false],
  ['a Sunday that makes up for a holiday', '2027-02-14', true],
  ['a Monday that is a public holiday', '2027-02-15', false],
])('%s is a working day: %s', (_why, date, expected) => {
  expect(isWorkingDay(noon(date), calendar)).toBe(expected)
})

test.each([
  ['ten days over two weekends', '2027-01-09', 10, '2027-01-22'],
  ['the day itself does not count', '2027-01-11', 1, '2027-01-12'],
  ['a make-up Sunday counts', '2027-02-13', 1, '2027-02-14'],
  ['holidays do not count', '2027-02-14', 1, '2027-02-19'],
])('the end of a period of working days: %s', (_why, from, count, expected) => {
  const end = endOfWorkingDayAfter(noon(from), count, calendar)
  expect([dayOf(end), dayOf(end + 1)]).toEqual([expected, dayOf(noon(expected) + day)])
})

test('working days after the last minute of a day in China are counted from that day, not from the next', () => {
  expect(dayOf(endOfWorkingDayAfter(instantAt('2027-01-11', '23:59'), 1, calendar))).toBe('2027-01-12')
})

test.each([
  ['three working days before', '2027-01-19', 3],
  ['over the weekend', '2027-01-16', 5],
  ['on the last day', '2027-01-22', 0],
  ['after the deadline', '2027-01-25', 0],
])('working days left: %s', (_why, today, expected) => {
  const until = endOfWorkingDayAfter(noon('2027-01-09'), 10, calendar)
  expect(workingDaysLeft(noon(today), until, calendar)).toBe(expected)
})

test.each([
  ['both days in a published year', '2027-01-09', false],
  ['the end in an unpublished year', '2026-12-30', true],
  ['the last day in an unpublished year', '2027-12-27', true],
])("a deadline is counted by weekdays alone when a year's holidays are not published: %s", (_why, date, expected) => {
  expect(recordDeadline(noon(date), noon(date), calendar).isByWeekday).toBe(expected)
})
