import fc from 'fast-check'
import {
  day,
  dayInWords,
  dayOf,
  hour,
  instantAt,
  isDay,
  minute,
  momentInWords,
  spanInWords,
  startOfDay,
  startOfWeek,
  startOfYear,
  weekday,
  yearOf,
} from '../../../src/domain/calendar/calendar'

const saturday = instantAt('2027-01-09', '08:30')

test('a wall-clock time in China is eight hours before the same wall-clock time in UTC', () => {
  expect(new Date(saturday).toISOString()).toBe('2027-01-09T00:30:00.000Z')
})

test('an early morning in China belongs to that day, although it is still the day before in UTC', () => {
  expect(dayOf(instantAt('2027-01-09', '07:59'))).toBe('2027-01-09')
  expect(yearOf(instantAt('2027-01-01', '00:00'))).toBe(2027)
})

test('weeks begin on Monday', () => {
  expect(dayOf(startOfWeek(saturday))).toBe('2027-01-04')
  expect(dayOf(startOfWeek(instantAt('2027-01-10', '23:59')))).toBe('2027-01-04')
  expect(dayOf(startOfWeek(instantAt('2027-01-11', '00:00')))).toBe('2027-01-11')
})

test.each([
  ['this year', saturday, '1月9日 周六 08:30'],
  ['another year', instantAt('2026-12-31', '14:05'), '2026年12月31日 周四 14:05'],
])('a moment of %s in words', (_why, at, expected) => {
  expect(momentInWords(at, saturday)).toBe(expected)
})

test('a span names its last day only if it is not the first', () => {
  expect(spanInWords(saturday, saturday + 3 * hour, saturday)).toBe('1月9日 周六 08:30–11:30')
  expect(spanInWords(saturday, saturday + day, saturday)).toBe('1月9日 周六 08:30–1月10日 周日 08:30')
  expect(dayInWords(saturday, saturday)).toBe('1月9日 周六')
})

test.each([
  ['2027-02-28', true],
  ['2027-02-29', false],
  ['2028-02-29', true],
  ['2027-13-01', false],
  ['2027-1-1', false],
  ['0027-01-01', false],
  ['', false],
])('%s is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})

test('a day in China contains all of its instants, and begins at midnight', () => {
  fc.assert(
    fc.property(fc.integer({ min: startOfYear(2001), max: startOfYear(2099) }), (at) => {
      const from = startOfDay(at)
      expect(from <= at && at < from + day).toBe(true)
      expect(instantAt(dayOf(at), '00:00')).toBe(from)
      expect(weekday(from)).toBe(weekday(from + day - minute))
    }),
  )
})
