/** A year's public holidays in words. */
import type { HolidaysView } from '../../../contract/calendar'
import { type Day, instantAt, weekday } from '../../../domain/calendar/calendar'
import { type HolidayDay, type HolidayProblem, holidaySpans } from '../../../domain/calendar/holiday-list'

const SOURCES: Record<HolidaysView['from'], string> = { own: '本基地写的', known: '程序自带', none: '' }
export const sourceWords = (from: HolidaysView['from']): string => SOURCES[from]

export const PROBLEM_WORDS: Record<HolidayProblem, string> = {
  'not-understood': '没看懂是放假还是上班',
  'no-such-day': '没有这一天，或者起止不对',
  'other-year': '不是这一年的日子',
  'weekday-differs': '写的星期和日期对不上',
  'count-differs': '写的天数和日期对不上',
  'day-contradicts': '同一天又放假又上班',
}

const dayWords = (date: Day): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（${weekday(instantAt(date, '12:00'))}）`

/** `春节 2月15日（周日）至2月23日（周一）放假，9 天`, a line for each span. */
export const spanWords = (days: readonly HolidayDay[]): string[] =>
  holidaySpans(days).map(({ name, isWorked, from, to, count }) => {
    const span = from === to ? dayWords(from) : `${dayWords(from)}至${dayWords(to)}`
    return `${name === '' ? '' : `${name} `}${span}${isWorked ? '上班' : '放假'}${count > 1 ? `，${count} 天` : ''}`
  })

/** Lines from which the same days are read again. */
export const linesOf = (days: readonly HolidayDay[]): string =>
  days.map(({ date, name, isWorked }) => `${name === '' ? '' : `${name}：`}${date} ${isWorked ? '上班' : '放假'}`).join('\n')
