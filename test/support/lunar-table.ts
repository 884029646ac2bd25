/**
 * The lunar calendar as published: the Hong Kong Observatory's Gregorian-Lunar Calendar Conversion Tables (公曆與農曆日期對照表)
 * of 2023 to 2031, https://www.hko.gov.hk/en/gts/time/conversion.htm, as the first day of each lunar year and the lengths of its months.
 */
import type { LunarDay } from '../../src/domain/calendar/lunar'

export interface PublishedYear {
  year: number
  newYear: string
  /** Lengths of the months in order; a leap month follows the month whose number it has. */
  lengths: readonly number[]
  /** Number of the month that a leap month follows; 0 for none. */
  leap: number
}

const year = (year: number, newYear: string, lengths: string, leap = 0): PublishedYear => ({
  year,
  newYear,
  lengths: lengths.split(' ').map(Number),
  leap,
})

export const PUBLISHED: readonly PublishedYear[] = [
  year(2023, '2023-01-22', '29 30 29 29 30 30 29 30 30 29 30 29 30', 2),
  year(2024, '2024-02-10', '29 30 29 29 30 29 30 30 29 30 30 29'),
  year(2025, '2025-01-29', '30 29 30 29 29 30 29 30 29 30 30 30 29', 6),
  year(2026, '2026-02-17', '30 29 30 29 29 30 29 29 30 30 30 29'),
  year(2027, '2027-02-06', '30 30 29 30 29 29 30 29 29 30 30 29'),
  year(2028, '2028-01-26', '30 30 30 29 30 29 29 30 29 29 30 30 29', 5),
  year(2029, '2029-02-13', '30 30 29 30 29 30 29 30 29 29 30 30'),
  year(2030, '2030-02-03', '29 30 29 30 30 29 30 29 30 29 30 29'),
]
/** First day of the year after the last one. */
export const NEXT_NEW_YEAR = '2031-01-23'

const byDate = new Map<string, LunarDay>()
for (const { newYear, lengths, leap } of PUBLISHED) {
  let at = Date.parse(newYear)
  for (const [index, length] of lengths.entries()) {
    const isLeap = leap > 0 && index === leap
    const month = leap > 0 && index >= leap ? index : index + 1
    for (let day = 1; day <= length; day++, at += 86_400_000) byDate.set(new Date(at).toISOString().slice(0, 10), { month, isLeap, day })
  }
}

/** The published lunar day. @throws outside 2023 to 2030 */
export function publishedLunar(date: string): LunarDay {
  const lunar = byDate.get(date)
  if (!lunar) throw new Error(`${date} is not in the tables`)
  return lunar
}
