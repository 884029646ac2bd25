import { instantAt } from '../../../src/domain/calendar/calendar'
import { bothInWords, lunarDayName, lunarInWords } from '../../../src/domain/calendar/lunar'
import { publishedLunar } from '../../support/lunar-table'

test.each([
  [1, '初一'],
  [10, '初十'],
  [11, '十一'],
  [19, '十九'],
  [20, '二十'],
  [21, '廿一'],
  [29, '廿九'],
  [30, '三十'],
])('the lunar day %i is called %s', (day, name) => {
  expect(lunarDayName(day)).toBe(name)
})

test('a leap month is marked 闰, and the last two months have their own names', () => {
  expect(lunarInWords({ month: 6, isLeap: true, day: 1 })).toBe('农历闰六月初一')
  expect(lunarInWords({ month: 11, isLeap: false, day: 20 })).toBe('农历冬月二十')
  expect(lunarInWords({ month: 12, isLeap: false, day: 30 })).toBe('农历腊月三十')
})

test('a day is written in both calendars, with its year only if it is not the present one', () => {
  const at = instantAt('2026-11-03', '09:00')
  expect(bothInWords(at, publishedLunar('2026-11-03'), at)).toBe('11月3日 周二 · 农历九月廿五')
  expect(bothInWords(at, publishedLunar('2026-11-03'), instantAt('2027-01-01', '09:00'))).toBe('2026年11月3日 周二 · 农历九月廿五')
})
