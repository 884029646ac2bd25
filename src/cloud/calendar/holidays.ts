/**
 * Public holidays: the base's own lists, and for other years the arrangements of the State Council that a library knows. It is loaded at
 * first use, since most calls do not need it.
 */
import { type Day, type Instant, day, dayOf, startOfYear, yearOf } from '../../domain/calendar/calendar'
import type { HolidayDay } from '../../domain/calendar/holiday-list'
import type { HolidayCalendar } from '../../domain/calendar/working-days'
import { ownHolidays } from '../db/calendar'
import type { Querier } from '../db/database'

type Arranged = Pick<HolidayDay, 'name' | 'isWorked'>

/** The library knows only arrangements that were published before its release. */
async function known(): Promise<(date: Day) => Arranged | null> {
  const { LegalHoliday } = await import('tyme4ts')
  return (date) => {
    const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
    const holiday = LegalHoliday.fromYmd(year, month, dayOfMonth)
    return holiday && { name: holiday.getName(), isWorked: holiday.isWork() }
  }
}

type OwnHolidays = Awaited<ReturnType<typeof ownHolidays>>

/** The arrangements of all years. @param own days of the years that the administrator wrote */
export async function arrangements(own: OwnHolidays) {
  const byDate = new Map<Day, Arranged>(own.map((one) => [one.date, one]))
  const years = new Set(own.map(({ year }) => year))
  const ofLibrary = await known()
  const isOwn = (year: number) => years.has(year)
  const on = (date: Day): Arranged | null => byDate.get(date) ?? (isOwn(Number(date.slice(0, 4))) ? null : ofLibrary(date))
  return {
    isOwn,
    // New Year's Day is in each year's arrangement.
    isPublished: (year: number) => isOwn(year) || ofLibrary(`${year}-01-01`) !== null,
    on,
    isWorked: (date: Day) => on(date)?.isWorked,
  }
}

/** Name of a holiday of which only the day was written. */
const ANY_HOLIDAY = '法定节假日'

/** Name of the holiday; null for a working day, or a year without a published arrangement. */
export async function holidayOn(db: Querier, at: Instant): Promise<string | null> {
  const found = (await arrangements(await ownHolidays(db))).on(dayOf(at))
  return found && !found.isWorked ? found.name || ANY_HOLIDAY : null
}

export const loadHolidays = async (db: Querier): Promise<HolidayCalendar> => arrangements(await ownHolidays(db))

/** The days of a year's arrangement, and where they come from. */
export async function holidaysOf(db: Querier, year: number): Promise<{ days: HolidayDay[]; from: 'own' | 'known' | 'none' }> {
  const own = await ownHolidays(db)
  const { isOwn, isPublished, on } = await arrangements(own)
  if (isOwn(year)) return { days: own.filter((one) => one.year === year).map(({ year: _, ...one }) => one), from: 'own' }
  const days: HolidayDay[] = []
  for (let at = startOfYear(year); yearOf(at) === year; at += day) {
    const found = on(dayOf(at))
    if (found) days.push({ date: dayOf(at), ...found })
  }
  return { days, from: isPublished(year) ? 'known' : 'none' }
}
