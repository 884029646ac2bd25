import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../../support/base'

describe('sign-ups', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const doctor = () => base.aVolunteer({ organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: true }] })
  const signUp = (person: Person | null, activityId: string, positionId: string | undefined, change: object = {}) =>
    base
      .as(person)
      .signUps.create({ requestId: randomUUID(), activityId, positionId: positionId ?? '', version: 2, organisationId: null, ...change })
  const seatsOf = async (activityId: string) => (await base.as(null).activities.get({ activityId })).positions

  it('give a free seat and a ticket to a volunteer who fits', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    const answer = await signUp(person, id, plan.positions[0]?.id, { organisationId: 'nonggong' })
    expect(answer).toMatchObject({ ok: true, status: 'confirmed' })
    const [own] = await base.as(person).signUps.mine()
    expect(own).toMatchObject({ status: 'confirmed', position: '执业医师', organisation: '农工党', inAt: null, minutes: 0 })
    expect(own?.ticket?.text).toMatch(/^TX[0-9A-Z]{57}$/)
    expect(own?.ticket?.code).toMatch(/^[2-9A-Z]{6}$/)
    expect((await base.as(person).activities.get({ activityId: id })).own).toMatchObject({ status: 'confirmed' })
  })

  it('waitlist a volunteer who comes after the last seat, without a ticket', async () => {
    const { id, plan } = await base.anActivity(organiser, {
      positions: [{ id: randomUUID(), name: '秩序引导', capacity: 1, skillId: null, quotas: [] }],
    })
    await signUp(await base.aVolunteer(), id, plan.positions[0]?.id)
    const late = await base.aVolunteer()
    expect(await signUp(late, id, plan.positions[0]?.id)).toMatchObject({ ok: true, status: 'waitlisted' })
    const [own] = await base.as(late).signUps.mine()
    expect(own?.ticket).toBeNull()
    expect((await seatsOf(id))[0]).toMatchObject({ capacity: 1, taken: 1, waitlisted: 1 })
  })

  it('never exceed the seats, for any number of people at the same moment', async () => {
    const { id, plan } = await base.anActivity(organiser, {
      positions: [{ id: randomUUID(), name: '秩序引导', capacity: 5, skillId: null, quotas: [] }],
    })
    const people = await Promise.all(Array.from({ length: 24 }, () => base.aVolunteer()))
    const answers = await Promise.all(people.map((person) => signUp(person, id, plan.positions[0]?.id)))
    const statuses = answers.map((answer) => (answer.ok ? answer.status : answer.reason))
    expect(statuses.filter((status) => status === 'confirmed')).toHaveLength(5)
    expect(statuses.filter((status) => status === 'waitlisted')).toHaveLength(19)
    expect((await seatsOf(id))[0]).toMatchObject({ taken: 5, waitlisted: 19 })
  })

  it('are made once by a double tap, and give a retry the first answer', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    const request = { requestId: randomUUID(), activityId: id, positionId: plan.positions[0]?.id ?? '', version: 2, organisationId: null }
    const answers = await Promise.all([1, 2, 3].map(() => base.as(person).signUps.create(request)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await base.as(person).signUps.create(request)).toEqual(answers[0])
    expect(await base.as(person).signUps.mine()).toHaveLength(1)
  })

  it('refuse a request id that was used for another request', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    const requestId = randomUUID()
    await signUp(person, id, plan.positions[0]?.id, { requestId })
    expect(await faultFrom(signUp(person, id, plan.positions[1]?.id, { requestId }))).toBe('request-id-reused')
  })

  it('are refused a second time with another request id, even at the same moment', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    const answers = await Promise.all(plan.positions.map((position) => signUp(person, id, position.id)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, reason: 'already-signed-up' }])
  })

  it('are refused for two visits at one time, even at the same moment, and the reason names the other visit', async () => {
    const one = await base.anActivity(organiser, { title: '春联万家' })
    const other = await base.anActivity(organiser, { title: '赶集日普法', startsAt: saturday + hour, endsAt: saturday + 4 * hour })
    const person = await doctor()
    const answers = await Promise.all([
      signUp(person, one.id, one.plan.positions[1]?.id),
      signUp(person, other.id, other.plan.positions[1]?.id),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const refused = answers.find((answer) => !answer.ok)
    expect(refused).toEqual({ ok: false, reason: 'overlaps', about: answers[0]?.ok ? '春联万家' : '赶集日普法' })
  })

  it.each([
    ['a volunteer without the skill', () => base.aVolunteer(), { ok: false, reason: 'skill-missing', about: '临床医疗' }],
    [
      'a volunteer with an unverified skill',
      () => base.aVolunteer({ skills: [{ id: 'medicine', verified: false }] }),
      { ok: false, reason: 'skill-unverified', about: '临床医疗' },
    ],
    [
      'a volunteer who took their agreement back',
      () => base.aVolunteer({ consent: false, skills: [{ id: 'medicine', verified: true }] }),
      { ok: false, reason: 'consent-missing' },
    ],
    [
      'a person without a profile',
      () => Promise.resolve({ id: '', openid: `openid-${randomUUID()}` }),
      { ok: false, reason: 'profile-incomplete' },
    ],
  ])("for the doctor's position are refused to %s", async (_who, person, expected) => {
    const { id, plan } = await base.anActivity(organiser)
    expect(await signUp(await person(), id, plan.positions[0]?.id)).toEqual(expected)
  })

  it('are refused for an organisation that the volunteer does not belong to', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const answer = await signUp(await doctor(), id, plan.positions[0]?.id, { organisationId: 'minge' })
    expect(answer).toEqual({ ok: false, reason: 'not-a-member', about: '民革' })
    expect(await faultFrom(signUp(await doctor(), id, plan.positions[0]?.id, { organisationId: 'nobody' }))).toBe('malformed')
  })

  it('cannot be withdrawn after the deadline, with that reason', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    await signUp(person, id, plan.positions[0]?.id)
    const [own] = await base.as(person).signUps.mine()
    const late = base.as(person, saturday - hour)
    expect(await late.signUps.withdraw({ requestId: randomUUID(), signUpId: own?.id ?? '' })).toEqual({
      ok: false,
      reason: 'past-withdrawal-deadline',
    })
    expect((await late.signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
  })

  it('cannot be withdrawn, nor their ticket seen, by another volunteer', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    await signUp(person, id, plan.positions[0]?.id)
    const [own] = await base.as(person).signUps.mine()
    const stranger = base.as(await base.aVolunteer())
    expect(await faultFrom(stranger.signUps.withdraw({ requestId: randomUUID(), signUpId: own?.id ?? '' }))).toBe('not-found')
    expect(await faultFrom(stranger.signUps.get({ signUpId: own?.id ?? '' }))).toBe('not-found')
    expect(await base.as(person).signUps.get({ signUpId: own?.id ?? '' })).toMatchObject({ status: 'confirmed' })
  })

  it('can be made again after a withdrawal', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    await signUp(person, id, plan.positions[0]?.id)
    const [own] = await base.as(person).signUps.mine()
    await base.as(person).signUps.withdraw({ requestId: randomUUID(), signUpId: own?.id ?? '' })
    expect(await signUp(person, id, plan.positions[1]?.id)).toMatchObject({ ok: true, status: 'confirmed' })
  })

  it('leave every change in the audit log, which cannot be changed', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await doctor()
    await signUp(person, id, plan.positions[0]?.id)
    const log = await rowsOf<{ action: string }>(
      base.connection.db,
      sql`select action from audit_log where activity_id = ${id} order by id`,
    )
    expect(log.map(({ action }) => action)).toEqual(['activity.created', 'activity.published', 'sign-up.created'])
    await expect(base.connection.db.execute(sql`delete from audit_log`)).rejects.toThrow()
    await expect(base.connection.db.execute(sql`update audit_log set action = 'x'`)).rejects.toThrow()
  })

  it('are never left confirmed when their activity is cancelled at the same moment', async () => {
    const { id, plan } = await base.anActivity(organiser, {
      positions: [{ id: randomUUID(), name: '秩序引导', capacity: 20, skillId: null, quotas: [] }],
    })
    const people = await Promise.all(Array.from({ length: 12 }, () => base.aVolunteer()))
    await Promise.all([
      ...people.map((person) => signUp(person, id, plan.positions[0]?.id)),
      base.as(organiser).desk.cancel({ requestId: randomUUID(), activityId: id, reason: '台风' }),
    ])
    for (const person of people) {
      const [own] = await base.as(person).signUps.mine()
      expect(own?.status ?? 'refused').toMatch(/cancelled|refused/)
    }
    expect(await signUp(await base.aVolunteer(), id, plan.positions[0]?.id)).toEqual({ ok: false, reason: 'activity-cancelled' })
  })

  it('are accepted only within the sign-up window', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const person = await base.aVolunteer()
    const request = () => ({
      requestId: randomUUID(),
      activityId: id,
      positionId: plan.positions[1]?.id ?? '',
      version: 2,
      organisationId: null,
    })
    expect(await base.as(person, saturday).signUps.create(request())).toEqual({ ok: false, reason: 'sign-up-closed' })
    expect(await base.as(person, NOW - day).signUps.create(request())).toMatchObject({ ok: false, reason: 'sign-up-not-open' })
    expect(await base.as(person, saturday - 1).signUps.create(request())).toMatchObject({ ok: true })
  })

  it('to a draft get the same answer as to an activity that does not exist', async () => {
    const activityId = randomUUID()
    const plan = aPlan()
    await base.as(organiser).desk.create({ requestId: randomUUID(), activityId, plan })
    expect(await faultFrom(signUp(await doctor(), activityId, plan.positions[1]?.id))).toBe('not-found')
  })
})
