/** Access to every procedure of the router, tried by every role. */
import { randomUUID } from 'node:crypto'
import { disputes } from '../../../src/cloud/db/schema/records'
import { appRouter } from '../../../src/cloud/router'
import { type Calls, NOW, type Person, type TestBase, aPlan, faultFrom, openBase, testBase } from '../../support/base'
import { DATABASES } from '../../support/databases'
import { aSeriesPlan } from '../../support/series'
import { aName } from '../../support/teams'
import { CASES, requestId } from './access-cases'
import { type Case, ROLES, type RoleName, type World } from './access-roles'

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

/** Procedures that read one snapshot of the base, which only an outermost transaction can take. They leave no trace for other cases. */
const READS_SNAPSHOT = /^(figures|scores)\./

describe.each(DATABASES)('access on %s', (kind) => {
  let base: TestBase
  let people: Record<RoleName, { openid: string } | null>
  let owner: Person
  let doctorId: string
  beforeAll(async () => {
    base = await openBase(kind)
    owner = await base.anOrganiser('nonggong')
    doctorId = (await base.aVolunteer({ organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: false }] })).id
    people = {
      resident: null,
      newcomer: { openid: `openid-${randomUUID()}` },
      volunteer: await base.aVolunteer(),
      leader: await base.aVolunteer({ organisationIds: ['nonggong'] }),
      'other organiser': await base.anOrganiser('minge'),
      organiser: owner,
      administrator: await base.anAdministrator(),
    }
  })
  afterAll(() => base.close())

  const table = Object.entries(CASES).flatMap(([path, { allowed }]) => ROLES.map((role) => [path, role, allowed.includes(role)] as const))
  // A refused call never reaches the procedure's SQL, so on the embedded database each procedure runs only once, by an allowed role.
  const tried = kind === 'postgres' ? table : table.filter(([path, role]) => CASES[path]?.allowed[0] === role)

  /** The leader's team, with one seat for a person without an account and one unnamed seat. */
  const aTeam = async (activityId: string, positionId: string) => {
    const calls = base.as(people.leader)
    const parts = [{ positionId, seats: [aName('周'), null] }]
    const answer = await calls.teams.create({
      requestId: requestId(),
      teamId: randomUUID(),
      activityId,
      version: 2,
      organisationId: 'nonggong',
      parts,
    })
    if (!answer.ok) throw new Error(answer.reason)
    const { invitationKey, parts: seated } = await calls.teams.get({ teamId: answer.teamId })
    return { id: answer.teamId, key: invitationKey ?? '', memberId: seated[0]?.members[0]?.signUpId ?? '' }
  }

  /** The doctor's dispute, stored directly since the visit is not over yet. */
  const aDispute = async (activityId: string) => {
    const disputeId = randomUUID()
    const dispute = { id: disputeId, activityId, volunteerId: doctorId, text: '时间不对', createdAt: NOW }
    await base.connection.db.insert(disputes).values(dispute)
    return disputeId
  }

  const aWorld = async (path: string): Promise<World> => {
    const { id, plan } = await base.anActivity(owner)
    const [anybody] = plan.positions.slice(-1)
    if (path.startsWith('series.')) {
      const series = { requestId: requestId(), activityId: id, name: '健康驿站', plan: aSeriesPlan(), toPublish: true }
      expect(await base.as(owner).series.create(series)).toMatchObject({ ok: true })
    }
    return {
      activityId: id,
      positionId: anybody?.id ?? '',
      version: 2,
      signUpId: randomUUID(),
      team: /^(teams|seats)\./.test(path) ? await aTeam(id, anybody?.id ?? '') : { id: '', key: '', memberId: '' },
      doctorId,
      disputeId: path === 'records.answerDispute' ? await aDispute(id) : '',
    }
  }
  /** Worlds shared by all calls of a kind, since what a call changes is rolled back. */
  const worlds = new Map<string, Promise<World>>()
  const worldFor = (path: string): Promise<World> => {
    const kindOfCall = /^(teams|seats|series)\.|^records\.answerDispute$/.exec(path)?.[0] ?? ''
    const world = worlds.get(kindOfCall) ?? aWorld(path)
    worlds.set(kindOfCall, world)
    return world
  }

  /** Runs calls of the base in a transaction that is rolled back, except those that need an outermost transaction. */
  const withoutTrace = async (path: string, work: (base: TestBase) => Promise<void>): Promise<void> => {
    if (READS_SNAPSHOT.test(path)) return work(base)
    const rollBack = new Error('rolled back')
    const run = base.connection.db.transaction(async (tx) => {
      await work(testBase({ ...base.connection, db: tx }))
      throw rollBack
    })
    await expect(run).rejects.toBe(rollBack)
  }

  /** The caller's sign-up. A volunteer has one visit at a time, so a sign-up for another visit is used if there is one. */
  const ownSignUp = async (calls: Calls, { activityId, positionId }: World): Promise<string> => {
    const answer = await calls.signUps.create({ requestId: requestId(), activityId, positionId, version: 2, organisationId: null })
    if (answer.ok) return answer.signUpId
    return (await calls.signUps.mine()).find(({ status }) => status === 'confirmed' || status === 'waitlisted')?.id ?? ''
  }

  it.each(tried)('%s by %s: %s', async (path, role, allowed) => {
    const { call } = CASES[path] as Case
    const person = people[role]
    const world = await worldFor(path)
    await withoutTrace(path, async (base) => {
      const calls = base.as(person)
      const hasSignUp = person && role !== 'newcomer' && path.startsWith('signUps.') && path !== 'signUps.create'
      const signUpId = hasSignUp ? await ownSignUp(calls, world) : world.signUpId
      const answer = call(calls, { ...world, signUpId })
      if (allowed) await expect(answer).resolves.toBeDefined()
      else expect(await faultFrom(answer)).toBe(faultFor(path, role))
    })
  })

  it('a draft is hidden from everybody but its organisers', async () => {
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
