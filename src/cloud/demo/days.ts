/** Days of the sample visits within the next eight weeks. */
import { SolarDay } from 'tyme4ts'
import { type Day, type Instant, day, dayOf, startOfDay, weekday } from '../../domain/calendar/calendar'

export const WEEKS = 8

/** Kind of day for a visit. */
export type DayWish =
  /** 农历逢一逢六: the 1st, 6th, 11th … of the lunar month. */
  'market' | 'workday' | 'weekend'

/** Market towns meet every fifth day of the lunar month, on days that end in one and in six. */
export function isMarketDay(date: Day): boolean {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  return SolarDay.fromYmd(year, month, dayOfMonth).getLunarDay().getDay() % 5 === 1
}

const isWeekend = (date: Day): boolean => ['周六', '周日'].includes(weekday(Date.parse(`${date}T00:00+08:00`)))

const FITS: Record<DayWish, (date: Day) => boolean> = {
  market: isMarketDay,
  workday: (date) => !isWeekend(date),
  weekend: isWeekend,
}

/**
 * A day for each wish, within its week counted from tomorrow. Of the days that fit, a day with the fewest visits is chosen.
 * Every week has at least one day that fits: six days in a row hold a market day, a workday and a day of a weekend.
 */
export function chooseDays(wishes: readonly { week: number; on: DayWish }[], now: Instant): Day[] {
  const taken = new Map<Day, number>()
  return wishes.map(({ week, on }, index) => {
    const fitting = daysOfWeek(week, now).filter(FITS[on])
    const least = Math.min(...fitting.map((date) => taken.get(date) ?? 0))
    const free = fitting.filter((date) => (taken.get(date) ?? 0) === least)
    const chosen = free[index % free.length]
    if (chosen === undefined) throw new Error(`no ${on} in week ${week}`)
    taken.set(chosen, least + 1)
    return chosen
  })
}

/** Days of a week; the last week is a day short, so that no visit begins more than eight weeks from now. */
function daysOfWeek(week: number, now: Instant): Day[] {
  const days = Array.from({ length: 7 }, (_, index) => week * 7 + index + 1).filter((offset) => offset < WEEKS * 7)
  return days.map((offset) => dayOf(startOfDay(now) + offset * day))
}
