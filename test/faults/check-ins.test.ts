/** Many people arrive within five minutes; `CHECK_INS` is their number. The phones send as fast as they can, so that the test takes seconds. */
import { markOf } from '../../src/contract/attendance/marks'
import { noAttendance, foldMarks } from '../../src/domain/attendance/attendance'
import { minute } from '../../src/domain/calendar/calendar'
import { type CheckIns, checkIns } from './check-ins'
import { PEOPLE, PHONES } from './check-ins-people'

describe(`${PEOPLE} check-ins from eight phones`, () => {
  let day: CheckIns
  beforeAll(async () => {
    day = await checkIns()
  }, 5 * minute)

  test('are all acknowledged, and so are repeats', () => {
    expect(day.calls).toBeGreaterThan(PEOPLE + 2 * PHONES)
    expect(day.results.filter(({ ok }) => !ok)).toEqual([])
  })

  test('reach every phone in the end, each mark once', () => {
    const acknowledged = [...new Set(day.results.map(({ id }) => id))].sort()
    for (const heard of day.heard) expect(heard.map(({ id }) => id).sort()).toEqual(acknowledged)
  })

  test('give the right attendance of everybody, on every phone and on the desk', () => {
    for (const heard of day.heard) {
      const attendance = foldMarks(heard.map(markOf), day.visit)
      const seen = day.people.map(({ id }) => attendance.get(id) ?? noAttendance(id)).map(({ inAt, outAt }) => ({ inAt, outAt }))
      expect(seen).toEqual(day.expected)
    }
    expect(day.present).toBe(day.expected.filter(({ inAt }) => inAt !== null).length)
  })

  test('take less than the five minutes in which people arrive', () => {
    expect(day.took).toBeLessThan(5 * minute)
  })
})
