/** Series for tests, with a visit on each Saturday. */
import { randomUUID } from 'node:crypto'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import type { SeriesPlan } from '../../src/domain/series/series'
import type { Person, TestBase } from './base'
import { open } from './desk'

type Writable = Pick<SeriesPlan, 'from' | 'end' | 'skipHolidays'> & {
  rule: { kind: 'weekdays'; everyWeeks: number; weekdays: (0 | 1 | 2 | 3 | 4 | 5 | 6)[] }
  skipDates: string[]
  leadIds: string[]
}

export const aSeriesPlan = (change: Partial<Writable> = {}): Writable => ({
  rule: { kind: 'weekdays', everyWeeks: 1, weekdays: [6] },
  from: '2027-01-10',
  end: { kind: 'count', count: 3 },
  skipDates: [],
  skipHolidays: false,
  leadIds: ['nonggong'],
  ...change,
})

/** Actions shared by the tests of series. The three arguments are functions, because their values change from test to test. */
export function seriesWork(base: () => TestBase, organiser: () => Person, administrator: () => Person) {
  const calls = (person = organiser(), now?: number) => base().as(person, now)
  const create = (activityId: string, change: Partial<ReturnType<typeof aSeriesPlan>> = {}, by = organiser(), toPublish = true) =>
    calls(by).series.create({ requestId: randomUUID(), activityId, name: '健康驿站', plan: aSeriesPlan(change), toPublish })
  const view = (activityId: string, by = organiser(), now?: number) => calls(by, now).series.get({ activityId })
  const plan = async (activityId: string) => (await calls(administrator()).desk.get({ activityId })).plan
  const aSeries = async (change: Partial<ActivityPlan> = {}) => {
    const source = await base().anActivity(organiser(), { positions: open(), ...change })
    const answer = await create(source.id)
    if (!answer.ok) throw new Error(answer.reason)
    const { activities } = await view(source.id)
    return { ...source, activities }
  }
  const signUp = async (activityId: string) => {
    const person = await base().aVolunteer()
    const { positions, version } = await calls(person).activities.get({ activityId })
    const request = { requestId: randomUUID(), activityId, positionId: positions[0]?.id ?? '', version, organisationId: null }
    expect(await calls(person).signUps.create(request)).toMatchObject({ ok: true, status: 'confirmed' })
    return person
  }
  const edit = async (
    activityId: string,
    change: (plan: ActivityPlan) => ActivityPlan,
    rest: { scope: 'one' | 'later' | 'all'; withOwn?: boolean; reason?: string },
    by = organiser(),
  ) => {
    const { plan: present, version } = await calls(by).desk.get({ activityId })
    return calls(by).series.edit({ requestId: randomUUID(), activityId, version, plan: change(present), withOwn: false, ...rest })
  }
  return { calls, create, view, plan, aSeries, signUp, edit }
}
