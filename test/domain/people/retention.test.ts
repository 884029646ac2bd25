/** Times of retention, and the plan of a run. */
import fc from 'fast-check'
import { day, hour, instantAt, startOfDay } from '../../../src/domain/calendar/calendar'
import {
  MOST_A_RUN,
  RETAINED_KINDS,
  RETENTION,
  STAYING,
  cutoffOf,
  dueAt,
  keptInWords,
  nameRemoved,
  planRun,
} from '../../../src/domain/people/retention'
import { UNDO_WITHIN } from '../../../src/domain/people/same-person'

const kind = fc.constantFrom(...RETAINED_KINDS)
const at = fc.integer({ min: 0, max: instantAt('2100-01-01', '00:00') })

test('nothing younger than its time is due, and nothing older than its time and a day is left', () => {
  const late = fc.oneof(fc.integer({ min: -2 * day, max: 2 * day }), fc.integer({ min: -365 * day, max: 5 * 366 * day }))
  fc.assert(
    fc.property(kind, at, late, (of, since, over) => {
      const isDue = since < cutoffOf(of, since + RETENTION[of].kept + over)
      if (over <= 0) expect(isDue).toBe(false)
      if (over > day) expect(isDue).toBe(true)
    }),
  )
})

test('data is due from the moment that the page names, and not a millisecond before', () => {
  fc.assert(
    fc.property(kind, at, (of, since) => {
      const due = dueAt(of, since)
      expect([since < cutoffOf(of, due - 1), since < cutoffOf(of, due)]).toEqual([false, true])
    }),
  )
})

test('data that is kept for days goes at midnight in China, and data that is kept for hours at its minute', () => {
  const since = instantAt('2027-03-05', '09:30')
  expect(dueAt('messages', since)).toBe(instantAt('2027-06-06', '00:00'))
  expect(dueAt('uploads', since)).toBe(since + 2 * hour + 1)
  for (const of of RETAINED_KINDS.filter((one) => RETENTION[one].kept > day)) expect(startOfDay(dueAt(of, since))).toBe(dueAt(of, since))
})

test('a run ends the due rows of each kind in the order of the table, and of none more than the most a run', () => {
  const due = fc.uniqueArray(fc.record({ kind, rows: fc.nat({ max: 900 }), oldest: at }), { selector: (one) => one.kind })
  fc.assert(
    fc.property(due, fc.integer({ min: 1, max: 1_500 }), (rows, most) => {
      const planned = planRun(rows, most)
      expect(planned.every(({ kind, rows: ended }) => ended === Math.min(rows.find((one) => one.kind === kind)?.rows ?? 0, most))).toBe(
        true,
      )
      expect(planned).toHaveLength(rows.filter((one) => one.rows > 0).length)
      expect(planned.map((one) => one.kind)).toEqual(RETAINED_KINDS.filter((one) => planned.some((line) => line.kind === one)))
      for (const one of planned) expect(one.rows).toBeGreaterThan(0)
    }),
  )
})

test('people without a name differ from each other', () => {
  const [one, other] = ['3fa2c1d0-0000-4000-8000-000000000000', '3fa2c2d0-0000-4000-8000-000000000000']
  expect([nameRemoved(one), nameRemoved(other)]).toEqual(['姓名已删除 3FA2C1', '姓名已删除 3FA2C2'])
})

test.each([
  ['an uploaded roster', RETENTION.uploads.kept, '2 小时'],
  ['an exported file', RETENTION['exported-files'].kept, '1 天'],
  ['a first answer', RETENTION.answers.kept, '30 天'],
  ['a message', RETENTION.messages.kept, '92 天'],
  ['the list of phones', RETENTION['list-phones'].kept, '30 天'],
  ['a sign-up that came to nothing', RETENTION['unused-sign-ups'].kept, '1 年'],
  ['the name of a person without an account', RETENTION['names-without-account'].kept, '1 年'],
  ['the roster of an organisation that ended', RETENTION['ended-rosters'].kept, '2 年'],
])('%s is kept as long as people are told', (_what, kept, words) => {
  expect(keptInWords(kept)).toBe(words)
})

test('a joining can be undone for as long as its details are kept', () => {
  expect(RETENTION['undo-details'].kept).toBe(UNDO_WITHIN)
})

test('every kind of data has a name of its own and a reason', () => {
  const all = [...RETAINED_KINDS.map((one) => RETENTION[one]), ...STAYING]
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  for (const { why } of all) expect(why.endsWith('。')).toBe(true)
  expect(MOST_A_RUN).toBeLessThanOrEqual(1_000)
})
