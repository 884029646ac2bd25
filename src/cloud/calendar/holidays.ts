/** Public holidays as the State Council arranged them. Loaded when first asked for, since most calls need none of it. */
import { type Day, type Instant, dayOf } from '../../domain/calendar/calendar'
import type { HolidayCalendar } from '../../domain/calendar/working-days'

/** The library has every arrangement published before its release; of later years nothing is known. */
async function arrangements() {
  const { LegalHoliday } = await import('tyme4ts')
  return (date: Day) => {
    const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
    return LegalHoliday.fromYmd(year, month, dayOfMonth)
  }
}

/** What that day off is called; null for a day that is worked, or of a year that is not arranged yet. */
export async function holidayOn(at: Instant): Promise<string | null> {
  const holiday = (await arrangements())(dayOf(at))
  return holiday && !holiday.isWork() ? holiday.getName() : null
}

export async function loadHolidays(): Promise<HolidayCalendar> {
  const arranged = await arrangements()
  return {
    // New Year's Day stands in each year's arrangement.
    isPublished: (year) => arranged(`${year}-01-01`) !== null,
    isWorked: (date) => arranged(date)?.isWork(),
  }
}
