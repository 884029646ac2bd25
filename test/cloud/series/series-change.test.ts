import { randomUUID } from 'node:crypto'
import { repeatEdit } from '../../../src/cloud/series/series-change'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { day, hour, minute } from '../../../src/domain/calendar/calendar'
import { aPlan, saturday } from '../../support/base'

const position = (name: string, capacity: number, releaseAt?: number): ActivityPlan['positions'][number] => ({
  id: randomUUID(),
  name,
  capacity,
  skillId: null,
  quotas: releaseAt === undefined ? [] : [{ organisationId: 'minge', seats: 1, releaseAt }],
})
const before = aPlan({ positions: [position('登记', 2), position('引导', 3, saturday - day)] })
/** The visit a week later, with rows of its own. */
const another = (change: Partial<ActivityPlan> = {}): ActivityPlan => ({
  ...before,
  startsAt: saturday + 7 * day,
  endsAt: saturday + 7 * day + 3 * hour,
  services: before.services.map((row) => ({ ...row, id: randomUUID() })),
  positions: [position('登记', 2), position('引导', 3, saturday + 6 * day)],
  ...change,
})
const like = (after: ActivityPlan, target: ActivityPlan, withOwn = false) => repeatEdit(before, after, target, withOwn, randomUUID)

test('only edited fields change: the rest of the other visit stays to the letter', () => {
  const target = another({ title: '自己的名称', summary: '自己的说明' })
  expect(like({ ...before, place: '唐先镇小学' }, target)).toEqual({ plan: { ...target, place: '唐先镇小学' }, own: [] })
  expect(like(before, target)).toEqual({ plan: target, own: [] })
})

test("the other visit's own change is kept and named, and overwritten only when that is wanted", () => {
  const target = another({ place: '镇东广场' })
  const after = { ...before, place: '唐先镇小学', title: '新名称' }
  expect(like(after, target)).toEqual({ plan: { ...target, title: '新名称' }, own: ['place'] })
  expect(like(after, target, true)).toEqual({ plan: { ...target, title: '新名称', place: '唐先镇小学' }, own: ['place'] })
})

test('another time of day moves the other visit within its own day, and its reservations with it', () => {
  const target = another()
  const after = { ...before, startsAt: saturday + 30 * minute, endsAt: saturday + 4 * hour }
  const moved = {
    ...after,
    positions: after.positions.map((row) => ({ ...row, quotas: row.quotas.map((q) => ({ ...q, releaseAt: q.releaseAt + 30 * minute })) })),
  }
  const { plan, own } = like(moved, target)
  expect(own).toEqual([])
  expect(plan).toMatchObject({ startsAt: target.startsAt + 30 * minute, endsAt: target.startsAt + 4 * hour })
  expect(plan.positions[1]?.quotas[0]?.releaseAt).toBe(saturday + 6 * day + 30 * minute)
})

test('a position is found by its name and keeps its id; a new one gets its own, a removed one goes', () => {
  const [first, second] = before.positions
  if (!first || !second) throw new Error('two positions')
  const target = another()
  const { plan, own } = like({ ...before, positions: [{ ...first, capacity: 5 }, position('拍照', 1)] }, target)
  expect(own).toEqual([])
  expect(plan.positions.map(({ name, capacity }) => [name, capacity])).toEqual([
    ['登记', 5],
    ['拍照', 1],
  ])
  expect(plan.positions[0]?.id).toBe(target.positions[0]?.id)
})

test('a position that the other visit has changed or removed itself is left alone', () => {
  const [first, second] = before.positions
  if (!first || !second) throw new Error('two positions')
  const after = { ...before, positions: [{ ...first, capacity: 5 }, second] }
  const changed = another({ positions: [position('登记', 4), position('引导', 3, saturday + 6 * day)] })
  expect(like(after, changed)).toEqual({ plan: changed, own: ['positions'] })
  expect(like(after, changed, true).plan.positions[0]).toMatchObject({ name: '登记', capacity: 5 })
  const gone = another({ positions: [position('引导', 3, saturday + 6 * day)] })
  expect(like(after, gone)).toEqual({ plan: gone, own: ['positions'] })
})
