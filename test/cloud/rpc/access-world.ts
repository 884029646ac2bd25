/** A base with a person of each role, and the objects that the calls of the table of access name. */
import { randomUUID } from 'node:crypto'
import { disputes } from '../../../src/cloud/db/schema/records'
import { type Calls, NOW, type Person, type TestBase, testBase } from '../../support/base'
import { aSeriesPlan } from '../../support/series'
import { aName } from '../../support/teams'
import { requestId } from './access-cases'
import type { RoleName, World } from './access-roles'
import { rosterMembers } from '../../../src/cloud/db/schema/members'

/** Procedures that read one snapshot of the base, which only an outermost transaction can take. They leave no trace for other cases. */
const READS_SNAPSHOT = /^(figures|scores|exports)\./

export interface AccessWorld {
  owner: Person
  people: Record<RoleName, { openid: string } | null>
  /** Activity, team, sign-up and other objects for a procedure's call. */
  worldFor: (path: string) => Promise<World>
  /** Runs calls of the base in a transaction that is rolled back, except those that need an outermost transaction. */
  withoutTrace: (path: string, work: (base: TestBase) => Promise<void>) => Promise<void>
  /** The caller's sign-up. A volunteer has one visit at a time, so a sign-up for another visit is used if there is one. */
  ownSignUp: (calls: Calls, world: World) => Promise<string>
}

export async function accessWorld(base: TestBase): Promise<AccessWorld> {
  const owner = await base.anOrganiser('nonggong')
  const { id: doctorId } = await base.aVolunteer({ organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: false }] })
  const people = {
    resident: null,
    newcomer: { openid: `openid-${randomUUID()}` },
    volunteer: await base.aVolunteer(),
    leader: await base.aVolunteer({ organisationIds: ['nonggong'] }),
    'other organiser': await base.anOrganiser('minge'),
    organiser: owner,
    administrator: await base.anAdministrator(),
  }

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

  const aMember = async () => {
    const id = randomUUID()
    const member = { id, organisationId: 'nonggong', name: '王样例', phone: '13800000001', skills: [], changedAt: NOW }
    await base.connection.db.insert(rosterMembers).values(member)
    return id
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
      rosterMemberId: path === 'members.phone' ? await aMember() : '',
      disputeId: path === 'records.answerDispute' ? await aDispute(id) : '',
    }
  }
  /** Worlds shared by all calls of a kind, since what a call changes is rolled back. */
  const worlds = new Map<string, Promise<World>>()
  const worldFor = (path: string): Promise<World> => {
    const kindOfCall = /^(teams|seats|series)\.|^records\.answerDispute$|^members\.phone$/.exec(path)?.[0] ?? ''
    const world = worlds.get(kindOfCall) ?? aWorld(path)
    worlds.set(kindOfCall, world)
    return world
  }

  const withoutTrace = async (path: string, work: (base: TestBase) => Promise<void>): Promise<void> => {
    if (READS_SNAPSHOT.test(path)) return work(base)
    const rollBack = new Error('rolled back')
    const run = base.connection.db.transaction(async (tx) => {
      await work(testBase({ ...base.connection, db: tx }))
      throw rollBack
    })
    await expect(run).rejects.toBe(rollBack)
  }

  const ownSignUp = async (calls: Calls, { activityId, positionId }: World): Promise<string> => {
    const answer = await calls.signUps.create({ requestId: requestId(), activityId, positionId, version: 2, organisationId: null })
    if (answer.ok) return answer.signUpId
    return (await calls.signUps.mine()).find(({ status }) => status === 'confirmed' || status === 'waitlisted')?.id ?? ''
  }

  return { owner, people, worldFor, withoutTrace, ownSignUp }
}
