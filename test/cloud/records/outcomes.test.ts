import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { type Person, type TestBase, faultFrom, openBase } from '../../support/base'
import { type Day, aDay } from '../../support/after-the-day'

describe('the outcome of a visit', () => {
  let base: TestBase
  let organiser: Person
  let volunteer: Person
  let visit: Day
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    volunteer = await base.aVolunteer()
  })
  beforeEach(async () => {
    visit = await aDay(base, organiser, [volunteer])
  })
  afterAll(() => base.close())

  const calls = (person: Person | null = organiser, now = visit.after) => base.as(person, now)
  const service = async () => (await calls().outcomes.get({ activityId: visit.id })).services[0]?.id ?? ''
  const report = async (change: object = {}, person = organiser, now = visit.after) =>
    calls(person, now).outcomes.report({
      requestId: randomUUID(),
      activityId: visit.id,
      services: [{ id: await service(), served: 46 }],
      servedTotal: 58,
      note: '下雨，人还是不少。',
      seen: null,
      ...change,
    })
  const detail = () => calls(null).activities.get({ activityId: visit.id })
  const card = async () => (await calls().desk.list({ when: 'past' })).items.find(({ id }) => id === visit.id)

  it('is shown on the page of the past visit, with the attendance counted from marks', async () => {
    expect(await detail()).toMatchObject({ servedTotal: null, volunteersTotal: null, outcomeNote: null })
    expect(await report()).toEqual({ ok: true, reportedAt: visit.after })
    expect(await detail()).toMatchObject({
      servedTotal: 58,
      volunteersTotal: 1,
      outcomeNote: '下雨，人还是不少。',
      services: [{ name: '量血压', unit: '人次', served: 46 }],
    })
    const { items } = await calls(null).activities.list({ when: 'past' })
    expect(items.find(({ id }) => id === visit.id)?.servedTotal).toBe(58)
  })

  it('is missing on the desk until it is reported', async () => {
    expect((await card())?.unfinished).toContain('outcome')
    await report()
    expect((await card())?.unfinished).not.toContain('outcome')
  })

  it('counts once in the figures of the year, even after corrections', async () => {
    const served = async () => (await calls().figures.base({ year: 2027 })).served
    const before = await served()
    await report()
    await report({ seen: visit.after, servedTotal: 60 }, organiser, visit.after + 1)
    expect((await served()) - before).toBe(60)
  })

  it('may have a service without a count, but no count without a unit or of another visit', async () => {
    expect(await report({ services: [{ id: await service(), served: null }] })).toMatchObject({ ok: true })
    const other = await aDay(base, organiser, [])
    const foreign = (await calls(organiser, other.after).outcomes.get({ activityId: other.id })).services[0]?.id ?? ''
    expect(await faultFrom(report({ seen: visit.after, services: [{ id: foreign, served: 1 }] }))).toBe('malformed')
    await base.connection.db.execute(sql`update services set unit = null, served = null where activity_id = ${visit.id}`)
    expect(await faultFrom(report({ seen: visit.after }))).toBe('malformed')
    expect((await detail()).servedTotal).toBe(58)
  })

  it.each([
    ['negative', -1],
    ['huge', 1_000_001],
    ['a decimal', 1.5],
  ])('is refused with a number that is %s', async (_why, served) => {
    expect(await faultFrom(report({ services: [{ id: await service(), served }] }))).toBe('malformed')
    expect(await faultFrom(report({ servedTotal: served }))).toBe('malformed')
  })

  it('is refused before the end of the visit, and for a cancelled visit', async () => {
    expect(await report({}, organiser, visit.endsAt - 1)).toEqual({ ok: false, reason: 'not-over' })
    const { id, plan } = await base.anActivity(organiser)
    await base.as(organiser).desk.cancel({ requestId: randomUUID(), activityId: id, reason: '下雨' })
    const cancelled = { requestId: randomUUID(), activityId: id, services: [], servedTotal: 0, note: '', seen: null }
    expect(await base.as(organiser, plan.endsAt).outcomes.report(cancelled)).toEqual({ ok: false, reason: 'not-over' })
  })

  it('overwrites no report that the writer has not seen, and a repeated request counts once', async () => {
    const other = await base.anOrganiser()
    const request = { requestId: randomUUID(), activityId: visit.id, services: [], servedTotal: 5, note: '', seen: null }
    expect(await calls().outcomes.report(request)).toMatchObject({ ok: true })
    expect(await calls().outcomes.report(request)).toMatchObject({ ok: true })
    expect(await report({ servedTotal: 7 }, other)).toEqual({ ok: false, reason: 'reported-meanwhile' })
    expect((await detail()).servedTotal).toBe(5)
    expect(await report({ servedTotal: 7, seen: visit.after }, other, visit.after + 1)).toMatchObject({ ok: true })
    const trail = await rowsOf(
      base.connection.db,
      sql`select 1 from audit_log where activity_id = ${visit.id} and action = 'outcome.reported'`,
    )
    expect(trail).toHaveLength(2)
  })
})
