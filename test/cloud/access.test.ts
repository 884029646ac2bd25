/** Walks the router: each procedure stands here with who may call it, and every role is tried on it. */
import { randomUUID } from 'node:crypto'
import { appRouter } from '../../src/cloud/router'
import { type Calls, DATABASES, type Person, type TestBase, aPlan, faultFrom, openBase } from '../support/base'

/** From nobody to everybody's; each may do what those before may, but for the organiser of another organisation. */
const ROLES = ['resident', 'newcomer', 'volunteer', 'other organiser', 'organiser', 'administrator'] as const
type RoleName = (typeof ROLES)[number]

/** Who may; everybody else is turned away with `not-signed-in` until they have a profile, and `forbidden` after. */
const EVERYBODY: readonly RoleName[] = ROLES
const SIGNED_IN: readonly RoleName[] = ['newcomer', 'volunteer', 'other organiser', 'organiser', 'administrator']
const VOLUNTEERS: readonly RoleName[] = ['volunteer', 'other organiser', 'organiser', 'administrator']
const ORGANISERS: readonly RoleName[] = ['other organiser', 'organiser', 'administrator']
const ITS_ORGANISERS: readonly RoleName[] = ['organiser', 'administrator']

interface World {
  activityId: string
  positionId: string
  version: number
  /** The caller's own sign-up, where they may have one. */
  signUpId: string
}

interface Case {
  allowed: readonly RoleName[]
  call: (as: Calls, world: World) => Promise<unknown>
}

const requestId = () => randomUUID()
const CASES: Record<string, Case> = {
  'session.get': { allowed: EVERYBODY, call: (as) => as.session.get() },
  'vocabulary.get': { allowed: EVERYBODY, call: (as) => as.vocabulary.get() },
  'activities.list': { allowed: EVERYBODY, call: (as) => as.activities.list({}) },
  'activities.get': { allowed: EVERYBODY, call: (as, { activityId }) => as.activities.get({ activityId }) },
  'profile.save': {
    allowed: SIGNED_IN,
    call: (as) =>
      as.profile.save({
        name: '陈样例',
        phone: '13800000001',
        organisationIds: [],
        skillIds: [],
        agreesToPersonalData: true,
        agreesToMembership: false,
      }),
  },
  'signUps.create': {
    allowed: SIGNED_IN,
    call: (as, { activityId, positionId }) =>
      as.signUps.create({ requestId: requestId(), activityId, positionId, version: 2, organisationId: null }),
  },
  'signUps.withdraw': { allowed: VOLUNTEERS, call: (as, { signUpId }) => as.signUps.withdraw({ requestId: requestId(), signUpId }) },
  'signUps.mine': { allowed: VOLUNTEERS, call: (as) => as.signUps.mine() },
  'signUps.get': { allowed: VOLUNTEERS, call: (as, { signUpId }) => as.signUps.get({ signUpId }) },
  'messages.mine': { allowed: VOLUNTEERS, call: (as) => as.messages.mine() },
  'attendance.roster': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.attendance.roster({ activityId }) },
  'attendance.sync': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.attendance.sync({ activityId, deviceId: randomUUID(), marks: [], since: 0 }),
  },
  'desk.list': { allowed: ORGANISERS, call: (as) => as.desk.list({ when: 'upcoming' }) },
  'desk.get': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.desk.get({ activityId }) },
  'desk.create': {
    allowed: ITS_ORGANISERS,
    call: (as) => as.desk.create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan() }),
  },
  'desk.edit': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, version }) => as.desk.edit({ requestId: requestId(), activityId, version, plan: aPlan() }),
  },
  'desk.publish': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.desk.publish({ requestId: requestId(), activityId }) },
  'desk.cancel': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.desk.cancel({ requestId: requestId(), activityId, reason: '台风' }),
  },
  'figures.base': { allowed: EVERYBODY, call: (as) => as.figures.base({ year: 2027 }) },
  'figures.mine': { allowed: VOLUNTEERS, call: (as) => as.figures.mine({ year: 2027 }) },
}

const paths = Object.keys(appRouter._def.procedures)

test('every procedure of the router stands in the table of who may call it, and nothing else does', () => {
  expect(Object.keys(CASES).sort()).toEqual(paths.sort())
})

describe.each(DATABASES)('access on %s', (kind) => {
  let base: TestBase
  let people: Record<RoleName, { openid: string } | null>
  let owner: Person
  beforeAll(async () => {
    base = await openBase(kind)
    owner = await base.anOrganiser('nonggong')
    people = {
      resident: null,
      newcomer: { openid: `openid-${randomUUID()}` },
      volunteer: await base.aVolunteer(),
      'other organiser': await base.anOrganiser('minge'),
      organiser: owner,
      administrator: await base.anAdministrator(),
    }
  })
  afterAll(() => base.close())

  const table = Object.entries(CASES).flatMap(([path, { allowed }]) => ROLES.map((role) => [path, role, allowed.includes(role)] as const))

  it.each(table)('%s by %s: %s', async (path, role, allowed) => {
    const { call } = CASES[path] as Case
    // A newcomer stays one: profile.save would make them a volunteer for the cases that follow.
    const person = role === 'newcomer' ? { openid: `openid-${randomUUID()}` } : people[role]
    const { id, plan } = await base.anActivity(owner)
    const [anybody] = plan.positions.slice(-1)
    const world: World = { activityId: id, positionId: anybody?.id ?? '', version: 2, signUpId: randomUUID() }
    const calls = base.as(person)
    if (person && role !== 'newcomer' && path.startsWith('signUps.') && path !== 'signUps.create') {
      const answer = await calls.signUps.create({
        requestId: requestId(),
        activityId: id,
        positionId: world.positionId,
        version: 2,
        organisationId: null,
      })
      if (answer.ok) world.signUpId = answer.signUpId
      // One visit at a time: the next case wants the volunteer free again.
      else world.signUpId = (await calls.signUps.mine()).find(({ status }) => status === 'confirmed')?.id ?? ''
    }
    if (allowed) await expect(call(calls, world)).resolves.toBeDefined()
    else expect(await faultFrom(call(calls, world))).toBe(role === 'resident' || role === 'newcomer' ? 'not-signed-in' : 'forbidden')
  })

  it('hides a draft from everybody but its organisers', async () => {
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
