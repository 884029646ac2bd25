/** Hints while a visit is written: other visits, holidays, too few skilled members, known places. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { NOTHING_SAID } from '../../../src/domain/activities/coming'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { hour, instantAt } from '../../../src/domain/calendar/calendar'
import { type Person, type TestBase, aPlan, faultFrom, openBase } from '../../support/base'

describe('planning hints', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser('nonggong')
  })
  afterAll(() => base.close())

  const at = (date: string, hours = 3) => ({ startsAt: instantAt(date, '08:30'), endsAt: instantAt(date, '08:30') + hours * hour })
  const alone = (date: string, change: Partial<ActivityPlan> = {}) =>
    aPlan({ ...at(date), positions: [], coming: { ...NOTHING_SAID, contactPhone: '13900000001' }, ...change })
  const warnings = (plan: ActivityPlan, activityId: string = randomUUID()) => base.as(organiser).planning.warnings({ activityId, plan })

  it('name another visit in the town or of the organisation, but not the visit itself', async () => {
    const there = await base.anActivity(organiser, { ...at('2027-03-06'), title: '示范义诊', place: '示范街口' })
    const plan = alone('2027-03-06')
    const beside = { id: there.id, title: '示范义诊', place: '示范街口', startsAt: at('2027-03-06').startsAt }
    expect(await warnings({ ...plan, leadId: 'minge', partnerIds: [] })).toEqual([{ kind: 'same-town', ...beside }])
    expect(await warnings(plan)).toEqual([{ kind: 'same-organisation', organisationIds: ['nonggong', 'hospital'], ...beside }])
    expect(await warnings(plan, there.id)).toEqual([])
    expect(await warnings(alone('2027-03-07'))).toEqual([])
  })

  it('leave out drafts and cancelled visits', async () => {
    const draft = randomUUID()
    await base.as(organiser).desk.create({ requestId: randomUUID(), activityId: draft, plan: alone('2027-04-10') })
    const { id } = await base.anActivity(organiser, at('2027-04-10'))
    expect(await warnings(alone('2027-04-10'))).toHaveLength(1)
    await base.as(organiser).desk.cancel({ requestId: randomUUID(), activityId: id, reason: '暴雨预警' })
    expect(await warnings(alone('2027-04-10'))).toEqual([])
  })

  it('know public holidays, and the Sundays that make up for them', async () => {
    expect(await warnings(alone('2026-10-01'))).toEqual(expect.arrayContaining([{ kind: 'holiday', name: '国庆节' }]))
    expect((await warnings(alone('2026-10-10'))).map((warning) => warning.kind)).not.toContain('holiday')
  })

  it('count verified skills alone if a position demands them', async () => {
    const position = { id: randomUUID(), name: '内科医生', capacity: 2, skillId: 'medicine', quotas: [] }
    const few = (skilled: number) => [{ kind: 'few-skilled', position: '内科医生', wanted: 2, skilled }]
    await base.aVolunteer({ organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: false }] })
    expect(await warnings(alone('2027-05-08', { positions: [position] }))).toEqual(few(0))
    for (const skilled of [1, 2]) {
      await base.aVolunteer({ organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: true }] })
      expect(await warnings(alone('2027-05-08', { positions: [position] }))).toEqual(skilled === 2 ? [] : few(1))
    }
  })

  it('offer templates for categories of the base, with positions whose skill the base knows', async () => {
    const { templates, needs } = await base.as(organiser).planning.usual()
    expect(templates.map(({ categoryId }) => categoryId)).toEqual(['law', 'health'])
    const demanded = [...templates.flatMap(({ positions }) => positions), ...needs.map(({ position }) => position)]
    expect(demanded.map(({ skillId }) => skillId)).not.toContain('law')
    expect(templates[1]?.services).toContainEqual({ name: '量血压', unit: '人次' })
    expect(needs.map(({ position }) => position.skillId)).toEqual(['calligraphy'])
  })

  it('warn when a service usually needs a skill and no position demands it', async () => {
    const services = [{ id: randomUUID(), name: '写春联、福字', unit: '幅' }]
    const helper = { id: randomUUID(), name: '写字的人', capacity: 1, skillId: null, quotas: [] }
    expect(await warnings(alone('2027-05-15', { services, positions: [helper] }))).toEqual([
      { kind: 'no-skill', position: '书法', services: ['写春联、福字'] },
    ])
    await base.aVolunteer({ skills: [{ id: 'calligraphy', verified: false }] })
    const writer = { ...helper, skillId: 'calligraphy' }
    expect(await warnings(alone('2027-05-15', { services, positions: [writer] }))).toEqual([])
  })

  it('warn while nobody can be called, until the visit, its organisation or the base has a number', async () => {
    const { db } = base.connection
    const kinds = async (said: Partial<ActivityPlan['coming']> = {}) =>
      (await warnings(alone('2027-05-22', { coming: { ...NOTHING_SAID, ...said } }))).map(({ kind }) => kind)
    expect(await kinds()).toEqual(['no-phone'])
    expect(await kinds({ contactPhone: '13900000001' })).toEqual([])
    await db.execute(sql`update base set contact_phone = '0579-87100002'`)
    expect([await kinds(), await kinds({ comesBy: 'call-first' })]).toEqual([[], ['base-phone-alone']])
    await db.execute(sql`update organisations set contact_phone = '0579-87100001' where id = 'nonggong'`)
    expect([await kinds({ comesBy: 'call-first' }), await kinds({ inRain: 'put-off' })]).toEqual([[], []])
    expect((await base.as(organiser).planning.usual()).phones).toEqual({ nonggong: '0579-87100001' })
  })

  it('offer what residents usually bring, as the administrator has it now', async () => {
    const administrator = await base.anAdministrator()
    const lists = base.as(administrator).lists
    const { version, entries } = await lists.get({ of: 'categories' })
    const health = entries.find(({ id }) => id === 'health')
    if (!health || !('label' in health)) throw new Error('the base has no category of health')
    const words = { name: health.name, label: health.label, usualBring: ['身份证', '正在吃的药'] }
    const edit = { requestId: randomUUID(), of: 'categories' as const, version, entryId: 'health' }
    expect(await lists.edit({ ...edit, words })).toEqual({ ok: true })
    expect((await base.as(organiser).planning.usual()).bring).toMatchObject({ health: ['身份证', '正在吃的药'] })
    // Two things in one would be split when an organiser taps them.
    const two = { ...words, usualBring: ['身份证、医保卡'] }
    expect(await faultFrom(lists.edit({ ...edit, requestId: randomUUID(), words: two }))).toBe('malformed')
  })

  it('list the places of visits to a town, latest first, without repeats', async () => {
    const { townId } = aPlan()
    const places = () => base.as(organiser).planning.places({ townId: townId ?? '' })
    await base.anActivity(organiser, { ...at('2027-06-05'), place: '示范村礼堂' })
    await base.anActivity(organiser, { ...at('2027-06-12'), place: '样例广场' })
    await base.anActivity(organiser, { ...at('2027-06-19'), place: '示范村礼堂' })
    expect((await places()).slice(0, 2)).toEqual(['示范村礼堂', '样例广场'])
    expect(await base.as(organiser).planning.places({ townId: 'nowhere' })).toEqual([])
  })
})
