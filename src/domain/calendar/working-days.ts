/** Working days in China: Monday to Friday except public holidays, and make-up days. 民政部令第67号 counts in them. */
import { type Day, type Instant, day, dayOf, startOfDay, weekday, yearOf } from './calendar'

/** The State Council's arrangements, as far as they are published: each autumn for the next year. */
export interface HolidayCalendar {
  isPublished(year: number): boolean
  /** True for a make-up day, false for a public holiday, undefined for a day like any other. */
  isWorked(date: Day): boolean | undefined
}

/** Working days after the service within which its record has to be made. 民政部令第67号. */
export const RECORD_WITHIN_WORKING_DAYS = 10

export const isWorkingDay = (at: Instant, calendar: HolidayCalendar): boolean =>
  calendar.isWorked(dayOf(at)) ?? !['周六', '周日'].includes(weekday(at))

/** The last instant of the n-th working day after the day of `at`. */
export function endOfWorkingDayAfter(at: Instant, count: number, calendar: HolidayCalendar): Instant {
  let date = startOfDay(at)
  for (let left = count; left > 0;) {
    date += day
    if (isWorkingDay(date, calendar)) left--
  }
  return date + day - 1
}

/** Working days after today, up to and including the day of `until`; 0 from that day on. */
export function workingDaysLeft(now: Instant, until: Instant, calendar: HolidayCalendar): number {
  let left = 0
  for (let date = startOfDay(now) + day; date <= until; date += day) if (isWorkingDay(date, calendar)) left++
  return left
}

export interface RecordDeadline {
  recordUntil: Instant
  workingDaysLeft: number
  /** Counted by weekdays alone, because the year's public holidays are not published yet. */
  isByWeekday: boolean
}

export function recordDeadline(endsAt: Instant, now: Instant, calendar: HolidayCalendar): RecordDeadline {
  const recordUntil = endOfWorkingDayAfter(endsAt, RECORD_WITHIN_WORKING_DAYS, calendar)
  return {
    recordUntil,
    workingDaysLeft: workingDaysLeft(now, recordUntil, calendar),
    isByWeekday: !calendar.isPublished(yearOf(endsAt)) || !calendar.isPublished(yearOf(recordUntil)),
  }
}
