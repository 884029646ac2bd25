/** The backups that are kept: all of the last 48 hours, and the newest of each of 7 days, 4 weeks and 12 months that have one. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import fc from 'fast-check'

const RULE = resolve('config/deploy/server/backup/retention.awk')
const day = 86_400_000
// The rule runs on a Linux server; Windows has no awk.
const withAwk = process.platform === 'win32' ? test.skip : test
/** The last moment of the year 2031 in the names' time zone. */
const END = Date.UTC(2031, 11, 31, 23, 59, 59)

const nameOf = (at: number) => `tongxin-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.dump`
const deleted = (names: string[]): string[] =>
  execFileSync('awk', ['-f', RULE], { input: names.map((name) => `/var/backups/tongxin/${name}\n`).join(''), encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace('/var/backups/tongxin/', ''))
const kept = (names: string[]): string[] => {
  const gone = new Set(deleted(names))
  return names.filter((name) => !gone.has(name)).sort()
}

/** Monday of the day's week, by the calendar of JavaScript. */
const monday = (at: number) => {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - ((date.getUTCDay() + 6) % 7) * day
}

/** The rule once more, from the calendar: those of two days, and the newest of each period, in as many periods as are kept. */
function expected(times: number[]): string[] {
  const newestFirst = [...times].sort((a, b) => b - a)
  const newestOf = (period: (at: number) => unknown, most: number) => {
    const seen = new Map<unknown, number>()
    for (const at of newestFirst) if (!seen.has(period(at))) seen.set(period(at), at)
    return [...seen.values()].slice(0, most)
  }
  const all = [
    ...newestFirst.filter((at) => (newestFirst[0] ?? 0) - at <= 2 * day),
    ...newestOf((at) => Math.floor(at / day), 7),
    ...newestOf(monday, 4),
    ...newestOf((at) => new Date(at).toISOString().slice(0, 7), 12),
  ]
  return [...new Set(all)].map(nameOf).sort()
}

const SECONDS = 2 * 366 * 86_400
/** Times of two years, a part of them in the last four days. */
const seconds = fc.oneof(fc.integer({ min: 0, max: SECONDS }), fc.integer({ min: 0, max: 4 * 86_400 })).map((ago) => END - ago * 1_000)

withAwk('all of 48 hours, and the newest of seven days, four weeks and twelve months are kept, whatever days have no backup', () => {
  fc.assert(
    fc.property(fc.uniqueArray(seconds, { minLength: 1, maxLength: 400, size: 'max' }), (times) => {
      expect(kept(times.map(nameOf))).toEqual(expected(times))
    }),
    { numRuns: 40 },
  )
})

withAwk('a year of daily backups, each deleting at once, ends as one deletion at the end would', () => {
  const days = Array.from({ length: 400 }, (_, ago) => END - (399 - ago) * day)
  let folder: string[] = []
  // Every seventh night is enough to see the rule act on what it left.
  for (let night = 0; night < days.length; night += 7) folder = kept([...folder, ...days.slice(night, night + 7).map(nameOf)])
  expect(folder).toEqual(expected(days))
  expect(folder.length).toBeLessThanOrEqual(7 + 4 + 12 + 1)
})

withAwk('backups by hand cost no good one of the night before for 48 hours, and after them one of a day is left', () => {
  const night = Date.UTC(2031, 11, 1, 2, 30)
  const byHand = [8, 9, 10].map((hours) => night + hours * 3_600_000)
  const after = (hours: number) => nameOf(night + hours * 3_600_000)
  expect(deleted([nameOf(night), ...byHand.map(nameOf)])).toEqual([])
  expect(deleted([nameOf(night), ...byHand.map(nameOf), after(48)])).toEqual([])
  expect(deleted([nameOf(night), ...byHand.map(nameOf), after(72)]).sort()).toEqual([night, ...byHand.slice(0, -1)].map(nameOf))
})

withAwk('a time without backups costs none of the old ones', () => {
  const old = Array.from({ length: 7 }, (_, ago) => END - 365 * day - ago * day)
  expect(deleted(old.map(nameOf))).toEqual([])
})

withAwk('files that are no backups are never deleted', () => {
  const others = ['tongxin-20310101-000000.manifest', 'my-tongxin-20310101-000000.dump', 'tongxin-2031.dump', 'last-backup.json']
  expect(
    deleted([...others, ...Array.from({ length: 60 }, (_, n) => nameOf(END - n * day))]).filter((name) => others.includes(name)),
  ).toEqual([])
})
