/** The lunar calendar of GB/T 33661-2017. The library is loaded at first use, since most calls do not need it. */
import { day as oneDay } from '../../domain/calendar/calendar'
import type { LunarCalendar } from '../../domain/calendar/lunar'

/**
 * The library agrees with the Hong Kong Observatory's conversion tables on every day from 2024 to 2030 (see its test);
 * the calendar of JavaScript engines does not: two of its months, in 2027 and 2030, begin a day off.
 */
export async function loadLunar(): Promise<LunarCalendar> {
  const { SolarDay } = await import('tyme4ts')
  // A series asks for many consecutive days, and a look-up takes a third of a millisecond, so there is one look-up for each lunar month.
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
