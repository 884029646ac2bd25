/** Festivals and public holidays by the names that people type, in both calendars. */
import { type Instant, day, dayOf, instantAt, startOfDay, yearOf } from '../calendar/calendar'
import type { HolidayDay } from '../calendar/holiday-list'
import type { LunarCalendar } from '../calendar/lunar'

/** Books of days, which are large: the lunar calendar, and the days of the public holidays around now. */
export interface DayBooks {
  lunar: LunarCalendar
  holidays: readonly HolidayDay[]
}

interface Festival {
  /** As people type it. */
  names: RegExp
  /** As the State Council's notices name it; absent without days off. */
  holiday?: string
  /** Month and day, and the number of days where no notice tells. */
  on: { calendar: 'solar' | 'lunar'; month: number; day: number; days: number }
}

const solar = (month: number, ofMonth: number, days = 1): Festival['on'] => ({ calendar: 'solar', month, day: ofMonth, days })
const lunar = (month: number, ofMonth: number, days = 1): Festival['on'] => ({ calendar: 'lunar', month, day: ofMonth, days })

const FESTIVALS: readonly Festival[] = [
  { names: /^元旦/, holiday: '元旦', on: solar(1, 1) },
  { names: /^(?:春节|过年)/, holiday: '春节', on: lunar(1, 1, 7) },
  // The day is the 4th or the 5th.
  { names: /^清明/, holiday: '清明', on: solar(4, 4, 3) },
  { names: /^(?:五一|劳动节)/, holiday: '劳动', on: solar(5, 1, 5) },
  { names: /^端午/, holiday: '端午', on: lunar(5, 5) },
  { names: /^中秋/, holiday: '中秋', on: lunar(8, 15) },
  { names: /^(?:国庆|十一)/, holiday: '国庆', on: solar(10, 1, 7) },
  { names: /^元宵/, on: lunar(1, 15) },
  { names: /^七夕/, on: lunar(7, 7) },
  { names: /^重阳/, on: lunar(9, 9) },
  { names: /^腊八/, on: lunar(12, 8) },
  // The north has it a day earlier.
  { names: /^小年/, on: lunar(12, 23, 2) },
  { names: /^(?:三八|妇女节)/, on: solar(3, 8) },
  { names: /^植树节/, on: solar(3, 12) },
  { names: /^(?:六一|儿童节)/, on: solar(6, 1) },
  { names: /^教师节/, on: solar(9, 10) },
]

/** Pattern of a festival's name. 十一 alone may be a number. */
export const FESTIVAL =
  '(?:元旦|春节|过年|清明|端午|中秋|国庆|元宵|七夕|重阳|腊八|小年)节?|五一(?:劳动节)?|劳动节|三八(?:妇女节)?|妇女节|植树节|六一(?:儿童节)?|儿童节|教师节|十一(?:国庆|长假)|除夕|大年三十'

/** Days of both calendars that a search looks through, before and after now. */
const REACH = 400

/** First day of a span and the first day after it. */
export interface Span {
  from: Instant
  until: Instant
}

/** The span nearest to now on the asked side; one that goes on is on both. */
export function nearest(spans: readonly Span[], isPast: boolean, now: Instant): Span | null {
  const fitting = spans.filter(({ from, until }) => (isPast ? from <= now : until > now)).sort((one, other) => one.from - other.from)
  return (isPast ? fitting[fitting.length - 1] : fitting[0]) ?? null
}

export const spanOf = (from: Instant, days = 1): Span => ({ from, until: from + days * day })

/** The same day of the years around now. */
export const yearly = (month: number, ofMonth: number, days: number, now: Instant): Span[] =>
  [-1, 0, 1].flatMap((years) => {
    const date = `${yearOf(now) + years}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`
    const from = instantAt(date, '00:00')
    return dayOf(from) === date ? [spanOf(from, days)] : []
  })

/** Days of the lunar calendar around now. @param month null for any */
export function lunarDays(month: number | null, ofMonth: number, days: number, { lunar: calendar }: DayBooks, now: Instant): Span[] {
  const today = startOfDay(now)
  const found: Span[] = []
  for (let offset = -REACH; offset <= REACH; offset++) {
    const from = today + offset * day
    const date = calendar(dayOf(from))
    if (date.day === ofMonth && (month === null || (date.month === month && !date.isLeap))) found.push(spanOf(from, days))
  }
  return found
}

/** Spans of a festival around now; none for an unknown name. */
export function festivalSpans(name: string, books: DayBooks, now: Instant): Span[] {
  if (/^(?:除夕|大年三十)/.test(name)) return lunarDays(1, 1, 1, books, now).map(({ from }) => spanOf(from - day))
  const festival = FESTIVALS.find(({ names }) => names.test(name))
  if (!festival) return []
  const { calendar, month, day: ofMonth, days } = festival.on
  const usual = calendar === 'solar' ? yearly(month, ofMonth, days, now) : lunarDays(month, ofMonth, days, books, now)
  return usual.map((span) => arranged(span, festival.holiday, books) ?? span)
}

/** Days off of the holiday, where its notice is out. */
function arranged({ from, until }: Span, holiday: string | undefined, { holidays }: DayBooks): Span | null {
  if (holiday === undefined) return null
  const off = holidays
    .filter(({ name, isWorked }) => !isWorked && name.includes(holiday))
    .map(({ date }) => instantAt(date, '00:00'))
    .filter((at) => Math.abs(at - from) < 15 * day)
  return off.length === 0
    ? null
    : { from: Math.min(...off, from), until: Math.max(...off.map((at) => at + day), Math.min(until, from + day)) }
}
