import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { storedAnswers } from '../../support/answers'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { type Visit, aName, firstPosition, open, teamsOn } from '../../support/teams'

const requestId = () => randomUUID()

describe('an organiser`s moves', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())
  const { aLeader, aTeam, alone, kinds, leave, statusOf, teamOf } = teamsOn(() => base)

  const seats = (now = NOW) => base.as(organiser, now).seats
  const confirm = (activityId: string, entryId: string, now = NOW) => seats(now).confirm({ requestId: requestId(), activityId, entryId })
  const remove = (activityId: string, entryId: string, now = NOW) =>
    seats(now).remove({ requestId: requestId(), activityId, entryId, reason: '场地变小' })
  const edit = ({ id, plan }: Visit, change: Partial<ActivityPlan>, more: { toWaitlist?: string[]; reason?: string } = {}) => ({
    activityId: id,
    version: 2,
    plan: { ...plan, ...change },
    ...more,
  })
  const withCapacity = ({ plan }: Visit, capacity: number) => ({ positions: plan.positions.map((position) => ({ ...position, capacity })) })

  it('give a seat out of turn, even after the cut-off, but never a taken seat', async () => {
    const visit = await base.anActivity(organiser, open(1))
    const [holder, waiting] = [await alone(visit), await alone(visit)]
    expect(await confirm(visit.id, waiting.signUpId)).toEqual({ ok: false, reason: 'no-free-seat', about: '0' })
    expect(await confirm(visit.id, holder.signUpId)).toMatchObject({ reason: 'already-confirmed' })
    expect(await confirm(visit.id, randomUUID())).toMatchObject({ reason: 'not-signed-up' })
    await base.connection.db.execute(sql`update activities set withdraw_until = starts_at where id = ${visit.id}`)
    const late = saturday - 6 * hour
    await leave(holder.signUpId, holder.person, late)
    expect(await statusOf(waiting)).toBe('waitlisted')
    expect(await confirm(visit.id, waiting.signUpId, saturday)).toMatchObject({ reason: 'already-begun' })
    expect(await confirm(visit.id, waiting.signUpId, late)).toEqual({ ok: true })
    expect(await kinds(waiting.person)).toEqual(['moved-up'])
  })

  it('give no seat to a volunteer who is confirmed elsewhere at that time', async () => {
    const visit = await base.anActivity(organiser, open(1))
    const [holder, waiting] = [await alone(visit), await alone(visit)]
    const other = await base.anActivity(organiser, open(1))
    const input = { requestId: requestId(), activityId: other.id, positionId: firstPosition(other.plan), version: 2, organisationId: null }
    await base.as(waiting.person).signUps.create(input)
    await remove(visit.id, holder.signUpId)
    expect(await confirm(visit.id, waiting.signUpId)).toEqual({ ok: false, reason: 'member-overlaps', about: '陈样例' })
    expect(await storedAnswers(base, organiser)).toContain(`"about":"${waiting.person.id}"`)
    expect(await storedAnswers(base, organiser)).not.toContain('陈样例')
  })

  it('put a volunteer into another position, and give the old seat to the waitlist', async () => {
    const positions = [1, 1].map((capacity, n) => ({ id: randomUUID(), name: `岗位${n}`, capacity, skillId: null, quotas: [] }))
    const visit = await base.anActivity(organiser, { positions })
    const [holder, waiting] = [await alone(visit), await alone(visit)]
    const move = (signUpId: string, positionId: string) =>
      seats().move({ requestId: requestId(), activityId: visit.id, signUpId, positionId })
    expect(await move(holder.signUpId, positions[1]?.id ?? '')).toEqual({ ok: true, status: 'confirmed' })
    expect(await statusOf(waiting)).toBe('confirmed')
    expect(await move(waiting.signUpId, positions[1]?.id ?? '')).toEqual({ ok: false, reason: 'no-free-seat', about: '0' })
    expect(await move(waiting.signUpId, randomUUID())).toMatchObject({ reason: 'unknown-position' })
    expect(await kinds(holder.person)).toEqual(['moved-position'])
  })

  it('put no volunteer into a position whose skill they lack, and no single member of a team into another position', async () => {
    const visit = await base.anActivity(organiser)
    const [doctors, ushers] = visit.plan.positions
    const leader = await aLeader()
    const parts = [{ positionId: ushers?.id ?? '', seats: [aName(), aName()] }]
    const team = await base
      .as(leader)
      .teams.create({ requestId: requestId(), teamId: randomUUID(), activityId: visit.id, version: 2, organisationId: 'nonggong', parts })
    const member = team.ok ? (await teamOf(leader, team.teamId)).parts[0]?.members[0] : undefined
    const move = (signUpId: string) =>
      seats().move({ requestId: requestId(), activityId: visit.id, signUpId, positionId: doctors?.id ?? '' })
    expect(await move(member?.signUpId ?? '')).toMatchObject({ reason: 'in-team' })
    const person = await base.aVolunteer()
    const input = { requestId: requestId(), activityId: visit.id, positionId: ushers?.id ?? '', version: 2, organisationId: null }
    const own = await base.as(person).signUps.create(input)
    expect(await move(own.ok ? own.signUpId : '')).toMatchObject({ reason: 'skill-missing' })
  })

  it('remove a person or a team until the start, and notify them with the reason', async () => {
    const visit = await base.anActivity(organiser, open(3))
    const single = await alone(visit)
    const leader = await aLeader()
    const { teamId } = await aTeam(leader, visit, [null, null])
    const waiting = await alone(visit)
    expect(await remove(visit.id, single.signUpId, saturday)).toMatchObject({ reason: 'already-begun' })
    expect(await remove(visit.id, single.signUpId)).toEqual({ ok: true })
    expect((await base.as(single.person).messages.mine())[0]).toMatchObject({ kind: 'removed', note: '场地变小' })
    expect(await statusOf(waiting)).toBe('confirmed')
    expect(await remove(visit.id, teamId)).toEqual({ ok: true })
    expect((await base.as(leader).messages.mine())[0]).toMatchObject({ kind: 'team-withdrawn', note: '场地变小' })
  })

  it('show beforehand who would move up if seats came free, without any change', async () => {
    const visit = await base.anActivity(organiser, open(1))
    await alone(visit)
    const leader = await aLeader()
    const { teamId } = await aTeam(leader, visit, [null, null]).catch(() => ({ teamId: '' }))
    expect(teamId).toBe('')
    const waiting = [await alone(visit), await alone(visit)]
    const preview = await seats().preview({ activityId: visit.id, positionId: firstPosition(visit.plan), free: 1 })
    expect(preview.movedUp.map(({ id }) => id)).toEqual([waiting[0]?.signUpId])
    for (const entry of waiting) expect(await statusOf(entry)).toBe('waitlisted')
  })

  it('have exactly the consequences that were shown beforehand', async () => {
    const visit = await base.anActivity(organiser, open(2))
    const [first, second] = [await alone(visit), await alone(visit)]
    const smaller = edit(visit, withCapacity(visit, 1))
    expect(await base.as(organiser).desk.consequences(smaller)).toEqual({ ok: false, reason: 'capacity-below-confirmed', about: '2' })
    const named = edit(visit, withCapacity(visit, 1), { toWaitlist: [second.signUpId], reason: '场地变小' })
    expect(await base.as(organiser).desk.consequences(named)).toMatchObject({
      ok: true,
      notified: 1,
      toWaitlist: [{ name: '陈样例', seats: 1 }],
    })
    expect(await statusOf(second)).toBe('confirmed')
    expect(await base.as(organiser).desk.edit({ requestId: requestId(), ...named })).toEqual({ ok: true, version: 3, waiting: [] })
    expect([await statusOf(first), await statusOf(second)]).toEqual(['confirmed', 'waitlisted'])
    expect(await base.as(second.person).messages.mine()).toMatchObject([{ kind: 'to-waitlist', note: '场地变小' }])
  })

  it('keep the order of arrival of a sign-up that returns to the waitlist', async () => {
    const visit = await base.anActivity(organiser, open(1))
    const [first, second] = [await alone(visit), await alone(visit)]
    const named = edit(visit, withCapacity(visit, 1), { toWaitlist: [first.signUpId] })
    await base.as(organiser).desk.edit({ requestId: requestId(), ...named })
    expect([await statusOf(first), await statusOf(second)]).toEqual(['confirmed', 'waitlisted'])
    const stranger = edit(visit, withCapacity(visit, 1), { toWaitlist: [randomUUID()] })
    expect(await faultFrom(base.as(organiser).desk.edit({ requestId: requestId(), ...stranger, version: 3 }))).toBe('malformed')
  })

  it('refuse impossible reservations with the organisation', async () => {
    const visit = await base.anActivity(organiser, open(2))
    for (let n = 0; n < 2; n++) await alone(visit)
    const reserving = (count: number, releaseAt: number) => ({
      positions: visit.plan.positions.map((position) => ({ ...position, quotas: [{ organisationId: 'minge', seats: count, releaseAt }] })),
    })
    const tried = (change: Partial<ActivityPlan>) => base.as(organiser).desk.edit({ requestId: requestId(), ...edit(visit, change) })
    expect(await tried(reserving(1, saturday - day))).toEqual({ ok: false, reason: 'quota-not-free', about: '民革' })
    expect(await tried(reserving(3, saturday - day))).toEqual({ ok: false, reason: 'quota-exceeds-capacity', about: '2' })
    expect(await tried(reserving(1, saturday + 1))).toEqual({ ok: false, reason: 'quota-release-wrong', about: '秩序引导' })
    expect(await base.as(organiser).desk.get({ activityId: visit.id })).toMatchObject({ version: 2 })
  })

  it('let an organisation verify its own members` licences until they end, and move up the volunteers who waited for that', async () => {
    const visit = await base.anActivity(organiser)
    const [doctors] = visit.plan.positions
    const doctor = await base.aVolunteer({ organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: false }] })
    const ask = () =>
      base
        .as(doctor)
        .signUps.create({ requestId: requestId(), activityId: visit.id, positionId: doctors?.id ?? '', version: 2, organisationId: null })
    const skill = { volunteerId: doctor.id, skillId: 'medicine' }
    expect(await ask()).toMatchObject({ reason: 'skill-unverified' })
    const declared = (await base.as(organiser).skills.list()).items.find(({ volunteerId }) => volunteerId === doctor.id)
    expect(declared).toMatchObject({ organisation: '农工党', skill: '临床医疗', verifiedAt: null })
    const other = await base.anOrganiser('minge')
    expect(await faultFrom(base.as(other).skills.verify({ ...skill, expiresAt: null }))).toBe('not-found')
    await base.as(organiser).skills.verify({ ...skill, expiresAt: saturday })
    expect(await ask()).toMatchObject({ reason: 'skill-expired', about: '临床医疗' })
    await base.as(organiser).skills.verify({ ...skill, expiresAt: saturday + day })
    expect(await ask()).toMatchObject({ ok: true, status: 'confirmed' })
    expect((await base.as(doctor).activities.list({})).items.find(({ id }) => id === visit.id)?.gaps).toEqual([
      { position: '执业医师', missing: 1 },
    ])
    await base.as(organiser).skills.revoke(skill)
    expect((await base.as(doctor).session.get()).profile?.skills).toMatchObject([{ verified: false, expiresAt: null }])
  })
})
