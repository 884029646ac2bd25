import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { activityOrganisations } from '../../../src/cloud/db/schema/activities'
import { roles } from '../../../src/cloud/db/schema/people'
import { dayOf, day, instantAt } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../../support/base'
import { open } from '../../support/desk'
import { aSeriesPlan, seriesWork } from '../../support/series'

describe('making series', () => {
  let base: TestBase
  let organiser: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const { calls, create, view, plan } = seriesWork(
    () => base,
    () => organiser,
    () => administrator,
  )

  it('shows the days in both calendars beforehand, including skipped ones', async () => {
    const { id } = await base.anActivity(organiser)
    const rule = { kind: 'lunar-days' as const, days: [1, 6, 11, 16, 21, 26] }
    const preview = await calls().series.preview({
      activityId: id,
      plan: {
        ...aSeriesPlan(),
        rule,
        from: '2027-02-01',
        end: { kind: 'count', count: 12 },
        skipDates: ['2027-02-11'],
        skipHolidays: true,
      },
    })
    if (!preview.ok) throw new Error(preview.reason)
    expect(preview.count).toBe(12)
    expect(preview.dates.slice(0, 3)).toMatchObject([
      { date: '2027-02-02', words: '2月2日 周二 · 农历腊月廿六', skipped: null, startsAt: instantAt('2027-02-02', '08:30') },
      { date: '2027-02-06', words: '2月6日 周六 · 农历正月初一', leadId: 'nonggong' },
      { date: '2027-02-11', words: '2月11日 周四 · 农历正月初六', skipped: 'named', leadId: null },
    ])
    expect(preview.holidaysUnknown).toEqual([2027])
    expect(await rowsOf(base.connection.db, sql`select 1 from series`)).toHaveLength(0)
  })

  it('copies services, positions, seats, reservations and hosts of the visit, but not day and lead', async () => {
    const quota = { organisationId: 'minge', seats: 2, releaseAt: saturday - 3 * day }
    const { id } = await base.anActivity(organiser, { positions: open(4, [quota]) })
    await base.connection.db.insert(activityOrganisations).values({ activityId: id, organisationId: 'minge', part: 'host', ordinal: 1 })
    expect(await create(id, { skipDates: ['2027-01-23'] })).toMatchObject({ ok: true, made: 3 })
    const { activities, name } = await view(id)
    expect(name).toBe('健康驿站')
    expect(activities.map(({ startsAt }) => dayOf(startsAt))).toEqual(['2027-01-09', '2027-01-16', '2027-01-30', '2027-02-06'])
    expect(activities.map(({ words }) => words)[3]).toBe('2月6日 周六 · 农历正月初一')
    const source = await plan(id)
    for (const made of activities.slice(1)) {
      const copy = await plan(made.id)
      const shift = made.startsAt - saturday
      expect(copy).toMatchObject({ title: source.title, place: source.place, partnerIds: source.partnerIds, endsAt: source.endsAt + shift })
      expect(copy.services.map(({ name, unit }) => [name, unit])).toEqual(source.services.map(({ name, unit }) => [name, unit]))
      expect(copy.positions).toMatchObject([{ name: '秩序引导', capacity: 4, quotas: [{ ...quota, releaseAt: quota.releaseAt + shift }] }])
      const detail = await base.as(null).activities.get({ activityId: made.id })
      expect(detail).toMatchObject({ status: 'published', phase: 'open', series: '健康驿站', hosts: [{ id: 'minge' }] })
      expect(detail.positions[0]).toMatchObject({ capacity: 4, taken: 0 })
    }
  })

  it('makes drafts on request, and a repeated request makes no second series', async () => {
    const { id } = await base.anActivity(organiser)
    const request = { requestId: randomUUID(), activityId: id, name: '健康驿站', plan: aSeriesPlan(), toPublish: false }
    const first = await calls().series.create(request)
    expect(await calls().series.create(request)).toEqual(first)
    const { activities } = await view(id)
    expect(activities.map(({ phase }) => phase)).toEqual(['open', 'draft', 'draft', 'draft'])
  })

  it('refuses a first day out of range, and logs the series at the source visit', async () => {
    const { id } = await base.anActivity(organiser)
    for (const from of ['2101-01-01', '1999-12-31']) expect(await faultFrom(create(id, { from }))).toBe('malformed')
    expect(await create(id)).toMatchObject({ ok: true })
    const query = sql`select action from audit_log where activity_id = ${id} and action = 'series.created'`
    expect(await rowsOf(base.connection.db, query)).toHaveLength(1)
  })

  it('rotates the lead over organisations that the caller acts for, and refuses others; the administrator may use any', async () => {
    const { id } = await base.anActivity(organiser)
    const leadIds = ['nonggong', 'minge']
    expect(await faultFrom(create(id, { leadIds }))).toBe('forbidden')
    expect(await create(id, { leadIds }, administrator)).toMatchObject({ ok: true })
    const { activities } = await view(id)
    expect(activities.map(({ lead, isOwn }) => [lead, isOwn])).toEqual([
      ['农工党', true],
      ['农工党', true],
      ['民革', false],
      ['农工党', true],
    ])
  })

  it.each([
    ['thousands', { end: { kind: 'count' as const, count: 10_000 } }, { reason: 'series-too-many', about: '60' }],
    ['none', { end: { kind: 'until' as const, date: '2027-01-11' } }, { reason: 'series-empty' }],
    ['some in the past', { from: '2026-12-01' }, { reason: 'start-in-past' }],
  ])('refuses a series that makes %s, without making any visit', async (_why, change, refusal) => {
    const { id } = await base.anActivity(organiser)
    expect(await create(id, change)).toMatchObject({ ok: false, ...refusal })
    expect(await calls().series.preview({ activityId: id, plan: aSeriesPlan(change) })).toMatchObject({ ok: false, ...refusal })
    expect(await faultFrom(view(id))).toBe('not-found')
  })

  it('publishes no visit without positions', async () => {
    const activityId = randomUUID()
    await calls().desk.create({ requestId: randomUUID(), activityId, plan: aPlan({ positions: [] }) })
    expect(await create(activityId)).toEqual({ ok: false, reason: 'no-positions' })
    expect(await create(activityId, {}, organiser, false)).toMatchObject({ ok: true, made: 3 })
  })

  it('makes sixty visits in one call', async () => {
    const { id } = await base.anActivity(organiser)
    const daily = { kind: 'weekdays' as const, everyWeeks: 1, weekdays: [0, 1, 2, 3, 4, 5, 6] as (0 | 1 | 2 | 3 | 4 | 5 | 6)[] }
    expect(await create(id, { rule: daily, end: { kind: 'count', count: 60 } })).toMatchObject({ ok: true, made: 60 })
  }, 30_000)

  it('shows the name of an imported series, which has no rule and cannot be ended', async () => {
    const { id } = await base.anActivity(organiser)
    await base.connection.db.execute(sql`insert into series (id, name, created_at) values (gen_random_uuid(), '春联万家', now())`)
    await base.connection.db.execute(
      sql`update activities set series_id = (select id from series where name = '春联万家') where id = ${id}`,
    )
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ series: '春联万家' })
    expect(await faultFrom(view(id))).toBe('not-found')
    expect((await calls().desk.get({ activityId: id })).series).toBeNull()
  })

  it('lets an organiser of two organisations rotate the lead between them', async () => {
    const both = await base.anOrganiser('nonggong')
    await base.connection.db.insert(roles).values({ volunteerId: both.id, role: 'organiser', organisationId: 'minge' })
    const { id } = await base.anActivity(both)
    expect(await create(id, { leadIds: ['minge', 'nonggong'] }, both)).toMatchObject({ ok: true })
    const [row] = await base.connection.db.select().from(activityOrganisations).where(eq(activityOrganisations.activityId, id))
    expect(row?.organisationId).toBe('nonggong')
    expect((await view(id, both)).activities.map(({ lead }) => lead)).toEqual(['农工党', '民革', '农工党', '民革'])
    expect(NOW).toBeLessThan(saturday)
  })
})
