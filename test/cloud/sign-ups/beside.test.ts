/** Concurrent requests, each of which read a state that was true before the other changed it. */
import { randomUUID } from 'node:crypto'
import { hour } from '../../../src/domain/calendar/calendar'
import { type Person, RACES, type TestBase, openBase, saturday } from '../../support/base'
import { firstPosition, open, teamsOn } from '../../support/teams'

const requestId = () => randomUUID()

describe('concurrent requests', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())
  const { aLeader, aTeam, alone, kinds, leave, teamOf } = teamsOn(() => base)

  it('give both taps of a double tap the same answer, while others take the last seats', async () => {
    for (let race = 0; race < RACES; race++) {
      const visit = await base.anActivity(organiser, open(3))
      const people = await Promise.all(Array.from({ length: 6 }, () => base.aVolunteer()))
      const taps = people.map((person) => {
        const input = {
          requestId: requestId(),
          activityId: visit.id,
          positionId: firstPosition(visit.plan),
          version: 2,
          organisationId: null,
        }
        return Promise.all([1, 2, 3].map(() => base.as(person).signUps.create(input)))
      })
      for (const [first, ...others] of await Promise.all(taps)) for (const other of others) expect(other).toEqual(first)
      expect((await base.as(null).activities.get({ activityId: visit.id })).positions[0]).toMatchObject({ taken: 3, waitlisted: 3 })
    }
  })

  it('leave no overlap flag when a volunteer withdraws from one visit while another is moved onto its time', async () => {
    for (let race = 0; race < RACES; race++) {
      const later = { startsAt: saturday + 5 * hour, endsAt: saturday + 8 * hour }
      const [moved, left] = [await base.anActivity(organiser, { ...open(2), ...later }), await base.anActivity(organiser, open(2))]
      const { person, signUpId } = await alone(left)
      const input = {
        requestId: requestId(),
        activityId: moved.id,
        positionId: firstPosition(moved.plan),
        version: 2,
        organisationId: null,
      }
      await base.as(person).signUps.create(input)
      const { startsAt, endsAt } = left.plan
      await Promise.all([
        base
          .as(organiser)
          .desk.edit({ requestId: requestId(), activityId: moved.id, version: 2, plan: { ...moved.plan, startsAt, endsAt } }),
        leave(signUpId, person),
      ])
      const own = (await base.as(person).signUps.mine()).find(({ activity }) => activity.id === moved.id)
      expect(own).toMatchObject({ status: 'confirmed', clashes: false })
    }
  })

  it('notify a leader of a new time even if their own name is not in the team', async () => {
    const visit = await base.anActivity(organiser, open(2))
    const leader = await aLeader()
    await aTeam(leader, visit, [null, null])
    const plan = { ...visit.plan, startsAt: saturday + hour, endsAt: saturday + 4 * hour }
    await base.as(organiser).desk.edit({ requestId: requestId(), activityId: visit.id, version: 2, plan, reason: '台风' })
    expect((await base.as(leader).messages.mine())[0]).toMatchObject({ kind: 'activity-changed', note: expect.stringContaining('台风') })
  })

  it('gather seats for a team while another of its positions is full', async () => {
    const positions = ['甲', '乙'].map((name) => ({ id: randomUUID(), name, capacity: 2, skillId: null, quotas: [] }))
    const visit = await base.anActivity(organiser, { positions })
    const [one, two] = positions.map(({ id }) => id)
    const seated = []
    for (let n = 0; n < 2; n++) seated.push(await alone(visit))
    const full = await aLeader()
    const parts = (id: string | undefined, count: number) => ({ positionId: id ?? '', seats: Array.from({ length: count }, () => null) })
    const create = (leader: Person, asked: ReturnType<typeof parts>[]) =>
      base.as(leader).teams.create({
        requestId: requestId(),
        teamId: randomUUID(),
        activityId: visit.id,
        version: 2,
        organisationId: 'nonggong',
        parts: asked,
      })
    await create(full, [parts(two, 2)])
    const leader = await aLeader()
    const team = await create(leader, [parts(one, 2), parts(two, 1)])
    const waiting = []
    for (let n = 0; n < 5; n++) waiting.push(await alone(visit))
    for (const { signUpId, person } of [...seated, ...waiting.slice(0, 2)]) await leave(signUpId, person)
    expect(await teamOf(leader, team.ok ? team.teamId : '')).toMatchObject({ status: 'waitlisted', passedOver: 3 })
    const view = await base.as(organiser).seats.get({ activityId: visit.id })
    expect(view.positions[0]).toMatchObject({ taken: 1, gathered: 1 })
  })

  it('send no message of moving up to a volunteer who never lost the seat', async () => {
    const visit = await base.anActivity(organiser, open(2))
    const { person, signUpId } = await alone(visit)
    const edit = { requestId: requestId(), activityId: visit.id, version: 2, plan: visit.plan, toWaitlist: [signUpId] }
    await base.as(organiser).desk.edit(edit)
    expect(await kinds(person)).toEqual([])
  })

  it.each(['王\u0000小', '王\ud800小', '王\u202e小'])('store a name without its invisible characters: %j', async (name) => {
    const visit = await base.anActivity(organiser, open(2))
    const leader = await aLeader()
    const input = { requestId: requestId(), teamId: randomUUID(), activityId: visit.id, version: 2, organisationId: 'nonggong' }
    const answer = await base.as(leader).teams.create({ ...input, parts: [{ positionId: firstPosition(visit.plan), seats: [name, '!!'] }] })
    expect(answer).toEqual({ ok: false, reason: 'name-invalid', about: '!!' })
  })
})
