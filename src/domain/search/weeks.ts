/** Days of the week and months as people name them. */
import { type Instant, day, instantAt, monthNumber, startOfWeek, yearOf } from '../calendar/calendar'
import { type Span, nearest, spanOf } from './festivals'

const WEEKDAYS = '一二三四五六日'

/**
 * A day of the week, or its end. 周六 is the next Saturday, which may be today; 下周六 is the one of the next week.
 * @param which 上, 这, 下 or nothing
 */
export function weekdaySpan(which: string | undefined, name: string, isPast: boolean, now: Instant): Span | null {
  const place = name === '末' ? WEEKDAYS.indexOf('六') : WEEKDAYS.indexOf(name === '天' ? '日' : name)
  const inWeek = (weeks: number): Span => spanOf(startOfWeek(now) + (weeks * 7 + place) * day, name === '末' ? 2 : 1)
  const weeks = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 }[which ?? '']
  return weeks === undefined ? nearest([-1, 0, 1].map(inWeek), isPast, now) : inWeek(weeks)
}

/** A month in China, counted from that of now. */
export function monthSpan(now: Instant, months: number): Span & { month: number } {
  const first = (count: number): Instant => {
    const at = yearOf(now) * 12 + monthNumber(now) - 1 + count
    return instantAt(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, '00:00')
  }
  return { from: first(months), until: first(months + 1), month: monthNumber(first(months)) }
}

/** The months of a year before and after now. */
export const monthsAround = (now: Instant): (Span & { month: number })[] => Array.from({ length: 25 }, (_, at) => monthSpan(now, at - 12))
