/** The lunar calendar in words. The calendar itself is an argument, since its tables are large. */
import { type Day, type Instant, dayInWords } from './calendar'

export interface LunarDay {
  /** 1 to 12; a leap month bears the number of the one before it. */
  month: number
  isLeap: boolean
  /** 1 to 30; a short month has 29. */
  day: number
}

/** The lunar day of a day, for every day between 1900 and 2100. */
export type LunarCalendar = (date: Day) => LunarDay

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'] as const
const TENS = ['初', '十', '廿', '三'] as const
const DIGITS = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** Name of a day of the lunar month: 1 is 初一, 10 初十, 20 二十, 24 廿四, 30 三十. */
export function lunarDayName(day: number): string {
  if (day === 20) return '二十'
  return `${TENS[day === 10 ? 0 : Math.floor(day / 10)] ?? ''}${DIGITS[day % 10] ?? ''}`
}

/** `农历九月`, `农历闰六月`. */
export const lunarMonthName = ({ month, isLeap }: Omit<LunarDay, 'day'>): string => `农历${isLeap ? '闰' : ''}${MONTHS[month - 1] ?? ''}月`

/** `农历九月廿四`, `农历闰六月初一`. */
export const lunarInWords = (lunar: LunarDay): string => `${lunarMonthName(lunar)}${lunarDayName(lunar.day)}`

/** `11月3日 周二 · 农历九月廿四`. */
export const bothInWords = (at: Instant, lunar: LunarDay, now: Instant): string => `${dayInWords(at, now)} · ${lunarInWords(lunar)}`
