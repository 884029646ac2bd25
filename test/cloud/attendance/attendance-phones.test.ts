import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { LIST_KEPT } from '../../../src/domain/attendance/list-keeping'
import { hour } from '../../../src/domain/calendar/calendar'
import { type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { aMark, onSite, outcomes } from './attendance-visit'

describe('phones with an attendance list', () => {
  let base: TestBase
  let organiser: Person
  let site: ReturnType<typeof onSite>
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    site = onSite(base, organiser)
  })
  afterAll(() => base.close())

  const audit = (id: string) =>
    rowsOf<{ action: string; actor: string; subject: string | null; details: unknown }>(
      base.connection.db,
      sql`select action, actor_id as actor, subject_id as subject, details from audit_log
        where activity_id = ${id} and action in ('attendance-list.read', 'marks.recorded', 'phone.cut-off', 'phone.let-in') order by id`,
    )

  it('are listed once each with their owner, with a flag at the present phone', async () => {
    const { id } = await site.visit(0)
    const lost = randomUUID()
    const colleague = await base.anOrganiser()
    await base.as(colleague, saturday).attendance.list({ activityId: id, deviceId: lost })
    await site.list(id)
    await site.list(id)
    await base.as(colleague, saturday + hour).attendance.sync({ activityId: id, deviceId: lost, marks: [], since: 0 })
    expect(await site.phones(id)).toEqual([
      { deviceId: lost, name: '陈样例', isOwn: false, firstAt: saturday, lastAt: saturday + hour, cutOffAt: null },
      { deviceId: site.phone, name: '陈样例', isOwn: true, firstAt: saturday, lastAt: saturday, cutOffAt: null },
    ])
    expect((await site.list(id)).phones.map(({ deviceId }) => deviceId).sort()).toEqual([lost, site.phone].sort())
  })

  it('belong to the organiser who last opened the list; a phone that is cut off keeps its owner', async () => {
    const { id } = await site.visit(0)
    const colleague = await base.anOrganiser()
    const open = (person: Person, deviceId: string) => base.as(person, saturday).attendance.list({ activityId: id, deviceId })
    const isOwn = async (deviceId: string) => (await site.phones(id)).find((phone) => phone.deviceId === deviceId)?.isOwn
    const handedOn = randomUUID()
    await open(organiser, handedOn)
    await open(colleague, handedOn)
    expect(await isOwn(handedOn)).toBe(false)
    const lost = randomUUID()
    await open(organiser, lost)
    await site.cutOff(id, lost, true)
    expect(await faultFrom(open(colleague, lost))).toBe('forbidden')
    expect(await isOwn(lost)).toBe(true)
  })

  it('keep the list until two days after the end', async () => {
    const { id } = await site.visit(0)
    const { keepUntil, activity } = await site.list(id)
    expect(keepUntil).toBe(activity.endsAt + LIST_KEPT)
  })

  it('have each mark refused and receive none while they are cut off; after they are let in again, the same marks are accepted', async () => {
    const { id, guests } = await site.visit(2)
    const lost = randomUUID()
    await site.list(id, lost)
    await site.sync(id, [aMark(guests[0]?.id ?? '')])
    expect(await site.cutOff(id, lost, true)).toEqual({ ok: true })

    const marks = guests.map((guest) => aMark(guest.id))
    const refused = await site.sync(id, [...marks, null], 0, lost)
    expect(refused).toMatchObject({ isCutOff: true, marks: [], cursor: 0, hasMore: false })
    expect(refused.results).toEqual([
      ...marks.map((mark) => ({ id: mark.id, ok: false, reason: 'phone-cut-off' })),
      { id: '', ok: false, reason: 'phone-cut-off' },
    ])
    expect(await faultFrom(site.list(id, lost))).toBe('forbidden')
    // The other phone still syncs.
    expect(await site.sync(id, [])).toMatchObject({ isCutOff: false, marks: { length: 1 } })

    expect(await site.cutOff(id, lost, false)).toEqual({ ok: true })
    const taken = await site.sync(id, marks, 0, lost)
    expect(outcomes(taken)).toEqual(['ok', 'ok'])
    expect(taken).toMatchObject({ isCutOff: false, marks: { length: 3 }, cursor: 3 })
    expect((await site.list(id, lost)).entries).toHaveLength(2)
  })

  it('are cut off, too, if the person of a cut-off phone uses them for the first time, until an organiser lets them in', async () => {
    const { id, first } = await site.visit(1)
    const colleague = await base.anOrganiser()
    const [lost, reinstalled] = [randomUUID(), randomUUID()]
    const asColleague = base.as(colleague, saturday).attendance
    await asColleague.list({ activityId: id, deviceId: lost })
    await site.cutOff(id, lost, true)
    expect(await faultFrom(asColleague.list({ activityId: id, deviceId: reinstalled }))).toBe('forbidden')
    expect(await site.list(id)).toMatchObject({ entries: [{ volunteerId: first.id }] })
    await site.cutOff(id, reinstalled, false)
    expect((await asColleague.list({ activityId: id, deviceId: reinstalled })).entries).toHaveLength(1)
  })

  it('may send their marks again under another phone id, since the same mark is the same fact', async () => {
    const { id, first } = await site.visit(1)
    const mark = aMark(first.id)
    await site.sync(id, [mark])
    expect(outcomes(await site.sync(id, [mark], 0, randomUUID()))).toEqual(['ok'])
    expect((await site.sync(id, [])).marks).toMatchObject([{ id: mark.id, deviceId: site.phone }])
  })

  it("do not get back in with the id of another person's phone; a second phone of the same person that had the list keeps it", async () => {
    const { id } = await site.visit(1)
    const [lost, second] = [randomUUID(), randomUUID()]
    const colleague = onSite(base, await base.anOrganiser())
    await colleague.list(id)
    for (const phone of [lost, second]) await site.list(id, phone)
    await site.cutOff(id, lost, true)
    expect(await faultFrom(site.list(id, colleague.phone))).toBe('forbidden')
    expect((await colleague.phones(id)).find(({ deviceId }) => deviceId === colleague.phone)).toMatchObject({ isOwn: true, cutOffAt: null })
    expect(await site.list(id, second)).toMatchObject({ activity: { id } })
  })

  it('are cut off at one visit and no other', async () => {
    const [here, there] = [await site.visit(1), await site.visit(1)]
    const lost = randomUUID()
    for (const { id } of [here, there]) await site.list(id, lost)
    await site.cutOff(here.id, lost, true)
    expect(outcomes(await site.sync(there.id, [aMark(there.first.id)], 0, lost))).toEqual(['ok'])
    expect(outcomes(await site.sync(here.id, [aMark(here.first.id)], 0, lost))).toEqual(['phone-cut-off'])
  })

  it('cannot be cut off at a visit whose list they never had', async () => {
    const { id } = await site.visit(0)
    expect(await site.cutOff(id, randomUUID(), true)).toEqual({ ok: false, reason: 'unknown-phone' })
    expect(await audit(id)).toEqual([])
  })

  it('are cut off once, even if the request is repeated', async () => {
    const { id } = await site.visit(0)
    const lost = randomUUID()
    await site.list(id, lost)
    const request = { requestId: randomUUID(), activityId: id, deviceId: lost, isCutOff: true }
    for (let n = 0; n < 2; n++) expect(await base.as(organiser, saturday).attendance.cutOff(request)).toEqual({ ok: true })
    expect((await audit(id)).filter(({ action }) => action === 'phone.cut-off')).toHaveLength(1)
  })

  it('leave an audit row for each download, each upload with new marks, and each cutting off or letting in', async () => {
    const { id, guests } = await site.visit(2)
    await site.list(id)
    const marks = guests.map((guest) => aMark(guest.id))
    await site.sync(id, marks)
    await site.sync(id, [...marks, aMark(randomUUID())])
    await site.sync(id, [])
    await site.cutOff(id, site.phone, true)
    await site.sync(id, [aMark(guests[0]?.id ?? '')])
    await site.cutOff(id, site.phone, false)
    await site.sync(id, [aMark(guests[0]?.id ?? '')])
    const recorded = { action: 'marks.recorded', actor: organiser.id, subject: null }
    expect(await audit(id)).toEqual([
      { action: 'attendance-list.read', actor: organiser.id, subject: site.phone, details: null },
      { ...recorded, details: { deviceId: site.phone, from: 1, to: 2 } },
      { action: 'phone.cut-off', actor: organiser.id, subject: site.phone, details: null },
      { action: 'phone.let-in', actor: organiser.id, subject: site.phone, details: null },
      { ...recorded, details: { deviceId: site.phone, from: 3, to: 3 } },
    ])
  })
})
