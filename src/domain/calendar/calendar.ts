/**
 * Time as the program sees it: instants are UTC milliseconds, people read them at +08:00.
 * WeChat's runtime has no reliable Intl, and a phone may be set to another zone, so neither is used here.
 */
/** Milliseconds since 1970 in UTC. */
export type Instant = number
/** A day in China, `YYYY-MM-DD`. */
export type Day = string

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** China's distance from UTC. It has one zone and no summer time. */
const CHINA_OFFSET = 8 * hour
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** A date whose UTC fields are China's. */
const inChina = (at: Instant) => new Date(at + CHINA_OFFSET)

const digits = (value: number, length = 2): string => String(value).padStart(length, '0')

/** The day in China on which the instant falls. */
export const dayOf = (at: Instant): Day => `${digits(yearOf(at), 4)}-${digits(monthNumber(at))}-${dayOfMonth(at)}`

export const yearOf = (at: Instant): number => inChina(at).getUTCFullYear()

/** The first instant of the year in China. */
export const startOfYear = (year: number): Instant => instantAt(`${year}-01-01`, '00:00')

/** The instant of a wall-clock time in China. `time` is `HH:mm`. */
export const instantAt = (date: Day, time: string): Instant => Date.parse(`${date}T${time}:00.000+08:00`)

/** True for a day that exists: 2025-02-30 does not. */
export const isDay = (text: string): boolean => /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && dayOf(instantAt(text, '00:00')) === text

/** The first instant of the day in China that holds `at`. */
export const startOfDay = (at: Instant): Instant => instantAt(dayOf(at), '00:00')

/** The first instant of the week in China; weeks begin on Monday. */
export function startOfWeek(at: Instant): Instant {
  const daysSinceMonday = (inChina(at).getUTCDay() + 6) % 7
  return startOfDay(at) - daysSinceMonday * day
}

export const monthNumber = (at: Instant): number => inChina(at).getUTCMonth() + 1
export const dayOfMonth = (at: Instant): string => digits(inChina(at).getUTCDate())
export const weekday = (at: Instant): string => WEEKDAYS[inChina(at).getUTCDay()] ?? ''
export const clock = (at: Instant): string => `${digits(inChina(at).getUTCHours())}:${digits(inChina(at).getUTCMinutes())}`

/** `1月9日 周六`; the year only when it is not `now`'s. */
export function dayInWords(at: Instant, now: Instant): string {
  const year = yearOf(at) === yearOf(now) ? '' : `${yearOf(at)}年`
  return `${year}${monthNumber(at)}月${inChina(at).getUTCDate()}日 ${weekday(at)}`
}

/** `1月9日 周六 08:30`. */
export const momentInWords = (at: Instant, now: Instant): string => `${dayInWords(at, now)} ${clock(at)}`

/** `1月9日 周六 08:30–11:30`; names the last day as well when it is another. */
export function spanInWords(from: Instant, to: Instant, now: Instant): string {
  const end = dayOf(from) === dayOf(to) ? clock(to) : momentInWords(to, now)
  return `${momentInWords(from, now)}–${end}`
}

/** Hours to one decimal, as records and proofs show them. */
export const inHours = (minutes: number): string => (minutes / 60).toFixed(1)
