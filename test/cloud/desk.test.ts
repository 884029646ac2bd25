import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import { roles } from '../../src/cloud/db/schema'
import type { ActivityPlan } from '../../src/contract/desk'
import { day, hour } from '../../src/domain/calendar'
import { DATABASES, NOW, type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../support/base'

const open = (capacity = 3) => [{ id: randomUUID(), name: '秩序引导', capacity, skillId: null }]

describe.each(DATABASES)('the desk on %s', (kind) => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase(kind)
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const desk = (now?: number) => base.as(organiser, now).desk
  const requestId = () => randomUUID()
  const edit = (activityId: string, version: number, plan: ActivityPlan) =>
    desk().edit({ requestId: requestId(), activityId, version, plan })
  const signUp = async (activityId: string, plan: ActivityPlan) => {
    const person = await base.aVolunteer()
    await base
      .as(person)
      .signUps.create({ requestId: requestId(), activityId, positionId: plan.positions[0]?.id ?? '', organisationId: null })
    return person
  }
  const seatRows = async (positionId: string | undefined) =>
    (await rowsOf(base.connection.db, sql`select id from seats where position_id = ${positionId ?? ''}`)).length

  it('takes an activity from draft to published, as residents then see it', async () => {
    const activityId = randomUUID()
    const plan = aPlan()
    expect(await desk().create({ requestId: requestId(), activityId, plan })).toEqual({ ok: true, activityId })
    expect(await desk().get({ activityId })).toMatchObject({ status: 'draft', phase: 'draft', plan })
    expect(await desk().publish({ requestId: requestId(), activityId })).toEqual({ ok: true })
    expect(await base.as(null).activities.get({ activityId })).toMatchObject({
      phase: 'open',
      title: plan.title,
      lead: { id: 'nonggong' },
      partners: [{ id: 'hospital' }],
      services: [{ name: '量血压', unit: '人次' }],
      positions: [{ name: '执业医师', capacity: 2, confirmed: 0, skill: { id: 'medicine', verified: true } }, { name: '秩序引导' }],
      withdrawUntil: saturday - day,
    })
  })

  it('makes as many seat rows as the capacity, and follows it up and down', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(3) })
    const [position] = plan.positions
    expect(await seatRows(position?.id)).toBe(3)
    await edit(id, 2, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 7 })) })
    expect(await seatRows(position?.id)).toBe(7)
    await edit(id, 3, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 1 })) })
    expect(await seatRows(position?.id)).toBe(1)
  })

  it('creates once, however often the same request comes', async () => {
    const request = { requestId: requestId(), activityId: randomUUID(), plan: aPlan() }
    const answers = await Promise.all([desk().create(request), desk().create(request)])
    expect(answers[0]).toEqual(answers[1])
    expect(await desk().create(request)).toEqual(answers[0])
  })

  it.each([
    ['ends before it begins', { endsAt: saturday }, 'ends-before-start'],
    ['lasts two days', { endsAt: saturday + 2 * day }, 'too-long'],
  ])('refuses a plan that %s', async (_why, change, reason) => {
    expect(await desk().create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan(change) })).toMatchObject({
      ok: false,
      reason,
    })
  })

  it.each([
    ['without a title', { title: ' ' }],
    ['without a category', { categories: [] }],
    ['with a category that there is not', { categories: ['magic'] }],
    ['with a capacity of none', { positions: open(0) }],
    ['with a capacity of a million', { positions: open(1_000_000) }],
    ['with a negative capacity', { positions: open(-1) }],
    ['with a summary of ten thousand characters', { summary: '长'.repeat(10_000) }],
  ])('does not take a plan %s', async (_why, change) => {
    expect(await faultFrom(desk().create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan(change) }))).toBe('malformed')
  })

  it("does not let an organiser put up an activity in another organisation's name, nor hand one over to it", async () => {
    expect(await faultFrom(desk().create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan({ leadId: 'minge' }) }))).toBe(
      'forbidden',
    )
    const { id, plan } = await base.anActivity(organiser)
    expect(await faultFrom(edit(id, 2, { ...plan, leadId: 'minge' }))).toBe('forbidden')
  })

  it("does not let one activity take another's positions or services by their ids", async () => {
    const { plan } = await base.anActivity(organiser)
    const thief = aPlan({ positions: plan.positions, services: [] })
    expect(await faultFrom(desk().create({ requestId: requestId(), activityId: randomUUID(), plan: thief }))).toBe('malformed')
    const { id, plan: own } = await base.anActivity(organiser)
    expect(await faultFrom(edit(id, 2, { ...own, services: plan.services }))).toBe('malformed')
  })

  it('does not take one position or service twice', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(5) })
    const twice = { ...plan, positions: [...plan.positions, ...plan.positions.map((position) => ({ ...position, capacity: 1 }))] }
    expect(await faultFrom(edit(id, 2, twice))).toBe('malformed')
    expect(await faultFrom(edit(id, 2, { ...plan, services: [...plan.services, ...plan.services] }))).toBe('malformed')
  })

  it('does not take what people can come for or get away from a published activity', async () => {
    const { id, plan } = await base.anActivity(organiser)
    expect(await edit(id, 2, { ...plan, positions: [] })).toEqual({ ok: false, reason: 'no-positions' })
    expect(await edit(id, 2, { ...plan, services: [] })).toEqual({ ok: false, reason: 'no-services' })
  })

  it('does not call off a draft: that would tell everybody of it', async () => {
    const activityId = randomUUID()
    await desk().create({ requestId: requestId(), activityId, plan: aPlan() })
    expect(await desk().cancel({ requestId: requestId(), activityId, reason: '台风' })).toEqual({ ok: false, reason: 'not-published' })
    expect(await faultFrom(base.as(null).activities.get({ activityId }))).toBe('not-found')
  })

  it('lets the lead hand an activity over, stay a host, and send the same request again; a host cannot take it', async () => {
    const both = await base.anOrganiser('nonggong')
    await base.connection.db.insert(roles).values({ volunteerId: both.id, role: 'organiser', organisationId: 'minge' })
    const { id, plan } = await base.anActivity(organiser)
    const request = { requestId: requestId(), activityId: id, version: 2, plan: { ...plan, leadId: 'minge' } }
    expect(await base.as(both).desk.edit(request)).toEqual({ ok: true, version: 3 })
    expect(await base.as(both).desk.edit(request)).toEqual({ ok: true, version: 3 })
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ lead: { id: 'minge' }, hosts: [{ id: 'nonggong' }] })
    expect(await faultFrom(edit(id, 3, plan))).toBe('forbidden')
  })

  it('moves two activities onto one time at once: each sign-up is flagged or not, none is lost, nothing fails', async () => {
    for (let round = 0; round < 5; round++) {
      const at = (hours: number) => ({ startsAt: saturday + hours * hour, endsAt: saturday + (hours + 1) * hour })
      const [one, other] = [
        await base.anActivity(organiser, { positions: open(), ...at(0) }),
        await base.anActivity(organiser, { positions: open(), ...at(2) }),
      ]
      const person = await signUp(one.id, one.plan)
      await base.as(person).signUps.create({
        requestId: requestId(),
        activityId: other.id,
        positionId: other.plan.positions[0]?.id ?? '',
        organisationId: null,
      })
      const answers = await Promise.all([edit(one.id, 2, { ...one.plan, ...at(4) }), edit(other.id, 2, { ...other.plan, ...at(4) })])
      expect(answers).toEqual([
        { ok: true, version: 3 },
        { ok: true, version: 3 },
      ])
      const mine = await base.as(person).signUps.mine()
      expect(mine.map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
      expect(mine.some(({ clashes }) => clashes)).toBe(true)
    }
  })

  it('writes a row for each sign-up that ends with its activity', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(2) })
    await signUp(id, plan)
    await signUp(id, plan)
    await desk().cancel({ requestId: requestId(), activityId: id, reason: '台风' })
    const log = await rowsOf<{ action: string }>(
      base.connection.db,
      sql`select action from audit_log where activity_id = ${id} and action like '%cancelled'`,
    )
    expect(log.map(({ action }) => action).sort()).toEqual(['activity.cancelled', 'sign-up.cancelled', 'sign-up.cancelled'])
  })

  it('refuses to publish what nobody could come to', async () => {
    const activityId = randomUUID()
    await desk().create({ requestId: requestId(), activityId, plan: aPlan({ positions: [] }) })
    expect(await desk().publish({ requestId: requestId(), activityId })).toEqual({ ok: false, reason: 'no-positions' })
  })

  it('tells the second of two who edit that it changed meanwhile, and loses nothing of the first', async () => {
    const { id, plan } = await base.anActivity(organiser)
    expect(await edit(id, 2, { ...plan, title: '改了标题' })).toEqual({ ok: true, version: 3 })
    expect(await edit(id, 2, { ...plan, title: '又改标题' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await desk().get({ activityId: id })).title).toBe('改了标题')
  })

  it('refuses a capacity below those confirmed, and the removal of a position that somebody has', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(3) })
    await signUp(id, plan)
    await signUp(id, plan)
    expect(await edit(id, 2, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 1 })) })).toEqual({
      ok: false,
      reason: 'capacity-below-confirmed',
      about: '2',
    })
    expect(await edit(id, 2, { ...plan, positions: open() })).toEqual({ ok: false, reason: 'position-in-use', about: '秩序引导' })
    expect(await edit(id, 2, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 2 })) })).toMatchObject({ ok: true })
  })

  it('moves up who waits when the capacity grows, and tells them', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(1) })
    await signUp(id, plan)
    const waiting = await signUp(id, plan)
    await edit(id, 2, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 2 })) })
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
    expect(await base.as(waiting).messages.mine()).toMatchObject([{ kind: 'moved-up' }])
  })

  it('tells everyone signed up of a new time, and flags a sign-up that it makes overlap', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open() })
    const afternoon = await base.anActivity(organiser, { positions: open(), startsAt: saturday + 5 * hour, endsAt: saturday + 8 * hour })
    const person = await signUp(id, plan)
    const answer = await base.as(person).signUps.create({
      requestId: requestId(),
      activityId: afternoon.id,
      positionId: afternoon.plan.positions[0]?.id ?? '',
      organisationId: null,
    })
    expect(answer).toMatchObject({ ok: true, status: 'confirmed' })
    expect(await edit(id, 2, { ...plan, startsAt: saturday + 4 * hour, endsAt: saturday + 7 * hour })).toMatchObject({ ok: true })
    expect((await base.as(person).signUps.mine()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
    expect(await base.as(person).messages.mine()).toMatchObject([
      { kind: 'activity-changed', note: '1月9日 周六 12:30–15:30，唐先镇卫生院' },
    ])
    const flags = await rowsOf<{ clashes: boolean }>(base.connection.db, sql`select clashes from sign_ups where activity_id = ${id}`)
    expect(flags).toEqual([{ clashes: true }])
  })

  it('tells nobody of a change that does not concern them', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open() })
    const person = await signUp(id, plan)
    await edit(id, 2, { ...plan, summary: '请带上医保卡。' })
    expect(await base.as(person).messages.mine()).toEqual([])
  })

  it('refuses to move a published activity into the past, and to edit one that has begun', async () => {
    const { id, plan } = await base.anActivity(organiser)
    expect(await edit(id, 2, { ...plan, startsAt: NOW - hour, endsAt: NOW + hour })).toEqual({ ok: false, reason: 'start-in-past' })
    expect(await desk(saturday).edit({ requestId: requestId(), activityId: id, version: 2, plan })).toEqual({
      ok: false,
      reason: 'already-begun',
    })
  })

  it('calls an activity off once, with its reason, and tells each person once', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(1) })
    const people = [await signUp(id, plan), await signUp(id, plan)]
    const request = { requestId: requestId(), activityId: id, reason: '台风' }
    expect(await desk().cancel(request)).toEqual({ ok: true, told: 2 })
    expect(await desk().cancel(request)).toEqual({ ok: true, told: 2 })
    expect(await desk().cancel({ ...request, requestId: requestId() })).toEqual({ ok: false, reason: 'already-cancelled' })
    for (const person of people) {
      expect(await base.as(person).messages.mine()).toMatchObject([{ kind: 'activity-cancelled', note: '台风' }])
      expect((await base.as(person).signUps.mine())[0]).toMatchObject({ status: 'cancelled', ticket: null })
    }
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ phase: 'cancelled', cancelReason: '台风' })
  })

  it('shows an organiser their own activities, with names and numbers of those who come', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open() })
    await signUp(id, plan)
    const cards = await desk().list({ when: 'upcoming' })
    expect(cards.find((card) => card.id === id)).toMatchObject({
      lead: '农工党',
      seats: { capacity: 3, confirmed: 1, free: 2 },
      present: 0,
    })
    const { signUps } = await desk().get({ activityId: id })
    expect(signUps).toMatchObject([{ name: '陈样例', position: '秩序引导', status: 'confirmed' }])
    expect(signUps[0]?.phone).toMatch(/^139\d{8}$/)
    const other = await base.anOrganiser('minge')
    expect((await base.as(other).desk.list({ when: 'upcoming' })).some((card) => card.id === id)).toBe(false)
    expect((await base.as(await base.anAdministrator()).desk.list({ when: 'upcoming' })).some((card) => card.id === id)).toBe(true)
  })

  it('writes to the audit log who looked at names and numbers', async () => {
    const { id } = await base.anActivity(organiser)
    await desk().get({ activityId: id })
    await base.as(organiser).attendance.roster({ activityId: id })
    const log = await rowsOf<{ action: string }>(
      base.connection.db,
      sql`select action from audit_log where activity_id = ${id} order by id`,
    )
    expect(log.map(({ action }) => action).slice(-2)).toEqual(['sign-ups.read', 'roster.read'])
  })
})
