/** A moved visit asks everything again that sign-up asks. Whoever fails keeps the seat, and is told with the organisers. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { transact } from '../../../src/cloud/db/database'
import { placeSignUp } from '../../../src/cloud/db/sign-ups/sign-ups'
import { consents, volunteers, volunteerSkills } from '../../../src/cloud/db/schema/people'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { deskWork, open } from '../../support/desk'

describe('a visit that was moved', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const { desk, edit } = deskWork(
    () => base,
    () => organiser,
  )
  const by = (plan: ActivityPlan, ms: number): ActivityPlan => ({ ...plan, startsAt: plan.startsAt + ms, endsAt: plan.endsAt + ms })
  const signUp = async (
    person: Person,
    { id, plan }: { id: string; plan: ActivityPlan },
    { now = NOW, organisationId = null as string | null, version = 2 } = {},
  ) => {
    const request = { requestId: randomUUID(), activityId: id, positionId: plan.positions[0]?.id ?? '', version, organisationId }
    const answer = await base.as(person, now).signUps.create(request)
    expect(answer).toMatchObject({ ok: true, status: 'confirmed' })
    return person
  }
  const atDesk = async (id: string) => (await desk().get({ activityId: id })).signUps.map(({ status, doubts }) => [status, doubts])
  const onTicket = async (person: Person, id: string) =>
    (await base.as(person).signUps.mine()).find(({ activity }) => activity.id === id)?.doubts
  const told = async (person: Person, id: string, kind: string) =>
    (await base.as(person).messages.mine()).filter((one) => one.activityId === id && one.kind === kind).map(({ note }) => note)

  const licence = async (expiresAt: number | null, name = '陈样例') => {
    const doctor = await base.aVolunteer({ name, skills: [{ id: 'medicine', verified: true }] })
    await base.connection.db.update(volunteerSkills).set({ expiresAt }).where(eq(volunteerSkills.volunteerId, doctor.id))
    return doctor
  }

  it('flags a licence that ends before the new day, and tells the volunteer and the organisers; a valid one is not in question', async () => {
    const visit = await base.anActivity(organiser)
    const expiring = await signUp(await licence(saturday + day, '陈到期'), visit)
    const valid = await signUp(await licence(saturday + 30 * day, '胡有效'), visit)
    expect(await atDesk(visit.id)).toEqual([
      ['confirmed', []],
      ['confirmed', []],
    ])
    const later = by(visit.plan, 7 * day)
    const doubts = [{ ok: false, reason: 'skill-expired', about: '临床医疗' }]
    expect(await desk().consequences({ activityId: visit.id, version: 2, plan: later })).toMatchObject({
      inQuestion: [{ name: '陈到期', doubts }],
      notified: 2,
    })
    expect(await onTicket(expiring, visit.id)).toEqual([])
    expect(await edit(visit.id, 2, later)).toMatchObject({ ok: true })
    expect(await atDesk(visit.id)).toEqual([
      ['confirmed', doubts],
      ['confirmed', []],
    ])
    expect([await onTicket(expiring, visit.id), await onTicket(valid, visit.id)]).toEqual([doubts, []])
    expect(await told(expiring, visit.id, 'seat-in-question')).toEqual(['「临床医疗」证书到那天已过期'])
    expect(await told(valid, visit.id, 'seat-in-question')).toEqual([])
    expect(await told(organiser, visit.id, 'seats-in-question')).toEqual(['陈到期（「临床医疗」证书到那天已过期）'])
    // A renewed licence settles it, without another move.
    await base.connection.db
      .update(volunteerSkills)
      .set({ expiresAt: saturday + 30 * day })
      .where(eq(volunteerSkills.volunteerId, expiring.id))
    expect(await onTicket(expiring, visit.id)).toEqual([])
  })

  it('asks for the consent and the profile again, and not after a change of the text alone', async () => {
    const visit = await base.anActivity(organiser, { positions: open() })
    const person = await signUp(await base.aVolunteer(), visit)
    // A new version of the text asks everybody again.
    await base.connection.db.update(consents).set({ version: '2020-01' }).where(eq(consents.volunteerId, person.id))
    await edit(visit.id, 2, { ...visit.plan, summary: '请带伞。' })
    expect(await onTicket(person, visit.id)).toEqual([])
    expect(await told(person, visit.id, 'seat-in-question')).toEqual([])
    await edit(visit.id, 3, by(visit.plan, day))
    expect(await onTicket(person, visit.id)).toEqual([{ ok: false, reason: 'consent-missing' }])
  })

  it('tells of an overlap with another visit beside its flag', async () => {
    const visit = await base.anActivity(organiser, { positions: open() })
    const afternoon = await base.anActivity(organiser, {
      title: '下午的另一场',
      positions: open(),
      startsAt: saturday + 5 * hour,
      endsAt: saturday + 8 * hour,
    })
    const person = await base.aVolunteer()
    await signUp(person, visit)
    await signUp(person, afternoon)
    await edit(visit.id, 2, by(visit.plan, 4 * hour))
    const own = new Map((await base.as(person).signUps.mine()).map(({ activity, ...one }) => [activity.id, one]))
    expect(own.get(visit.id)).toMatchObject({ clashes: true, doubts: [] })
    expect(own.get(afternoon.id)).toMatchObject({ clashes: false, doubts: [] })
    expect(await told(person, visit.id, 'seat-in-question')).toEqual(['和「下午的另一场」时间重叠'])
  })

  it('flags who signed up later than sign-up is open for the new day', async () => {
    const visit = await base.anActivity(organiser, { positions: open() })
    const early = await signUp(await base.aVolunteer(), visit)
    const late = await signUp(await base.aVolunteer(), visit, { now: saturday - 2 * day })
    const moved = await desk(saturday - 2 * day + hour).edit({
      requestId: randomUUID(),
      activityId: visit.id,
      version: 2,
      plan: by(visit.plan, -2 * day + 2 * hour),
    })
    expect(moved).toMatchObject({ ok: true })
    expect([await onTicket(early, visit.id), await onTicket(late, visit.id)]).toEqual([[], []])
    await desk(saturday - 2 * day - hour).edit({
      requestId: randomUUID(),
      activityId: visit.id,
      version: 3,
      plan: by(visit.plan, -2 * day - hour / 2),
    })
    expect(await onTicket(early, visit.id)).toEqual([])
    expect(await onTicket(late, visit.id)).toEqual([{ ok: false, reason: 'sign-up-closed' }])
  })

  it('keeps seats for an organisation again whose quota had been released, and flags who took one meanwhile', async () => {
    const quota = { organisationId: 'nonggong', seats: 2, releaseAt: saturday - 3 * day }
    const visit = await base.anActivity(organiser, { positions: open(2, [quota]) })
    const after = saturday - 2 * day
    const member = await signUp(await base.aVolunteer({ organisationIds: ['nonggong'] }), visit, { organisationId: 'nonggong' })
    const other = await signUp(await base.aVolunteer(), visit, { now: after })
    const released = (await desk(after).get({ activityId: visit.id })).plan
    const again = { ...quota, releaseAt: saturday + 4 * day }
    const later = { ...by(released, 7 * day), positions: released.positions.map((one) => ({ ...one, quotas: [again] })) }
    const request = (plan: ActivityPlan) => ({ requestId: randomUUID(), activityId: visit.id, version: 2, plan })
    // Without a move nobody's seat is kept for another.
    const soon = { ...quota, releaseAt: saturday - hour }
    const same = { ...released, positions: released.positions.map((one) => ({ ...one, quotas: [soon] })) }
    expect(await desk(after).edit(request(same))).toMatchObject({ ok: false, reason: 'quota-not-free' })
    expect(await desk(after).edit(request(later))).toMatchObject({ ok: true })
    expect(await onTicket(member, visit.id)).toEqual([])
    expect(await onTicket(other, visit.id)).toEqual([{ ok: false, reason: 'seat-reserved', about: '农工党' }])
  })

  it('sends two hundred and fifty people to the waitlist when the capacity is cut', async () => {
    const visit = await base.anActivity(organiser, { positions: open(260) })
    const [position] = visit.plan.positions
    const signUpIds = Array.from({ length: 250 }, () => randomUUID())
    await transact(base.connection.db, async (tx) => {
      for (const [index, id] of signUpIds.entries()) {
        const volunteerId = randomUUID()
        await tx.insert(volunteers).values({ id: volunteerId, openid: null, name: '陈样例', phone: '', createdAt: NOW })
        const facts = { id, activityId: visit.id, positionId: position?.id ?? '', volunteerId, organisationId: null, reserve: null }
        await placeSignUp(tx, { ...facts, startsAt: saturday, endsAt: saturday + hour, code: `A${10_000 + index}` }, NOW)
      }
    })
    const cut = { ...visit.plan, positions: visit.plan.positions.map((one) => ({ ...one, capacity: 1 })) }
    const request = (toWaitlist: string[]) => ({ requestId: randomUUID(), activityId: visit.id, version: 2, plan: cut, toWaitlist })
    expect(await faultFrom(desk().edit(request(Array.from({ length: 501 }, () => randomUUID()))))).toBe('malformed')
    expect(await desk().edit(request(signUpIds))).toMatchObject({ ok: true })
    const statuses = (await desk().get({ activityId: visit.id })).signUps.map(({ status }) => status)
    expect([statuses.filter((one) => one === 'confirmed').length, statuses.filter((one) => one === 'waitlisted').length]).toEqual([1, 249])
  })
})
