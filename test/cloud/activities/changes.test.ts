import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { roles } from '../../../src/cloud/db/schema/people'
import { hour } from '../../../src/domain/calendar/calendar'
import { RACES, NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { deskWork, open } from '../../support/desk'

describe('changing an activity', () => {
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
  const seatRows = async (positionId: string | undefined) =>
    (await rowsOf(base.connection.db, sql`select id from seats where position_id = ${positionId ?? ''}`)).length

  it('is refused to the second of two editors with the reason, and the first edit is kept', async () => {
    const { id, plan } = await base.anActivity(organiser)
    expect(await edit(id, 2, { ...plan, title: '改了标题' })).toEqual({ ok: true, version: 3, waiting: [] })
    expect(await edit(id, 2, { ...plan, title: '又改标题' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await desk().get({ activityId: id })).title).toBe('改了标题')
  })

  it('refuses a capacity below the confirmed, and the removal of a position with a sign-up', async () => {
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

  it('moves a waiting volunteer up when the capacity grows, and notifies them', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(1) })
    await signUp(id, plan)
    const waiting = await signUp(id, plan)
    await edit(id, 2, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 2 })) })
    expect((await base.as(waiting).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
    expect(await base.as(waiting).messages.mine()).toMatchObject([{ kind: 'moved-up' }])
  })

  it('notifies everybody signed up of a new time, and flags a sign-up that now overlaps another', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open() })
    const afternoon = await base.anActivity(organiser, { positions: open(), startsAt: saturday + 5 * hour, endsAt: saturday + 8 * hour })
    const person = await signUp(id, plan)
    const answer = await base.as(person).signUps.create({
      requestId: requestId(),
      activityId: afternoon.id,
      positionId: afternoon.plan.positions[0]?.id ?? '',
      version: 2,
      organisationId: null,
    })
    expect(answer).toMatchObject({ ok: true, status: 'confirmed' })
    expect(await edit(id, 2, { ...plan, startsAt: saturday + 4 * hour, endsAt: saturday + 7 * hour })).toMatchObject({ ok: true })
    expect((await base.as(person).signUps.mine()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
    const told = new Map((await base.as(person).messages.mine()).map(({ kind, note }) => [kind, note]))
    expect(told).toEqual(
      new Map([
        ['activity-changed', '1月9日 周六 12:30–15:30，唐先镇卫生院'],
        ['seat-in-question', '和「健康驿站义诊」时间重叠'],
      ]),
    )
    const flags = await rowsOf<{ clashes: boolean }>(base.connection.db, sql`select clashes from sign_ups where activity_id = ${id}`)
    expect(flags).toEqual([{ clashes: true }])
  })

  it('sends no message about a change that does not concern volunteers', async () => {
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

  it('does not let a published activity lose its last position or service', async () => {
    const { id, plan } = await base.anActivity(organiser)
    expect(await edit(id, 2, { ...plan, positions: [] })).toEqual({ ok: false, reason: 'no-positions' })
    expect(await edit(id, 2, { ...plan, services: [] })).toEqual({ ok: false, reason: 'no-services' })
  })

  it('lets the lead hand an activity over and stay a host, even if the request is repeated; a host cannot take the lead', async () => {
    const both = await base.anOrganiser('nonggong')
    await base.connection.db.insert(roles).values({ volunteerId: both.id, role: 'organiser', organisationId: 'minge' })
    const { id, plan } = await base.anActivity(organiser)
    const request = { requestId: requestId(), activityId: id, version: 2, plan: { ...plan, leadId: 'minge' } }
    expect(await base.as(both).desk.edit(request)).toEqual({ ok: true, version: 3, waiting: [] })
    expect(await base.as(both).desk.edit(request)).toEqual({ ok: true, version: 3, waiting: [] })
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ lead: { id: 'minge' }, hosts: [{ id: 'nonggong' }] })
    expect(await faultFrom(edit(id, 3, plan))).toBe('forbidden')
  })

  it('keeps every sign-up when two activities are moved onto one time at the same moment', async () => {
    for (let race = 0; race < RACES; race++) {
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
        version: 2,
        organisationId: null,
      })
      const answers = await Promise.all([edit(one.id, 2, { ...one.plan, ...at(4) }), edit(other.id, 2, { ...other.plan, ...at(4) })])
      expect(answers).toEqual([
        { ok: true, version: 3, waiting: [] },
        { ok: true, version: 3, waiting: [] },
      ])
      const mine = await base.as(person).signUps.mine()
      expect(mine.map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
      expect(mine.some(({ clashes }) => clashes)).toBe(true)
    }
  })

  it('keeps as many seat rows as the capacity when it grows and shrinks', async () => {
    const { id, plan } = await base.anActivity(organiser, { positions: open(3) })
    const [position] = plan.positions
    expect(await seatRows(position?.id)).toBe(3)
    await edit(id, 2, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 7 })) })
    expect(await seatRows(position?.id)).toBe(7)
    await edit(id, 3, { ...plan, positions: plan.positions.map((p) => ({ ...p, capacity: 1 })) })
    expect(await seatRows(position?.id)).toBe(1)
  })
})
