/** Review after publication: a changed text of an organisation that is not trusted waits, and the rest takes effect at once. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { submissionsTo } from '../../support/submissions'

const requestId = () => randomUUID()

describe('a change of an approved visit', () => {
  let base: TestBase
  let hospital: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    hospital = await base.anOrganiser('hospital')
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const { submitted, seen, approve } = submissionsTo(
    () => base,
    () => hospital,
    () => administrator,
  )
  const approved = async (change: Partial<ActivityPlan> = {}) => {
    const visit = await submitted(change)
    expect(await approve(await seen(visit.id))).toMatchObject({ ok: true })
    return visit
  }
  const desk = (activityId: string, by = hospital) => base.as(by).desk.get({ activityId })
  const edit = async (activityId: string, change: Partial<ActivityPlan>, by = hospital, now = NOW) => {
    const { plan, version } = await desk(activityId, by)
    return base.as(by, now).desk.edit({ requestId: requestId(), activityId, version, plan: { ...plan, ...change } })
  }
  const page = (activityId: string) => base.as(null).activities.get({ activityId })
  const changes = () => base.as(administrator).changes.list()
  const changeOf = async (activityId: string) => (await changes()).items.find(({ id }) => id === activityId)
  const displayed = async (activityId: string) => ({ activityId, version: (await changeOf(activityId))?.version ?? 0 })
  const accept = (...activities: { activityId: string; version: number }[]) =>
    base.as(administrator).changes.approve({ requestId: requestId(), activities })
  const giveBack = (reason: string, ...activities: { activityId: string; version: number }[]) =>
    base.as(administrator).changes.giveBack({ requestId: requestId(), activities, reason })
  const told = async (activityId: string) =>
    (await base.as(hospital).messages.mine()).filter((one) => one.activityId === activityId).map(({ kind, note }) => [kind, note])
  const service = (name: string) => ({ id: randomUUID(), name, unit: null })

  it('waits in title, summary, services and hosts, while the approved text stays public', async () => {
    const { id, plan } = await approved()
    const wanted = { title: '大型义诊', summary: '免费体检。', services: [service('测血糖')], partnerIds: ['minge'] }
    expect(await edit(id, wanted)).toMatchObject({ ok: true, waiting: ['title', 'summary', 'services', 'partnerIds'] })
    expect(await page(id)).toMatchObject({
      title: plan.title,
      summary: plan.summary,
      services: [{ name: '量血压' }],
      partners: [],
    })
    expect((await base.as(null).activities.list({ text: '大型义诊' })).items).toEqual([])
    const view = await changeOf(id)
    expect(view).toMatchObject({
      before: { title: plan.title, services: [{ name: '量血压' }] },
      change: { title: '大型义诊', partnerIds: ['minge'] },
    })
    expect(await accept(await displayed(id))).toEqual({ ok: true, count: 1 })
    expect(await page(id)).toMatchObject({
      title: '大型义诊',
      summary: '免费体检。',
      services: [{ name: '测血糖' }],
      partners: [{ id: 'minge' }],
    })
    expect((await base.as(null).activities.list({ text: '大型义诊' })).items.map((one) => one.id)).toEqual([id])
    expect(await changeOf(id)).toBeUndefined()
    expect(await told(id)).toContainEqual(['change-approved', null])
  })

  it('takes effect at once in time, place and capacity, also in one save with a text that waits', async () => {
    const { id, plan } = await approved()
    const [position] = plan.positions
    const volunteer = await base.aVolunteer()
    await base
      .as(volunteer)
      .signUps.create({ requestId: requestId(), activityId: id, positionId: plan.positions[1]?.id ?? '', version: 3, organisationId: null })
    const answer = await edit(id, {
      title: '台风改期义诊',
      startsAt: saturday + day,
      endsAt: saturday + day + hour,
      place: '文化礼堂',
      positions: [{ ...(position as ActivityPlan['positions'][number]), capacity: 9 }, ...plan.positions.slice(1)],
    })
    expect(answer).toMatchObject({ ok: true, waiting: ['title'] })
    expect(await page(id)).toMatchObject({
      title: plan.title,
      startsAt: saturday + day,
      place: '文化礼堂',
      positions: [{ capacity: 9 }, {}],
    })
    expect((await base.as(volunteer).messages.mine())[0]).toMatchObject({ kind: 'activity-changed' })
    expect(await accept(await displayed(id))).toMatchObject({ ok: true })
    // The time of the later save stays, since the approval is about the text alone.
    expect(await page(id)).toMatchObject({
      title: '台风改期义诊',
      startsAt: saturday + day,
      place: '文化礼堂',
      positions: [{ capacity: 9 }, {}],
    })
  })

  it('is not reviewed when it leaves the text alone, nor of a trusted organisation or the administrator', async () => {
    const { id } = await approved()
    expect(await edit(id, { place: '文化礼堂' })).toMatchObject({ ok: true, waiting: [] })
    expect(await edit(id, { title: '管理员改的' }, administrator)).toMatchObject({ ok: true, waiting: [] })
    expect((await page(id)).title).toBe('管理员改的')
    const nonggong = await base.anOrganiser('nonggong')
    const trusted = await base.anActivity(nonggong)
    expect(await edit(trusted.id, { title: '自己改的' }, nonggong)).toMatchObject({ ok: true, waiting: [] })
    expect((await page(trusted.id)).title).toBe('自己改的')
    expect(await changeOf(id)).toBeUndefined()
  })

  it('shows its organiser what waits, in the form too, and the administrator the public text', async () => {
    const { id, plan } = await approved()
    await edit(id, { title: '大型义诊' })
    expect(await desk(id)).toMatchObject({
      title: plan.title,
      plan: { title: '大型义诊' },
      change: { fields: ['title'], returnReason: null },
    })
    expect(await desk(id, administrator)).toMatchObject({ plan: { title: plan.title }, change: { fields: ['title'] } })
    expect(
      await base.as(hospital).desk.consequences({ activityId: id, version: (await desk(id)).version, plan: { ...plan, summary: '新' } }),
    ).toMatchObject({
      ok: true,
      waiting: ['summary'],
    })
  })

  it('replaces an earlier one that waits, and only the version displayed can be approved', async () => {
    const { id } = await approved()
    await edit(id, { title: '第一次' })
    const first = await displayed(id)
    await edit(id, { title: '第二次' })
    expect((await changes()).items.filter((one) => one.id === id)).toHaveLength(1)
    expect(await accept(first)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
    expect(await giveBack('看过的不是这个', first)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
    expect(await accept(await displayed(id))).toMatchObject({ ok: true })
    expect((await page(id)).title).toBe('第二次')
    expect(await accept({ activityId: id, version: (await desk(id)).version })).toMatchObject({ ok: false, reason: 'not-submitted' })
  })

  it('keeps its place in the queue when a later save leaves it as it is', async () => {
    const { id } = await approved()
    await edit(id, { title: '大型义诊' })
    expect(await edit(id, { place: '文化礼堂' }, hospital, NOW + hour)).toMatchObject({ ok: true, waiting: ['title'] })
    expect(await changeOf(id)).toMatchObject({ submittedAt: NOW, change: { title: '大型义诊' } })
  })

  it('is dropped when the old text is written again, when its organiser withdraws it, and by cancelling', async () => {
    const { id, plan } = await approved()
    await edit(id, { title: '大型义诊' })
    await edit(id, { title: plan.title })
    expect(await changeOf(id)).toBeUndefined()
    await edit(id, { title: '大型义诊' })
    expect(await base.as(hospital).desk.dropChange({ requestId: requestId(), activityId: id })).toEqual({ ok: true })
    expect(await desk(id)).toMatchObject({ plan: { title: plan.title }, change: null })
    expect(await base.as(hospital).desk.dropChange({ requestId: requestId(), activityId: id })).toMatchObject({ reason: 'not-submitted' })
    await edit(id, { title: '大型义诊' })
    expect(await base.as(hospital).desk.cancel({ requestId: requestId(), activityId: id, reason: '台风' })).toMatchObject({ ok: true })
    expect(await changeOf(id)).toBeUndefined()
    expect(await page(id)).toMatchObject({ title: plan.title, phase: 'cancelled' })
  })

  it('is returned with a reason, stays in the form, and is submitted again by the next change of it', async () => {
    const { id, plan } = await approved()
    await edit(id, { title: '大型义诊' })
    expect(await giveBack('写清楚谁来义诊', await displayed(id))).toEqual({ ok: true, count: 1 })
    expect(await changeOf(id)).toBeUndefined()
    expect(await told(id)).toContainEqual(['change-returned', '写清楚谁来义诊'])
    expect(await desk(id)).toMatchObject({ plan: { title: '大型义诊' }, change: { returnReason: '写清楚谁来义诊' } })
    expect((await page(id)).title).toBe(plan.title)
    // A change of the time carries the returned text along, which nobody has mended.
    expect(await edit(id, { endsAt: plan.endsAt + hour })).toMatchObject({ ok: true, waiting: [] })
    expect(await changeOf(id)).toBeUndefined()
    expect(await edit(id, { title: '县医院大型义诊' })).toMatchObject({ ok: true, waiting: ['title'] })
    expect(await changeOf(id)).toMatchObject({ change: { title: '县医院大型义诊' } })
    expect(await desk(id)).toMatchObject({ change: { returnReason: null } })
  })

  it('of the lead waits, and an organisation that is merged meanwhile is replaced in it', async () => {
    const both = await base.anOrganiser('hospital')
    await base.connection.db.execute(sql`insert into roles (volunteer_id, role, organisation_id) values (${both.id}, 'organiser', 'minge')`)
    await base.connection.db.execute(sql`update organisations set is_trusted = false where id = 'minge'`)
    const { id } = await approved()
    expect(await edit(id, { leadId: 'minge', partnerIds: ['hospital'] }, both)).toMatchObject({
      ok: true,
      waiting: ['leadId', 'partnerIds'],
    })
    expect((await page(id)).lead.id).toBe('hospital')
    const stranger = await base.anOrganiser('nonggong')
    expect(await faultFrom(base.as(stranger).desk.get({ activityId: id }))).toBe('forbidden')
    await base.as(administrator).organisations.merge({ requestId: requestId(), fromId: 'minge', intoId: 'nonggong' })
    expect(await accept(await displayed(id))).toMatchObject({ ok: true })
    expect(await page(id)).toMatchObject({ lead: { id: 'nonggong' }, partners: [{ id: 'hospital' }] })
  })

  it('is checked for words before it waits, and cannot be approved once the visit has begun', async () => {
    const { id } = await approved()
    expect(await edit(id, { summary: '刷单' })).toMatchObject({ ok: false, reason: 'content-refused' })
    await edit(id, { title: '大型义诊' })
    const late = base.as(administrator, saturday)
    expect(await late.changes.approve({ requestId: requestId(), activities: [await displayed(id)] })).toMatchObject({
      reason: 'already-begun',
    })
    expect(await late.changes.giveBack({ requestId: requestId(), activities: [await displayed(id)], reason: '已经开始' })).toMatchObject({
      ok: true,
    })
  })

  it('is decided with others or not at all', async () => {
    const [one, other] = [await approved(), await approved()]
    await edit(one.id, { title: '第一场' })
    await edit(other.id, { title: '第二场' })
    const [first, second] = [await displayed(one.id), await displayed(other.id)]
    expect(await accept(first, { ...second, version: second.version + 1 })).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
    expect((await page(one.id)).title).not.toBe('第一场')
    expect(await accept(first, second)).toEqual({ ok: true, count: 2 })
  })

  it('is in the audit log from the save to the decision', async () => {
    const { id } = await approved()
    await edit(id, { title: '大型义诊' })
    await giveBack('改一改', await displayed(id))
    await edit(id, { title: '大型义诊活动' })
    await accept(await displayed(id))
    const log = await rowsOf<{ action: string }>(
      base.connection.db,
      sql`select action from audit_log where activity_id = ${id} and action like 'activity.change%' order by id`,
    )
    expect(log.map(({ action }) => action)).toEqual([
      'activity.change-submitted',
      'activity.change-returned',
      'activity.change-submitted',
      'activity.change-approved',
    ])
  })
})
