/** The typed end of a licence. */
import { type Instant, day, dayOf, instantAt, isDay } from '../../domain/calendar/calendar'

/** End of a licence, which is valid through its last day. */
export const endOfLicence = (lastDay: string): Instant => instantAt(lastDay, '00:00') + day

/** The last day of a licence's validity. */
export const lastDayOf = (expiresAt: Instant): string => dayOf(expiresAt - 1)

/** Error in the typed last day; null for none, and for an empty field. */
export function dayProblem(lastDay: string, now: Instant): string | null {
  if (lastDay === '') return null
  if (!isDay(lastDay) || lastDay > LAST_DAY) return '请选一个正确的日期。'
  return endOfLicence(lastDay) <= now ? '这个日期已经过了：执照到期的，不能核实。' : null
}

/** The latest day that the server accepts. */
const LAST_DAY = '2099-12-30'
