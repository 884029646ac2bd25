/** Access to every procedure of the router, tried by every role. */
import { randomUUID } from 'node:crypto'
import { appRouter } from '../../../src/cloud/router'
import { type TestBase, aPlan, faultFrom, openBase } from '../../support/base'
import { DATABASE } from '../../support/databases'
import { CASES, requestId } from './access-cases'
import { type Case, ROLES, type RoleName } from './access-roles'
import { type AccessWorld, accessWorld } from './access-world'

/** Fault for a refused role. The existence of a person of another organisation is hidden. */
const faultFor = (path: string, role: RoleName): string => {
  if (role === 'resident' || role === 'newcomer') return 'not-signed-in'
  return role === 'other organiser' && /^skills\.(verify|revoke)$/.test(path) ? 'not-found' : 'forbidden'
}

const { lazy, procedures } = appRouter._def
beforeAll(async () => {
  for (const { load } of Object.values(lazy)) await load()
})

test('the table of access has exactly the procedures of the router', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(procedures).sort())
})

describe('access', () => {
  let base: TestBase
  let world: AccessWorld
  beforeAll(async () => {
    base = await openBase()
    world = await accessWorld(base)
  })
  afterAll(() => base.close())

  const table = Object.entries(CASES).flatMap(([path, { allowed }]) => ROLES.map((role) => [path, role, allowed.includes(role)] as const))
  // A refused call never reaches the procedure's SQL, so on the embedded database each procedure runs only once, by an allowed role.
  const tried = DATABASE === 'postgres' ? table : table.filter(([path, role]) => CASES[path]?.allowed[0] === role)

  it.each(tried)('%s by %s: %s', async (path, role, allowed) => {
    const { call } = CASES[path] as Case
    const person = world.people[role]
    const about = await world.worldFor(path)
    await world.withoutTrace(path, async (base) => {
      const calls = base.as(person)
      const hasSignUp = person && role !== 'newcomer' && path.startsWith('signUps.') && path !== 'signUps.create'
      const signUpId = hasSignUp ? await world.ownSignUp(calls, about) : about.signUpId
      const answer = call(calls, { ...about, signUpId })
      if (allowed) await expect(answer).resolves.toBeDefined()
      else expect(await faultFrom(answer)).toBe(faultFor(path, role))
    })
  })

  it('a draft is hidden from everybody but its organisers', async () => {
    const { owner, people } = world
    const activityId = randomUUID()
    await base.as(owner).desk.create({ requestId: requestId(), activityId, plan: aPlan() })
    const strangers = (['resident', 'volunteer', 'other organiser'] as const).map((role) => people[role])
    for (const stranger of strangers) expect(await faultFrom(base.as(stranger).activities.get({ activityId }))).toBe('not-found')
    for (const insider of [owner, people.administrator]) {
      expect(await base.as(insider).activities.get({ activityId })).toMatchObject({ status: 'draft', isOrganiser: true })
    }
    const { items } = await base.as(owner).activities.list({})
    expect(items.some(({ id }) => id === activityId)).toBe(false)
  })
})
