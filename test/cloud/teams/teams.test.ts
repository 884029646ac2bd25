import { randomUUID } from 'node:crypto'
import { runJobs } from '../../../src/cloud/host/jobs'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { type Seats, aName, firstPosition, open, teamsOn } from '../../support/teams'

const silent = { info: () => undefined, error: () => undefined }
const requestId = () => randomUUID()

describe('teams', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())
  const { ask, aLeader, aTeam, alone, leave, teamOf, statusOf, kinds } = teamsOn(() => base)

  it('hold seats without names, which count as taken', async () => {
    const activity = await base.anActivity(organiser, open(5))
    const leader = await aLeader()
    expect(await aTeam(leader, activity, [aName(), null, null])).toMatchObject({ status: 'confirmed' })
    expect((await base.as(null).activities.get({ activityId: activity.id })).positions[0]).toMatchObject({ taken: 3, capacity: 5 })
    const [card] = await base.as(leader).teams.mine()
    expect(card).toMatchObject({ seats: 3, open: 2, status: 'confirmed', organisation: '农工党' })
  })

  it('wait as a whole when one seat is missing, and take none of the free seats', async () => {
    const activity = await base.anActivity(organiser, open(3))
    await alone(activity)
    const leader = await aLeader()
    const team = await aTeam(leader, activity, [null, null, null])
    expect(team).toMatchObject({ status: 'waitlisted' })
    expect((await base.as(null).activities.get({ activityId: activity.id })).positions[0]).toMatchObject({ taken: 1, waitlisted: 3 })
    expect(await teamOf(leader, team.teamId)).toMatchObject({ status: 'waitlisted', waiting: { place: 1, teamAhead: null } })
  })

  it('are confirmed in all their positions or in none', async () => {
    const positions = [2, 1].map((capacity) => ({ id: randomUUID(), name: '引导', capacity, skillId: null, quotas: [] }))
    const activity = await base.anActivity(organiser, { positions })
    const leader = await aLeader()
    const parts = positions.map(({ id }) => ({ positionId: id, seats: [null] }))
    const answers = []
    for (let n = 0; n < 2; n++) {
      const input = { requestId: requestId(), teamId: randomUUID(), activityId: activity.id, version: 2, organisationId: 'nonggong', parts }
      answers.push(await base.as(leader).teams.create(input))
    }
    expect(answers).toMatchObject([{ status: 'confirmed' }, { status: 'waitlisted' }])
    const seen = await base.as(null).activities.get({ activityId: activity.id })
    expect(seen.positions.map(({ taken, waitlisted }) => [taken, waitlisted])).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  it('keep their place while they shrink, and move up as soon as they fit', async () => {
    const activity = await base.anActivity(organiser, open(4))
    const others = [await alone(activity), await alone(activity), await alone(activity)]
    const leader = await aLeader()
    const { teamId } = await aTeam(leader, activity, [null, null, null])
    const late = await base.aVolunteer({ organisationIds: ['nonggong'] })
    await ask(late, activity, [null, null])
    const shrink = { requestId: requestId(), teamId, positionId: firstPosition(activity.plan), seats: 2 }
    expect(await base.as(leader).teams.shrink(shrink)).toEqual({ ok: true })
    expect(await teamOf(leader, teamId)).toMatchObject({ status: 'waitlisted', seats: 2, waiting: { place: 1 } })
    await leave(others[0]?.signUpId ?? '', others[0]?.person ?? late)
    expect(await teamOf(leader, teamId)).toMatchObject({ status: 'confirmed', seats: 2 })
    expect(await kinds(leader)).toContain('moved-up')
    expect(await base.as(leader).teams.shrink({ ...shrink, requestId: requestId(), seats: 5 })).toMatchObject({
      reason: 'team-cannot-grow',
    })
  })

  it('free a seat for the waitlist when they shrink after they were confirmed', async () => {
    const activity = await base.anActivity(organiser, open(3))
    const leader = await aLeader()
    const { teamId } = await aTeam(leader, activity, [null, null, null])
    const waiting = await alone(activity)
    expect(await statusOf(waiting)).toBe('waitlisted')
    const shrink = { requestId: requestId(), teamId, positionId: firstPosition(activity.plan), seats: 2 }
    expect(await base.as(leader).teams.shrink(shrink)).toEqual({ ok: true })
    expect(await teamOf(leader, teamId)).toMatchObject({ status: 'confirmed', seats: 2 })
    expect(await statusOf(waiting)).toBe('confirmed')
    expect(await kinds(waiting.person)).toContain('moved-up')
  })

  it('are passed over three times, and then seats gather for them', async () => {
    const activity = await base.anActivity(organiser, open(5))
    const seated = []
    for (let n = 0; n < 5; n++) seated.push(await alone(activity))
    const leader = await aLeader()
    const { teamId } = await aTeam(leader, activity, [null, null])
    const waiting = []
    for (let n = 0; n < 5; n++) waiting.push(await alone(activity))
    for (const [turn, { signUpId, person }] of seated.entries()) {
      await leave(signUpId, person)
      if (turn < 3) expect(await teamOf(leader, teamId)).toMatchObject({ status: 'waitlisted', passedOver: turn + 1 })
      if (turn === 3) {
        const seats = await base.as(organiser).seats.get({ activityId: activity.id })
        expect(seats.positions[0]).toMatchObject({ taken: 4, gathered: 1 })
      }
    }
    expect(await teamOf(leader, teamId)).toMatchObject({ status: 'confirmed' })
    const statuses = []
    for (const entry of waiting) statuses.push(await statusOf(entry))
    expect(statuses).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted', 'waitlisted'])
  })

  it('take their own organisation`s reserved seats first, and others wait for the release', async () => {
    const quotas = [{ organisationId: 'minge', seats: 2, releaseAt: saturday - 3 * day }]
    const activity = await base.anActivity(organiser, open(3, quotas))
    await alone(activity)
    const stranger = await alone(activity)
    expect(stranger.status).toBe('waitlisted')
    const seen = (await base.as(null).activities.get({ activityId: activity.id })).positions[0]
    expect(seen).toMatchObject({
      taken: 1,
      reserved: 2,
      quotas: [{ organisation: '民革', seats: 2, free: 2, releaseAt: saturday - 3 * day }],
    })
    const member = await aLeader('minge')
    expect(await aTeam(member, activity, [null, null], 'minge')).toMatchObject({ status: 'confirmed' })
    const twin = await base.anActivity(organiser, { ...open(3, quotas), startsAt: saturday + 2 * day, endsAt: saturday + 2 * day + hour })
    await alone(twin)
    const patient = await alone(twin)
    await runJobs(base.connection.db, saturday - 3 * day - 1, silent)
    expect(await statusOf(patient)).toBe('waitlisted')
    await runJobs(base.connection.db, saturday - 3 * day, silent)
    expect(await statusOf(patient)).toBe('confirmed')
  })

  it('withdraw as a whole, free every seat and notify their members', async () => {
    const activity = await base.anActivity(organiser, open(2))
    const leader = await aLeader()
    const { teamId } = await aTeam(leader, activity, [aName(), null])
    const waiting = [await alone(activity), await alone(activity)]
    const request = { requestId: requestId(), teamId }
    expect(await base.as(leader).teams.withdraw(request)).toEqual({ ok: true })
    expect(await base.as(leader).teams.withdraw(request)).toEqual({ ok: true })
    expect(await base.as(leader).teams.withdraw({ ...request, requestId: requestId() })).toMatchObject({ reason: 'not-signed-up' })
    for (const entry of waiting) expect(await statusOf(entry)).toBe('confirmed')
  })

  it('are made once from a draft, even if it is sent from another page or was changed', async () => {
    const activity = await base.anActivity(organiser, open(6))
    const leader = await aLeader()
    const [name, teamId] = [aName(), randomUUID()]
    const send = (seats: Seats, person = leader) =>
      base.as(person).teams.create({
        requestId: requestId(),
        teamId,
        activityId: activity.id,
        version: 2,
        organisationId: 'nonggong',
        parts: [{ positionId: firstPosition(activity.plan), seats }],
      })
    const twins = await Promise.all([send([name, null]), send([name, null, null])])
    expect(twins).toMatchObject([
      { ok: true, teamId },
      { ok: true, teamId },
    ])
    expect(twins.filter((answer) => answer.ok && answer.isEarlier)).toHaveLength(1)
    expect(await base.as(leader).teams.mine()).toHaveLength(1)
    expect(await faultFrom(send([null, null], await aLeader()))).toBe('request-id-reused')
    await base.as(leader).teams.withdraw({ requestId: requestId(), teamId })
    expect(await send([name, null])).toEqual({ ok: false, reason: 'team-gone' })
  })

  it.each(['withdrawn', 'cancelled'] as const)('show the leader the members of a team that is %s', async (status) => {
    const activity = await base.anActivity(organiser, open(4))
    const leader = await aLeader()
    const [left, stayed] = [aName(), aName()]
    const { teamId } = await aTeam(leader, activity, [left, stayed, null])
    const signUpId = (await teamOf(leader, teamId)).parts[0]?.members.find(({ name }) => name === left)?.signUpId ?? ''
    await base.as(leader, NOW + 1).teams.removeMember({ requestId: requestId(), teamId, signUpId })
    const end = { requestId: requestId(), teamId, activityId: activity.id, reason: '台风' }
    if (status === 'withdrawn') await base.as(leader, NOW + 2).teams.withdraw(end)
    else await base.as(organiser, NOW + 2).desk.cancel(end)
    const view = await teamOf(leader, teamId)
    expect(view).toMatchObject({ status, parts: [{ seats: 3, open: 2, members: [{ name: stayed }] }] })
    expect(view.parts[0]?.members).toHaveLength(1)
    expect(await base.as(leader).teams.mine()).toMatchObject([{ status, seats: 3, open: 0 }])
  })

  it.each([
    ['a team of one', [null], { reason: 'team-too-small', about: '2' }],
    ['a team of sixty-one', Array.from({ length: 61 }, () => null), { reason: 'team-too-large', about: '60' }],
    ['a team larger than the position', Array.from({ length: 7 }, () => null), { reason: 'team-exceeds-position', about: '秩序引导' }],
    ['a name twice', ['王甲甲', '王甲甲'], { reason: 'name-twice', about: '王甲甲' }],
    ['a name twice, once with an invisible blank', ['王甲乙', '王甲\u200b乙'], { reason: 'name-twice', about: '王甲乙' }],
    ['a smiling name', ['王😀', null], { reason: 'name-invalid', about: '王😀' }],
    ['a name of forty characters', ['王'.repeat(40), null], { reason: 'name-invalid', about: '王'.repeat(40) }],
  ] as [string, Seats, object][])('are refused for %s, with the name concerned, and nothing is stored', async (_why, seats, refusal) => {
    const activity = await base.anActivity(organiser, open(6))
    const leader = await aLeader()
    expect(await ask(leader, activity, seats)).toEqual({ ok: false, ...refusal })
    expect((await base.as(null).activities.get({ activityId: activity.id })).positions[0]).toMatchObject({ taken: 0, waitlisted: 0 })
  })

  it('are refused for an organisation that the leader does not belong to, and with an outdated form', async () => {
    const activity = await base.anActivity(organiser, open(6))
    const leader = await aLeader()
    expect(await ask(leader, activity, [null, null], 'minge')).toEqual({ ok: false, reason: 'not-a-member', about: '民革' })
    const parts = [{ positionId: firstPosition(activity.plan), seats: [null, null] }]
    const stale = { requestId: requestId(), teamId: randomUUID(), activityId: activity.id, version: 1, organisationId: 'nonggong', parts }
    expect(await base.as(leader).teams.create(stale)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })
})
