/** Every day from 2024 to 2030, compared with the published conversion tables and with the engine's calendar, which is wrong twice. */
import { loadLunar } from '../../../src/cloud/calendar/lunar'
import type { LunarDay } from '../../../src/domain/calendar/lunar'
import { NEXT_NEW_YEAR, PUBLISHED, publishedLunar } from '../../support/lunar-table'

const DAY = 86_400_000
const dates: string[] = []
for (let at = Date.UTC(2024, 0, 1); at <= Date.UTC(2030, 11, 31); at += DAY) dates.push(new Date(at).toISOString().slice(0, 10))

test('the published years have no gap, and 2025 and 2028 have leap months', () => {
  const starts = [...PUBLISHED.slice(1).map(({ newYear }) => newYear), NEXT_NEW_YEAR]
  for (const [index, { newYear, lengths }] of PUBLISHED.entries()) {
    const days = lengths.reduce((sum, length) => sum + length, 0)
    expect(new Date(Date.parse(newYear) + days * DAY).toISOString().slice(0, 10)).toBe(starts[index])
  }
  expect(publishedLunar('2025-07-25')).toEqual({ month: 6, isLeap: true, day: 1 })
  expect(publishedLunar('2028-06-23')).toEqual({ month: 5, isLeap: true, day: 1 })
})

test('the lunar calendar agrees with the published tables on each of the 2,557 days from 2024 to 2030', async () => {
  const lunarOf = await loadLunar()
  const wrong = dates.filter((date) => JSON.stringify(sorted(lunarOf(date))) !== JSON.stringify(sorted(publishedLunar(date))))
  expect({ compared: dates.length, wrong }).toEqual({ compared: 2557, wrong: [] })
})

/**
 * The new moons of 2027-02-06 (23:56 in China) and 2030-02-03 (00:07) are minutes from midnight: older formulas put them on the wrong
 * side.
 */
test("the engine's Chinese calendar differs only in the two months whose new moon is next to midnight", () => {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const engine = (date: string): LunarDay => {
    const parts = Object.fromEntries(format.formatToParts(new Date(date)).map(({ type, value }) => [type, value]))
    return { month: Number.parseInt(parts['month'] ?? '', 10), isLeap: (parts['month'] ?? '').includes('bis'), day: Number(parts['day']) }
  }
  const other = dates.filter((date) => JSON.stringify(sorted(engine(date))) !== JSON.stringify(sorted(publishedLunar(date))))
  const known = (date: string) => ('2027-02-06' <= date && date <= '2027-03-07') || ('2030-02-02' <= date && date <= '2030-03-03')
  // An engine with newer formulas may agree everywhere.
  expect(other.filter((date) => !known(date))).toEqual([])
})

const sorted = ({ month, isLeap, day }: LunarDay) => [month, isLeap, day]
