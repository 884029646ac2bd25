import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import { activityOrganisations } from '../../src/cloud/db/schema/activities'
import { roles } from '../../src/cloud/db/schema/people'
import type { ActivityPlan } from '../../src/contract/desk'
import { dayOf, day, hour, instantAt } from '../../src/domain/calendar'
import { DATABASES, NOW, type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../support/base'
import { aSeriesPlan } from '../support/series'

const open = (capacity = 3, quotas: ActivityPlan['positions'][number]['quotas'] = []) => [
  { id: randomUUID(), name: '秩序引导', capacity, skillId: null, quotas },
]

describe.each(DATABASES)('series on %s', (kind) => {
  let base: TestBase
  let organiser: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase(kind)
    organiser = await base.anOrganiser()
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const calls = (person = organiser, now?: number) => base.as(person, now)
  const create = (activityId: string, change: Partial<ReturnType<typeof aSeriesPlan>> = {}, by = organiser, toPublish = true) =>
    calls(by).series.create({ requestId: randomUUID(), activityId, name: '健康驿站', plan: aSeriesPlan(change), toPublish })
  const view = (activityId: string, by = organiser, now?: number) => calls(by, now).series.get({ activityId })
  const plan = async (activityId: string) => (await calls(administrator).desk.get({ activityId })).plan
  const aSeries = async (change: Partial<ActivityPlan> = {}) => {
    const source = await base.anActivity(organiser, { positions: open(), ...change })
    const answer = await create(source.id)
    if (!answer.ok) throw new Error(answer.reason)
    const { activities } = await view(source.id)
    return { ...source, activities }
  }
  const signUp = async (activityId: string) => {
    const person = await base.aVolunteer()
    const { positions, version } = await calls(person).activities.get({ activityId })
    const request = { requestId: randomUUID(), activityId, positionId: positions[0]?.id ?? '', version, organisationId: null }
    expect(await calls(person).signUps.create(request)).toMatchObject({ ok: true, status: 'confirmed' })
    return person
  }
  const edit = async (
    activityId: string,
    change: (plan: ActivityPlan) => ActivityPlan,
    rest: { scope: 'one' | 'later' | 'all'; withOwn?: boolean; reason?: string },
    by = organiser,
  ) => {
    const { plan: present, version } = await calls(by).desk.get({ activityId })
    return calls(by).series.edit({ requestId: randomUUID(), activityId, version, plan: change(present), withOwn: false, ...rest })
  }

  it('shows the days in both calendars before anything is made, with those left out', async () => {
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

  it('copies all of the visit but its day and lead: services, positions, seats, reservations, hosts', async () => {
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

  it('makes drafts when they are not to be published yet, and the same request makes no second series', async () => {
    const { id } = await base.anActivity(organiser)
    const request = { requestId: randomUUID(), activityId: id, name: '健康驿站', plan: aSeriesPlan(), toPublish: false }
    const first = await calls().series.create(request)
    expect(await calls().series.create(request)).toEqual(first)
    const { activities } = await view(id)
    expect(activities.map(({ phase }) => phase)).toEqual(['open', 'draft', 'draft', 'draft'])
  })

  it('rotates the lead over organisations that the caller acts for, and refuses others; the administrator may name any', async () => {
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
  ])('refuses a series that makes %s, and makes nothing', async (_why, change, refusal) => {
    const { id } = await base.anActivity(organiser)
    expect(await create(id, change)).toMatchObject({ ok: false, ...refusal })
    expect(await calls().series.preview({ activityId: id, plan: aSeriesPlan(change) })).toMatchObject({ ok: false, ...refusal })
    expect(await faultFrom(view(id))).toBe('not-found')
  })

  it('publishes nothing that people could not come for', async () => {
    const activityId = randomUUID()
    await calls().desk.create({ requestId: randomUUID(), activityId, plan: aPlan({ positions: [] }) })
    expect(await create(activityId)).toEqual({ ok: false, reason: 'no-positions' })
    expect(await create(activityId, {}, organiser, false)).toMatchObject({ ok: true, made: 3 })
  })

  it('makes sixty at once', async () => {
    const { id } = await base.anActivity(organiser)
    const daily = { kind: 'weekdays' as const, everyWeeks: 1, weekdays: [0, 1, 2, 3, 4, 5, 6] as (0 | 1 | 2 | 3 | 4 | 5 | 6)[] }
    expect(await create(id, { rule: daily, end: { kind: 'count', count: 60 } })).toMatchObject({ ok: true, made: 60 })
  }, 30_000)

  it('edits one, this and later, or all: only what was edited changes, and only there', async () => {
    const { id, activities } = await aSeries()
    const places = async () => (await view(id)).activities.map(({ place }) => place)
    const [, second, third] = activities
    expect(await edit(second?.id ?? '', (p) => ({ ...p, place: '只这一场' }), { scope: 'one' })).toMatchObject({ ok: true, changed: 1 })
    expect(await places()).toEqual(['唐先镇卫生院', '只这一场', '唐先镇卫生院', '唐先镇卫生院'])
    expect(await edit(third?.id ?? '', (p) => ({ ...p, place: '以后各场' }), { scope: 'later' })).toMatchObject({ ok: true, changed: 2 })
    expect(await places()).toEqual(['唐先镇卫生院', '只这一场', '以后各场', '以后各场'])
    expect(await edit(id, (p) => ({ ...p, title: '全部换名' }), { scope: 'all' })).toMatchObject({ ok: true, changed: 4 })
    expect(await places()).toEqual(['唐先镇卫生院', '只这一场', '以后各场', '以后各场'])
    expect((await view(id)).activities.map(({ title }) => title)).toEqual(['全部换名', '全部换名', '全部换名', '全部换名'])
  })

  it('keeps what one visit has changed itself and says so, or changes it as well when that is wanted', async () => {
    const { id, activities } = await aSeries()
    const [, second] = activities
    await edit(second?.id ?? '', (p) => ({ ...p, place: '自己的地方' }), { scope: 'one' })
    const kept = await edit(id, (p) => ({ ...p, place: '新地方' }), { scope: 'all' })
    expect(kept).toMatchObject({ ok: true, changed: 3 })
    expect(kept.ok && kept.activities.filter(({ own }) => own.length > 0)).toMatchObject([{ activityId: second?.id, own: ['place'] }])
    expect((await view(id)).activities[1]?.place).toBe('自己的地方')
    expect(await edit(id, (p) => ({ ...p, place: '最新的地方' }), { scope: 'all', withOwn: true })).toMatchObject({ ok: true, changed: 4 })
    expect((await view(id)).activities[1]?.place).toBe('最新的地方')
  })

  it('says who is told before it is done, does nothing by saying so, and tells them when it is done', async () => {
    const { id, activities } = await aSeries()
    const [, second, third] = activities
    const people = [await signUp(second?.id ?? ''), await signUp(third?.id ?? '')]
    const { plan: present, version } = await calls().desk.get({ activityId: id })
    const change = {
      activityId: id,
      version,
      plan: { ...present, startsAt: present.startsAt + hour, endsAt: present.endsAt + hour },
      scope: 'all' as const,
      withOwn: false,
      reason: '天气冷',
    }
    const foreseen = await calls().series.consequences(change)
    expect(foreseen.ok && foreseen.activities.map(({ consequences }) => consequences.told)).toEqual([0, 1, 1, 0])
    expect((await view(id)).activities.map(({ startsAt }) => startsAt)).toEqual(activities.map(({ startsAt }) => startsAt))
    expect(await calls().series.edit({ requestId: randomUUID(), ...change })).toEqual(foreseen)
    for (const person of people)
      expect(await calls(person).messages.mine()).toMatchObject([
        { kind: 'activity-changed', note: expect.stringContaining('09:30–12:30，唐先镇卫生院（天气冷）') },
      ])
  })

  it('changes all or none: fewer seats than one of them has people is refused with its day', async () => {
    const { id, activities } = await aSeries()
    const third = activities[2]
    await signUp(third?.id ?? '')
    await signUp(third?.id ?? '')
    const fewer = (p: ActivityPlan) => ({ ...p, positions: p.positions.map((row) => ({ ...row, capacity: 1 })) })
    expect(await edit(id, fewer, { scope: 'all' })).toEqual({
      ok: false,
      reason: 'capacity-below-confirmed',
      about: '2',
      startsAt: third?.startsAt,
    })
    expect((await view(id)).activities.map(({ seats }) => seats.capacity)).toEqual([3, 3, 3, 3])
  })

  it('moves one to another day, but not many to one; and the second of two who edit is told', async () => {
    const { id } = await aSeries()
    const nextDay = (p: ActivityPlan) => ({ ...p, startsAt: p.startsAt + day, endsAt: p.endsAt + day })
    expect(await edit(id, nextDay, { scope: 'later' })).toMatchObject({ ok: false, reason: 'series-day-moved' })
    expect(await edit(id, nextDay, { scope: 'one' })).toMatchObject({ ok: true })
    const old = { requestId: randomUUID(), activityId: id, version: 2, plan: await plan(id), scope: 'all' as const, withOwn: false }
    expect(await calls().series.edit(old)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
  })

  it('leaves what others run, what has begun and what was called off as it is', async () => {
    const source = await base.anActivity(organiser, { positions: open() })
    await create(source.id, { leadIds: ['nonggong', 'minge'] }, administrator)
    const { activities } = await view(source.id)
    await calls().desk.cancel({ requestId: randomUUID(), activityId: activities[3]?.id ?? '', reason: '下雨' })
    const answer = await edit(source.id, (p) => ({ ...p, title: '新名称' }), { scope: 'all' })
    expect(answer).toMatchObject({ ok: true, changed: 2, notOwn: 1 })
    expect((await view(source.id)).activities.map(({ title }) => title)).toEqual(['新名称', '新名称', '健康驿站义诊', '健康驿站义诊'])
    const later = instantAt('2027-01-12', '10:00')
    const { plan: present, version } = await calls(organiser, later).desk.get({ activityId: activities[1]?.id ?? '' })
    const change = {
      requestId: randomUUID(),
      activityId: activities[1]?.id ?? '',
      version,
      plan: { ...present, title: '又换' },
      scope: 'all' as const,
      withOwn: false,
    }
    expect(await calls(organiser, later).series.edit(change)).toMatchObject({ ok: true, changed: 1 })
  })

  it('ends: calls off what is still to come, tells those signed up, leaves drafts and what was; and ends once', async () => {
    const { id, activities } = await aSeries()
    const person = await signUp(activities[3]?.id ?? '')
    await calls(organiser).series.get({ activityId: id })
    const later = instantAt('2027-01-12', '10:00')
    const request = { requestId: randomUUID(), activityId: id, reason: '经费用完' }
    expect(await calls(organiser, later).series.end(request)).toEqual({ ok: true, cancelled: 3, told: 1, drafts: 0, notOwn: 0 })
    expect(await calls(person, later).messages.mine()).toMatchObject([{ kind: 'activity-cancelled', note: '经费用完' }])
    const ended = await view(id, organiser, later)
    expect(ended.activities.map(({ phase }) => phase)).toEqual(['ended', 'cancelled', 'cancelled', 'cancelled'])
    expect(ended.endedAt).toBe(later)
    expect(await calls(organiser, later).series.end({ ...request, requestId: randomUUID() })).toEqual({ ok: false, reason: 'series-ended' })
  })

  it('leaves a trace of each: who made, changed and ended it', async () => {
    const { id } = await aSeries()
    await edit(id, (p) => ({ ...p, title: '新名称' }), { scope: 'all' })
    await calls().series.end({ requestId: randomUUID(), activityId: id, reason: '经费用完' })
    const { id: seriesId } = await view(id)
    const trail = await rowsOf<{ action: string }>(
      base.connection.db,
      sql`select action from audit_log where subject_id = ${seriesId} or details->>'seriesId' = ${seriesId} order by id`,
    )
    expect(trail.map(({ action }) => action)).toEqual([
      'series.created',
      'activity.created',
      'activity.created',
      'activity.created',
      'series.ended',
    ])
  })

  it('names what imported reports call a series, without a rule: nothing to see or to end', async () => {
    const { id } = await base.anActivity(organiser)
    await base.connection.db.execute(sql`insert into series (id, name, created_at) values (gen_random_uuid(), '春联万家', now())`)
    await base.connection.db.execute(
      sql`update activities set series_id = (select id from series where name = '春联万家') where id = ${id}`,
    )
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ series: '春联万家' })
    expect(await faultFrom(view(id))).toBe('not-found')
    expect((await calls().desk.get({ activityId: id })).series).toBeNull()
  })

  it('takes the organiser of a rotating lead as one of its own', async () => {
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
