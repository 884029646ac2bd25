import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { day } from '../../../src/domain/calendar/calendar'
import { type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../../support/base'
import { deskWork, open } from '../../support/desk'

describe('the desk', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const requestId = () => randomUUID()
  const { desk, edit, signUp } = deskWork(
    () => base,
    () => organiser,
  )

  it('takes an activity from draft to published, as residents then see it', async () => {
    const activityId = randomUUID()
    const plan = aPlan()
    expect(await desk().create({ requestId: requestId(), activityId, plan })).toEqual({ ok: true, activityId })
    expect(await desk().get({ activityId })).toMatchObject({ status: 'draft', phase: 'draft', plan })
    expect(await desk().publish({ requestId: requestId(), activityId })).toEqual({ ok: true, status: 'published' })
    expect(await base.as(null).activities.get({ activityId })).toMatchObject({
      phase: 'open',
      title: plan.title,
      lead: { id: 'nonggong' },
      partners: [{ id: 'hospital' }],
      services: [{ name: '量血压', unit: '人次' }],
      positions: [{ name: '执业医师', capacity: 2, taken: 0, skill: { id: 'medicine', verified: true } }, { name: '秩序引导' }],
      withdrawUntil: saturday - day,
    })
  })

  it('creates an activity once, even if the request is repeated', async () => {
    const request = { requestId: requestId(), activityId: randomUUID(), plan: aPlan() }
    const answers = await Promise.all([desk().create(request), desk().create(request)])
    expect(answers[0]).toEqual(answers[1])
    expect(await desk().create(request)).toEqual(answers[0])
  })

  it('lets one of three tabs create the same activity at the same moment, and refuses the others as changed-meanwhile', async () => {
    const [activityId, plan] = [randomUUID(), aPlan()]
    const answers = await Promise.all(
      ['甲标签页', '乙标签页', '丙标签页'].map((title) => desk().create({ requestId: requestId(), activityId, plan: { ...plan, title } })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe('changed-meanwhile')
  })

  it('refuses a second tab that creates the same activity as changed-meanwhile; a stranger gets a fault', async () => {
    const activityId = randomUUID()
    await desk().create({ requestId: requestId(), activityId, plan: aPlan() })
    const again = { requestId: requestId(), activityId, plan: aPlan({ title: '另一个标签页' }) }
    expect(await desk().create(again)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const stranger = base.as(await base.anOrganiser('minge')).desk
    expect(await faultFrom(stranger.create({ ...again, requestId: requestId(), plan: aPlan({ leadId: 'minge' }) }))).toBe('malformed')
    expect((await desk().get({ activityId })).title).toBe(aPlan().title)
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
    ['with a capacity of zero', { positions: open(0) }],
    ['with a capacity of a million', { positions: open(1_000_000) }],
    ['with a negative capacity', { positions: open(-1) }],
    ['with a summary of ten thousand characters', { summary: '长'.repeat(10_000) }],
  ])('does not accept a plan %s', async (_why, change) => {
    expect(await faultFrom(desk().create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan(change) }))).toBe('malformed')
  })

  it('tells a form whose category was removed meanwhile', async () => {
    const plan = aPlan({ categories: ['magic'] })
    expect(await faultFrom(desk().create({ requestId: requestId(), activityId: randomUUID(), plan }))).toBe('vocabulary-gone')
  })

  it("does not let an organiser publish in another organisation's name, nor hand an activity over to it", async () => {
    expect(await faultFrom(desk().create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan({ leadId: 'minge' }) }))).toBe(
      'forbidden',
    )
    const { id, plan } = await base.anActivity(organiser)
    expect(await faultFrom(edit(id, 2, { ...plan, leadId: 'minge' }))).toBe('forbidden')
  })

  it("does not let an activity use another's positions or services by their ids", async () => {
    const { plan } = await base.anActivity(organiser)
    const thief = aPlan({ positions: plan.positions, services: [] })
    expect(await faultFrom(desk().create({ requestId: requestId(), activityId: randomUUID(), plan: thief }))).toBe('malformed')
    const { id, plan: own } = await base.anActivity(organiser)
    expect(await faultFrom(edit(id, 2, { ...own, services: plan.services }))).toBe('malformed')
  })

  it('does not accept a position or service twice', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(5) })
    const twice = { ...plan, positions: [...plan.positions, ...plan.positions.map((position) => ({ ...position, capacity: 1 }))] }
    expect(await faultFrom(edit(id, 2, twice))).toBe('malformed')
    expect(await faultFrom(edit(id, 2, { ...plan, services: [...plan.services, ...plan.services] }))).toBe('malformed')
  })

  it('does not cancel a draft, since that would make it public', async () => {
    const activityId = randomUUID()
    await desk().create({ requestId: requestId(), activityId, plan: aPlan() })
    expect(await desk().cancel({ requestId: requestId(), activityId, reason: '台风' })).toEqual({ ok: false, reason: 'not-published' })
    expect(await faultFrom(base.as(null).activities.get({ activityId }))).toBe('not-found')
  })

  it('writes an audit row for each sign-up that ends with its activity', async () => {
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

  it('refuses to publish an activity without positions', async () => {
    const activityId = randomUUID()
    await desk().create({ requestId: requestId(), activityId, plan: aPlan({ positions: [] }) })
    expect(await desk().publish({ requestId: requestId(), activityId })).toEqual({ ok: false, reason: 'no-positions' })
  })

  it('cancels an activity once, with its reason, and notifies each person once', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(1) })
    const people = [await signUp(id, plan), await signUp(id, plan)]
    const request = { requestId: requestId(), activityId: id, reason: '台风' }
    expect(await desk().cancel(request)).toEqual({ ok: true, notified: 2 })
    expect(await desk().cancel(request)).toEqual({ ok: true, notified: 2 })
    expect(await desk().cancel({ ...request, requestId: requestId() })).toEqual({ ok: false, reason: 'already-cancelled' })
    for (const person of people) {
      expect(await base.as(person).messages.mine()).toMatchObject([{ kind: 'activity-cancelled', note: '台风' }])
      expect((await base.as(person).signUps.mine())[0]).toMatchObject({ status: 'cancelled', ticket: null })
    }
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ phase: 'cancelled', cancelReason: '台风' })
  })

  it('shows an organiser their own activities, with names and numbers of the signed-up', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open() })
    await signUp(id, plan)
    const { items: cards } = await desk().list({ when: 'upcoming' })
    expect(cards.find((card) => card.id === id)).toMatchObject({
      lead: '农工党',
      seats: { capacity: 3, taken: 1, free: 2 },
      present: 0,
    })
    const { signUps } = await desk().get({ activityId: id })
    expect(signUps).toMatchObject([{ name: '陈样例', position: '秩序引导', status: 'confirmed' }])
    expect(signUps[0]?.phone).toMatch(/^139\d{8}$/)
    const other = await base.anOrganiser('minge')
    expect((await base.as(other).desk.list({ when: 'upcoming' })).items.some((card) => card.id === id)).toBe(false)
    expect((await base.as(await base.anAdministrator()).desk.list({ when: 'upcoming' })).items.some((card) => card.id === id)).toBe(true)
  })

  it('logs each read of names and phone numbers', async () => {
    const { id } = await base.anActivity(organiser)
    await desk().get({ activityId: id })
    await base.as(organiser).attendance.list({ activityId: id, deviceId: randomUUID() })
    const log = await rowsOf<{ action: string }>(
      base.connection.db,
      sql`select action from audit_log where activity_id = ${id} order by id`,
    )
    expect(log.map(({ action }) => action).slice(-2)).toEqual(['sign-ups.read', 'attendance-list.read'])
  })
})
