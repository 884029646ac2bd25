/** Public holidays that the administrator wrote, by year. */
import { and, asc, eq } from 'drizzle-orm'
import type { HolidayDay } from '../../domain/calendar/holiday-list'
import { type Querier, type Tx } from './database'
import { holidayDays, holidayYears } from './schema/vocabulary'

/** Days of all years with the year of their arrangement. */
export const ownHolidays = (db: Querier): Promise<(HolidayDay & { year: number })[]> =>
  db
    .select({ year: holidayDays.year, date: holidayDays.date, name: holidayDays.name, isWorked: holidayDays.isWorked })
    .from(holidayDays)
    .orderBy(asc(holidayDays.date), asc(holidayDays.year))

/** Version of a year's list; 0 if it was never written. */
export async function holidaysVersion(db: Querier, year: number): Promise<number> {
  const [row] = await db.select({ version: holidayYears.version }).from(holidayYears).where(eq(holidayYears.year, year))
  return row?.version ?? 0
}

/** Replaces a year's days. @returns false, with nothing changed, if the list has another version */
export async function replaceHolidays(tx: Tx, year: number, seen: number, days: readonly HolidayDay[]): Promise<boolean> {
  const written =
    seen === 0
      ? await tx.insert(holidayYears).values({ year, version: 1 }).onConflictDoNothing().returning({ year: holidayYears.year })
      : await tx
          .update(holidayYears)
          .set({ version: seen + 1 })
          .where(and(eq(holidayYears.year, year), eq(holidayYears.version, seen)))
          .returning({ year: holidayYears.year })
  if (written.length === 0) return false
  await tx.delete(holidayDays).where(eq(holidayDays.year, year))
  if (days.length > 0) await tx.insert(holidayDays).values(days.map((one) => ({ ...one, year })))
  return true
}
