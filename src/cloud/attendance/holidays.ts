/** Public holidays as the State Council arranged them. Loaded when first asked for, since most calls need none of it. */
import { type Instant, dayOf } from '../../domain/calendar'
import type { HolidayCalendar } from '../../domain/working-days'

/** What the State Council calls that day off; null for a day that is worked, or of a year that is not arranged yet. */
export async function holidayOn(at: Instant): Promise<string | null> {
  const { LegalHoliday } = await import('tyme4ts')
  const [year = 0, month = 0, dayOfMonth = 0] = dayOf(at).split('-').map(Number)
  const holiday = LegalHoliday.fromYmd(year, month, dayOfMonth)
  return holiday && !holiday.isWork() ? holiday.getName() : null
}

/** The library has every arrangement published before its release; of later years nothing is known. */
export async function loadHolidays(): Promise<HolidayCalendar> {
  const { LegalHoliday } = await import('tyme4ts')
  return {
    // New Year's Day stands in each year's arrangement.
    isPublished: (year) => LegalHoliday.fromYmd(year, 1, 1) !== null,
    isWorked: (date) => {
      const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
      return LegalHoliday.fromYmd(year, month, dayOfMonth)?.isWork()
    },
  }
}
