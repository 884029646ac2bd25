import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { runJobs } from '../../../src/cloud/host/jobs'
import { hour } from '../../../src/domain/calendar/calendar'
import { RACES, NOW, type Person, type TestBase, openBase, saturday } from '../../support/base'

describe('the waitlist', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const signUp = (person: Person, activityId: string, positionId: string | undefined) =>
    base.as(person).signUps.create({ requestId: randomUUID(), activityId, positionId: positionId ?? '', version: 2, organisationId: null })
  const seatsOf = async (activityId: string) => (await base.as(null).activities.get({ activityId })).positions
  const oneSeat = () => ({ positions: [{ id: randomUUID(), name: '秩序引导', capacity: 1, skillId: null, quotas: [] }] })
  const leave = async (person: Person, activityId: string, now = NOW) => {
    const own = (await base.as(person).signUps.mine()).find((signUp) => signUp.activity.id === activityId)
    return base.as(person, now).signUps.withdraw({ requestId: randomUUID(), signUpId: own?.id ?? '' })
  }

  it('moves the first entry up when a volunteer withdraws', async () => {
    const { id, plan } = await base.anActivity(organiser, {
      positions: [{ id: randomUUID(), name: '秩序引导', capacity: 1, skillId: null, quotas: [] }],
    })
    const [first, second, third] = [await base.aVolunteer(), await base.aVolunteer(), await base.aVolunteer()]
    for (const person of [first, second, third]) await signUp(person, id, plan.positions[0]?.id)
    const [own] = await base.as(first).signUps.mine()
    expect(await base.as(first).signUps.withdraw({ requestId: randomUUID(), signUpId: own?.id ?? '' })).toEqual({ ok: true })
    expect((await base.as(second).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
    expect((await base.as(third).signUps.mine())[0]).toMatchObject({ status: 'waitlisted' })
    expect(await base.as(second).messages.mine()).toMatchObject([{ kind: 'moved-up', activityId: id }])
    expect(await base.as(third).messages.mine()).toEqual([])
  })

  it('leaves no free seat beside a waiting volunteer when one withdraws while another signs up', async () => {
    for (let race = 0; race < RACES; race++) {
      const { id, plan } = await base.anActivity(organiser, oneSeat())
      const [holder, newcomer] = [await base.aVolunteer(), await base.aVolunteer()]
      await signUp(holder, id, plan.positions[0]?.id)
      await Promise.all([leave(holder, id), signUp(newcomer, id, plan.positions[0]?.id)])
      expect((await seatsOf(id))[0]).toMatchObject({ taken: 1, waitlisted: 0 })
    }
  })

  it('leaves no free seat beside a waiting volunteer when one person signs up twice among others', async () => {
    for (let race = 0; race < RACES; race++) {
      const { id, plan } = await base.anActivity(organiser, {
        positions: [oneSeat().positions[0], oneSeat().positions[0]].flatMap((position) => position ?? []),
      })
      const [greedy, one, other] = [await base.aVolunteer(), await base.aVolunteer(), await base.aVolunteer()]
      const [first, second] = plan.positions
      await Promise.all([
        signUp(greedy, id, first?.id),
        signUp(greedy, id, second?.id),
        signUp(one, id, first?.id),
        signUp(other, id, second?.id),
      ])
      for (const seats of await seatsOf(id)) expect(seats.taken < seats.capacity && seats.waitlisted > 0).toBe(false)
    }
  })

  it('moves a volunteer up when their overlapping sign-up elsewhere ends', async () => {
    const wanted = await base.anActivity(organiser, oneSeat())
    const other = await base.anActivity(organiser, oneSeat())
    const [holder, waiting] = [await base.aVolunteer(), await base.aVolunteer()]
    await signUp(holder, wanted.id, wanted.plan.positions[0]?.id)
    await signUp(waiting, wanted.id, wanted.plan.positions[0]?.id)
    await signUp(waiting, other.id, other.plan.positions[0]?.id)
    await leave(holder, wanted.id)
    expect((await seatsOf(wanted.id))[0]).toMatchObject({ taken: 0, waitlisted: 1 })
    await leave(waiting, other.id)
    expect((await seatsOf(wanted.id))[0]).toMatchObject({ taken: 1, waitlisted: 0 })
  })

  it('gives a newcomer a seat that no waiting entry can take', async () => {
    const wanted = await base.anActivity(organiser, oneSeat())
    const other = await base.anActivity(organiser, oneSeat())
    const [holder, waiting] = [await base.aVolunteer(), await base.aVolunteer()]
    await signUp(holder, wanted.id, wanted.plan.positions[0]?.id)
    await signUp(waiting, wanted.id, wanted.plan.positions[0]?.id)
    await signUp(waiting, other.id, other.plan.positions[0]?.id)
    await leave(holder, wanted.id)
    expect(await signUp(await base.aVolunteer(), wanted.id, wanted.plan.positions[0]?.id)).toMatchObject({ status: 'confirmed' })
  })

  it('does not move a volunteer up who takes their consent back, but the next one', async () => {
    const { id, plan } = await base.anActivity(organiser, oneSeat())
    const [holder, waiting, next] = [await base.aVolunteer(), await base.aVolunteer(), await base.aVolunteer()]
    for (const person of [holder, waiting, next]) await signUp(person, id, plan.positions[0]?.id)
    const withdrawn = {
      name: '陈样例',
      phone: '13900009999',
      organisationIds: [],
      skillIds: [],
      agreesToPersonalData: false,
      agreesToMembership: false,
    }
    await base.as(waiting).profile.save(withdrawn)
    await leave(holder, id)
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'withdrawn' })
    expect((await base.as(next).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
  })

  it('passes over a volunteer without consent to the present text; the next with consent gets the seat', async () => {
    const { id, plan } = await base.anActivity(organiser, oneSeat())
    const [holder, waiting, next] = [await base.aVolunteer(), await base.aVolunteer(), await base.aVolunteer()]
    for (const person of [holder, waiting, next]) await signUp(person, id, plan.positions[0]?.id)
    // The consent text has a new version, and `waiting` agreed to the previous one.
    await base.connection.db.execute(sql`update consents set version = '2020-01' where volunteer_id = ${waiting.id}`)
    await leave(holder, id)
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'waitlisted' })
    expect((await base.as(next).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
    await leave(next, id)
    expect((await seatsOf(id))[0]).toMatchObject({ taken: 0, waitlisted: 1 })
    await base.as(waiting).profile.save({
      name: '陈样例',
      phone: '13900009998',
      organisationIds: [],
      skillIds: [],
      agreesToPersonalData: true,
      agreesToMembership: false,
    })
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
  })

  it('is not overtaken after the cut-off, and moves only by the organiser', async () => {
    const { id, plan } = await base.anActivity(organiser, oneSeat())
    const [holder, waiting, newcomer] = [await base.aVolunteer(), await base.aVolunteer(), await base.aVolunteer()]
    await signUp(holder, id, plan.positions[0]?.id)
    await signUp(waiting, id, plan.positions[0]?.id)
    const late = saturday - 6 * hour
    await base.connection.db.execute(sql`update activities set withdraw_until = starts_at where id = ${id}`)
    expect(await leave(holder, id, late)).toEqual({ ok: true })
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'waitlisted' })
    const request = { requestId: randomUUID(), activityId: id, positionId: plan.positions[0]?.id ?? '', version: 2, organisationId: null }
    expect(await base.as(newcomer, late).signUps.create(request)).toMatchObject({ status: 'waitlisted' })
    await base.as(organiser, late).desk.edit({ requestId: randomUUID(), activityId: id, version: 2, plan })
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
  })

  it('moves up in a later sweep when a server died between a commit and its sweep', async () => {
    const { id, plan } = await base.anActivity(organiser, oneSeat())
    const [holder, waiting] = [await base.aVolunteer(), await base.aVolunteer()]
    await signUp(holder, id, plan.positions[0]?.id)
    await signUp(waiting, id, plan.positions[0]?.id)
    await base.connection.db.execute(
      sql`update sign_ups set status = 'withdrawn' where activity_id = ${id} and volunteer_id = ${holder.id}`,
    )
    await base.connection.db.execute(sql`update seats set sign_up_id = null where position_id = ${plan.positions[0]?.id ?? ''}`)
    await runJobs(base.connection.db, NOW, { info: () => undefined, error: () => undefined })
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
  })
})
