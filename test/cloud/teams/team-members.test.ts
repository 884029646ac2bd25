import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { runJobs } from '../../../src/cloud/host/jobs'
import { day, hour, type Instant } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { aName, open, teamsOn } from '../../support/teams'

const silent = { info: () => undefined, error: () => undefined }
const requestId = () => randomUUID()

describe('a team with names', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())
  const { ask, aLeader, aTeam, alone, teamOf, statusOf, kinds } = teamsOn(() => base)

  it('links a name to its member, notifies them, and refuses a member who is signed up', async () => {
    const activity = await base.anActivity(organiser, open(6))
    const leader = await aLeader('minge')
    const [name, shared] = [aName(), aName()]
    const member = await base.aVolunteer({ name, organisationIds: ['minge'] })
    for (let n = 0; n < 2; n++) await base.aVolunteer({ name: shared, organisationIds: ['minge'] })
    expect(await ask(leader, activity, [shared, null], 'minge')).toEqual({ ok: false, reason: 'name-ambiguous', about: shared })
    const team = await aTeam(leader, activity, [name, null], 'minge')
    const [own] = await base.as(member).signUps.mine()
    expect(own).toMatchObject({ status: 'confirmed', team: { id: team.teamId, isLeader: false }, ticket: { code: expect.any(String) } })
    expect(await kinds(member)).toEqual(['named-in-team'])
    expect(await ask(leader, activity, [name, null], 'minge')).toEqual({ ok: false, reason: 'member-signed-up', about: name })
    const same = await base.anActivity(organiser, open(2))
    expect(await ask(leader, same, [name, null], 'minge')).toEqual({
      ok: false,
      reason: 'member-overlaps',
      about: `${name}（健康驿站义诊）`,
    })
  })

  it('does not reveal members to a leader whose membership is only declared', async () => {
    const activity = await base.anActivity(organiser, open(6))
    const stranger = await base.aVolunteer({ organisationIds: ['minge'], isVouchedFor: false })
    const name = aName()
    const member = await base.aVolunteer({ name, organisationIds: ['minge'] })
    await aTeam(await aLeader('minge'), activity, [name, null], 'minge')
    expect(await aTeam(stranger, activity, [name, null], 'minge')).toMatchObject({ ok: true })
    expect(await base.as(member).signUps.mine()).toHaveLength(1)
  })

  it('gives a named seat to the person of that name who joins by the invitation', async () => {
    const activity = await base.anActivity(organiser, open(4))
    const leader = await aLeader()
    const name = aName()
    const { teamId } = await aTeam(leader, activity, [name, null])
    const key = (await teamOf(leader, teamId)).invitationKey ?? ''
    const member = await base.aVolunteer({ name, organisationIds: ['nonggong'] })
    const stranger = await base.aVolunteer({ organisationIds: ['minge'] })
    const join = (person: Person) => base.as(person).teams.join({ requestId: requestId(), teamId, key })
    expect(await join(stranger)).toEqual({ ok: false, reason: 'not-a-member', about: '农工党' })
    expect(await faultFrom(base.as(member).teams.join({ requestId: requestId(), teamId, key: 'x'.repeat(22) }))).toBe('not-found')
    expect(await base.as(member).teams.invitation({ teamId, key })).toMatchObject({ named: { position: '秩序引导' }, parts: [{ open: 1 }] })
    expect(await join(member)).toMatchObject({ ok: true, status: 'confirmed' })
    expect(await join(member)).toMatchObject({ reason: 'already-signed-up' })
    expect(await kinds(leader)).toEqual(['member-joined'])
    expect(await teamOf(leader, teamId)).toMatchObject({ seats: 2, parts: [{ open: 1, members: [{ name, hasAccount: true }] }] })
    const another = await aLeader()
    expect(await join(another)).toMatchObject({ ok: true })
    expect(await join(await aLeader())).toMatchObject({ reason: 'team-full' })
  })

  it('keeps the seat of a member who leaves before the names deadline, and frees it afterwards', async () => {
    const activity = await base.anActivity(organiser, open(2))
    const leader = await aLeader()
    const { teamId } = await aTeam(leader, activity, [aName(), aName()])
    const waiting = await alone(activity)
    const [one, two] = (await teamOf(leader, teamId)).parts[0]?.members ?? []
    const remove = (signUpId: string | undefined, now: Instant) =>
      base.as(leader, now).teams.removeMember({ requestId: requestId(), teamId, signUpId: signUpId ?? '' })
    expect(await remove(one?.signUpId, NOW)).toEqual({ ok: true })
    expect(await teamOf(leader, teamId)).toMatchObject({ seats: 2, parts: [{ open: 1 }] })
    expect(await statusOf(waiting)).toBe('waitlisted')
    expect(await remove(two?.signUpId, saturday - day)).toMatchObject({ reason: 'past-withdrawal-deadline' })
    await runJobs(base.connection.db, saturday - day, silent)
    expect(await teamOf(leader, teamId)).toMatchObject({ seats: 1, parts: [{ open: 0 }] })
    expect(await statusOf(waiting)).toBe('confirmed')
    expect(await kinds(leader)).toContain('places-released')
  })

  it('lets its leader replace a member until the start, with both names in the log', async () => {
    const activity = await base.anActivity(organiser, open(2))
    const leader = await aLeader()
    const [left, came] = [aName(), aName()]
    const { teamId } = await aTeam(leader, activity, [left, aName()])
    const member = (await teamOf(leader, teamId)).parts[0]?.members.find(({ name }) => name === left)
    const replace = (name: string, now: Instant) =>
      base.as(leader, now).teams.replaceMember({ requestId: requestId(), teamId, signUpId: member?.signUpId ?? '', name })
    expect(await replace('👍', saturday - hour)).toEqual({ ok: false, reason: 'name-invalid', about: '👍' })
    expect(await replace(came, saturday - hour)).toEqual({ ok: true })
    expect(await replace(came, saturday)).toMatchObject({ reason: 'already-begun' })
    expect((await teamOf(leader, teamId)).parts[0]?.members.map(({ name }) => name)).toContain(came)
    const rows = await rowsOf<{ details: unknown }>(
      base.connection.db,
      sql`select details from audit_log where action = 'team.member-replaced' and activity_id = ${activity.id}`,
    )
    expect(JSON.stringify(rows)).not.toContain(left)
    const { items } = await base.as(await base.anAdministrator()).audit.list({ activityId: activity.id, actions: ['team.member-replaced'] })
    expect(items).toMatchObject([{ subject: { name: came }, details: { left, came } }])
  })
})
