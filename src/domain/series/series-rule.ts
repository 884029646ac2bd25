/** Rules that choose the days of a series. */
import { type Day, day, dayOf, instantAt, startOfWeek } from '../calendar/calendar'
import { type LunarCalendar, type LunarDay, lunarDayName, lunarMonthName } from '../calendar/lunar'

/** 0 is Sunday, as in JavaScript. */
export type WeekdayNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6

export type SeriesRule =
  /** Every n-th month on these dates. A month without such a date has no visit for it. Three months are a quarter. */
  | { kind: 'month-dates'; everyMonths: number; dates: readonly number[] }
  /** Every n-th month on the first to fourth, or the last, of one weekday. */
  | { kind: 'month-weekday'; everyMonths: number; nth: 1 | 2 | 3 | 4 | 'last'; weekday: WeekdayNumber }
  /** Every n-th week on these weekdays; weeks begin on Monday. */
  | { kind: 'weekdays'; everyWeeks: number; weekdays: readonly WeekdayNumber[] }
  /** Every lunar month, leap months included, on these days: 逢一逢六 are 1, 6, 11, 16, 21, 26. A short month has no 30th. */
  | { kind: 'lunar-days'; days: readonly number[] }

/** 农历逢一逢六: the lunar days that end in one of these digits; 0 stands for 逢十. */
export const marketDays = (digits: readonly number[]): number[] =>
  Array.from({ length: 30 }, (_, index) => index + 1).filter((lunarDay) => digits.includes(lunarDay % 10))

const WEEK = 7
const yearOf = (date: Day): number => Number(date.slice(0, 4))
const monthOf = (date: Day): number => Number(date.slice(5, 7))
const dateOf = (date: Day): number => Number(date.slice(8, 10))
const monthsBetween = (from: Day, date: Day): number => (yearOf(date) - yearOf(from)) * 12 + monthOf(date) - monthOf(from)
const noon = (date: Day): number => instantAt(date, '12:00')
const weekdayOf = (date: Day): number => new Date(`${date}T00:00:00.000Z`).getUTCDay()
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Tests one day against the rule. @param from first day of the series: months and weeks count from it */
export function fallsOn(date: Day, rule: SeriesRule, from: Day, lunarOf: LunarCalendar): boolean {
  switch (rule.kind) {
    case 'month-dates':
      return monthsBetween(from, date) % rule.everyMonths === 0 && rule.dates.includes(dateOf(date))
    case 'month-weekday':
      return monthsBetween(from, date) % rule.everyMonths === 0 && weekdayOf(date) === rule.weekday && isNth(date, rule.nth)
    case 'weekdays': {
      const weeks = Math.round((startOfWeek(noon(date)) - startOfWeek(noon(from))) / (WEEK * day))
      return weeks % rule.everyWeeks === 0 && rule.weekdays.some((weekday) => weekday === weekdayOf(date))
    }
    case 'lunar-days':
      return rule.days.includes(lunarOf(date).day)
  }
}

const isNth = (date: Day, nth: 1 | 2 | 3 | 4 | 'last'): boolean =>
  nth === 'last' ? dateOf(date) + WEEK > daysIn(yearOf(date), monthOf(date)) : Math.ceil(dateOf(date) / WEEK) === nth

/** Dates of the rule that a month between the two days does not have, in Chinese. */
export function missingDays(rule: SeriesRule, from: Day, until: Day, lunarOf: LunarCalendar): string[] {
  if (rule.kind === 'month-dates') return missingDates(rule.dates, rule.everyMonths, from, until)
  return rule.kind === 'lunar-days' && rule.days.includes(30) ? shortLunarMonths(from, until, lunarOf) : []
}

function missingDates(dates: readonly number[], everyMonths: number, from: Day, until: Day): string[] {
  const found: string[] = []
  for (let passed = 0; passed <= monthsBetween(from, until); passed += everyMonths) {
    const index = monthOf(from) - 1 + passed
    const year = yearOf(from) + Math.floor(index / 12)
    const month = (index % 12) + 1
    const lacking = dates.filter((date) => date > daysIn(year, month))
    if (lacking.length > 0) found.push(`${year}年${month}月没有${lacking.map((date) => `${date}日`).join('、')}`)
  }
  return found
}

/** Lunar months of only 29 days that end between the two days, in Chinese. */
function shortLunarMonths(from: Day, until: Day, lunarOf: LunarCalendar): string[] {
  const found: string[] = []
  let before: LunarDay | undefined
  for (let date = from; date <= until; date = dayOf(noon(date) + day)) {
    const lunar = lunarOf(date)
    if (lunar.day === 1 && before?.day === 29) found.push(`${lunarMonthName(before)}没有${lunarDayName(30)}`)
    before = lunar
  }
  return found
}
