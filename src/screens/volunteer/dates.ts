/** Dates in full, with the year. */
import { type Instant, dayOfMonth, monthNumber, yearOf } from '../../domain/calendar/calendar'

/** A date in full: `2026 年 3 月 5 日`. */
export const paperDate = (at: Instant): string => `${yearOf(at)} 年 ${monthNumber(at)} 月 ${Number(dayOfMonth(at))} 日`
