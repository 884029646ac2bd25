/** Public holidays as arranged by the State Council. The library is loaded at first use, since most calls do not need it. */
import { type Day, type Instant, dayOf } from '../../domain/calendar/calendar'
import type { HolidayCalendar } from '../../domain/calendar/working-days'

/** The library knows only arrangements that were published before its release. */
async function arrangements() {
  const { LegalHoliday } = await import('tyme4ts')
  return (date: Day) => {
    const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
    return LegalHoliday.fromYmd(year, month, dayOfMonth)
  }
}

/** Name of the holiday; null for a working day, or a year without a published arrangement. */
export async function holidayOn(at: Instant): Promise<string | null> {
  const holiday = (await arrangements())(dayOf(at))
  return holiday && !holiday.isWork() ? holiday.getName() : null
}

export async function loadHolidays(): Promise<HolidayCalendar> {
  const arranged = await arrangements()
  return {
    // New Year's Day is in each year's arrangement.
    isPublished: (year) => arranged(`${year}-01-01`) !== null,
    isWorked: (date) => arranged(date)?.isWork(),
  }
}
