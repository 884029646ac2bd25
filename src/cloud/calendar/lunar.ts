/** The lunar calendar of GB/T 33661-2017. Loaded when first asked for, since most calls need none of it. */
import { day as oneDay } from '../../domain/calendar/calendar'
import type { LunarCalendar } from '../../domain/calendar/lunar'

/**
 * The library agrees with the Hong Kong Observatory's conversion tables on every day from 2024 to 2030 (see its test);
 * the calendar that JavaScript engines bring does not: it has two months of 2027 and 2030 begin a day off.
 */
export async function loadLunar(): Promise<LunarCalendar> {
  const { SolarDay } = await import('tyme4ts')
  // A series asks day after day, and the library takes a third of a millisecond each: one look a month is enough.
  let known = { from: 0, days: 0, month: 0, isLeap: false }
  return (date) => {
    const at = Date.parse(date)
    if (at < known.from || at >= known.from + known.days * oneDay) {
      const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
      const lunar = SolarDay.fromYmd(year, month, dayOfMonth).getLunarDay()
      const found = lunar.getLunarMonth()
      const from = at - (lunar.getDay() - 1) * oneDay
      known = { from, days: found.getDayCount(), month: found.getMonth(), isLeap: found.isLeap() }
    }
    return { month: known.month, isLeap: known.isLeap, day: (at - known.from) / oneDay + 1 }
  }
}
