import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { day, hour, instantAt } from '../../../src/domain/calendar/calendar'
import { storedAnswers } from '../../support/answers'
import { type Person, type TestBase, openBase } from '../../support/base'
import { open } from '../../support/desk'
import { seriesWork } from '../../support/series'

describe('changing and ending series', () => {
  let base: TestBase
  let organiser: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const { calls, create, view, plan, aSeries, signUp, edit } = seriesWork(
    () => base,
    () => organiser,
    () => administrator,
  )

  it('edits one visit, this and later ones, or all; only edited fields of these visits change', async () => {
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

  it("keeps a visit's own changes and reports them, or overwrites them on request", async () => {
    const { id, activities } = await aSeries()
    const [, second] = activities
    await edit(second?.id ?? '', (p) => ({ ...p, place: '自己的地方' }), { scope: 'one' })
    const { plan: present, version } = await calls().desk.get({ activityId: id })
    const change = { activityId: id, version, plan: { ...present, place: '新地方' }, scope: 'all' as const, withOwn: false }
    const foreseen = await calls().series.consequences(change)
    expect(foreseen.ok && foreseen.activities.filter(({ own }) => own.length > 0)).toMatchObject([
      { activityId: second?.id, own: ['place'] },
    ])
    expect(await calls().series.edit({ requestId: randomUUID(), ...change })).toMatchObject({ ok: true, changed: 3 })
    expect((await view(id)).activities[1]?.place).toBe('自己的地方')
    expect(await edit(id, (p) => ({ ...p, place: '最新的地方' }), { scope: 'all', withOwn: true })).toMatchObject({ ok: true, changed: 4 })
    expect((await view(id)).activities[1]?.place).toBe('最新的地方')
  })

  it('shows beforehand how many people will be notified, without any change, and notifies them afterwards', async () => {
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
    expect(foreseen.ok && foreseen.activities.map(({ consequences }) => consequences.notified)).toEqual([0, 1, 1, 0])
    expect((await view(id)).activities.map(({ startsAt }) => startsAt)).toEqual(activities.map(({ startsAt }) => startsAt))
    const done = { ok: true, changed: 4, notOwn: 0, waiting: 0, activityIds: activities.map((one) => one.id) }
    expect(await calls().series.edit({ requestId: randomUUID(), ...change })).toEqual(done)
    for (const person of people)
      expect(await calls(person).messages.mine()).toMatchObject([
        { kind: 'activity-changed', note: expect.stringContaining('09:30–12:30，唐先镇卫生院（天气冷）') },
      ])
  })

  it('names the volunteers who move up, but stores no name for a retry', async () => {
    const { id, activities } = await aSeries({ positions: open(1) })
    const [, second] = activities
    await signUp(second?.id ?? '')
    const waiting = await base.aVolunteer({ name: '候补样例' })
    const { positions, version: shown } = await calls(waiting).activities.get({ activityId: second?.id ?? '' })
    const request = { activityId: second?.id ?? '', positionId: positions[0]?.id ?? '', version: shown, organisationId: null }
    expect(await calls(waiting).signUps.create({ requestId: randomUUID(), ...request })).toMatchObject({ status: 'waitlisted' })
    const { plan: present, version } = await calls().desk.get({ activityId: id })
    const more = { ...present, positions: present.positions.map((row) => ({ ...row, capacity: 2 })) }
    const change = { activityId: id, version, plan: more, scope: 'all' as const, withOwn: false }
    const foreseen = await calls().series.consequences(change)
    expect(foreseen.ok && foreseen.activities[1]?.consequences.movedUp).toMatchObject([{ name: '候补样例' }])
    const edited = { requestId: randomUUID(), ...change }
    const done = await calls().series.edit(edited)
    expect(done).toMatchObject({ ok: true, changed: 4 })
    expect(await calls().series.edit(edited)).toEqual(done)
    expect(await storedAnswers(base, organiser)).toContain('activityIds')
    expect(await storedAnswers(base, organiser)).not.toContain('样例')
  })

  it('changes all visits or none: a capacity below the people of one visit is refused with its day', async () => {
    const { id, activities } = await aSeries()
    const third = activities[2]
    await signUp(third?.id ?? '')
    await signUp(third?.id ?? '')
    const fewer = (p: ActivityPlan) => ({ ...p, positions: p.positions.map((row) => ({ ...row, capacity: 1 })) })
    expect(await edit(id, fewer, { scope: 'all' })).toEqual({
      ok: false,
      reason: 'capacity-below-confirmed',
      about: '2',
      activityId: third?.id,
      startsAt: third?.startsAt,
    })
    expect((await view(id)).activities.map(({ seats }) => seats.capacity)).toEqual([3, 3, 3, 3])
  })

  it('moves one visit to another day, but not several; and the second of two editors is refused', async () => {
    const { id } = await aSeries()
    const nextDay = (p: ActivityPlan) => ({ ...p, startsAt: p.startsAt + day, endsAt: p.endsAt + day })
    expect(await edit(id, nextDay, { scope: 'later' })).toMatchObject({ ok: false, reason: 'series-day-moved' })
    expect(await edit(id, nextDay, { scope: 'one' })).toMatchObject({ ok: true })
    const old = { requestId: randomUUID(), activityId: id, version: 2, plan: await plan(id), scope: 'all' as const, withOwn: false }
    expect(await calls().series.edit(old)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
  })

  it('does not change visits of other organisations, visits that have begun, or cancelled visits', async () => {
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

  it('ends once: coming visits are cancelled, people signed up are notified, and drafts and past visits stay', async () => {
    const { id, activities } = await aSeries()
    const person = await signUp(activities[3]?.id ?? '')
    await calls(organiser).series.get({ activityId: id })
    const later = instantAt('2027-01-12', '10:00')
    const request = { requestId: randomUUID(), activityId: id, reason: '经费用完' }
    expect(await calls(organiser, later).series.end(request)).toEqual({ ok: true, cancelled: 3, notified: 1, drafts: 0, notOwn: 0 })
    expect(await calls(person, later).messages.mine()).toMatchObject([{ kind: 'activity-cancelled', note: '经费用完' }])
    const ended = await view(id, organiser, later)
    expect(ended.activities.map(({ phase }) => phase)).toEqual(['ended', 'cancelled', 'cancelled', 'cancelled'])
    expect(ended.endedAt).toBe(later)
    expect(await calls(organiser, later).series.end({ ...request, requestId: randomUUID() })).toEqual({ ok: false, reason: 'series-ended' })
  })

  it('is ended by each organisation for its own visits, and is over when no coming visit is left', async () => {
    const source = await base.anActivity(organiser, { positions: open() })
    await create(source.id, { leadIds: ['minge', 'nonggong'] }, administrator)
    const minge = await base.anOrganiser('minge')
    const end = (person: Person, activityId: string) =>
      calls(person).series.end({ requestId: randomUUID(), activityId, reason: '经费用完' })
    expect(await end(organiser, source.id)).toMatchObject({ ok: true, cancelled: 2, notOwn: 2 })
    expect((await view(source.id, administrator)).endedAt).toBeNull()
    expect(await end(organiser, source.id)).toEqual({ ok: false, reason: 'series-ended' })
    const theirs = (await view(source.id, administrator)).activities.find(({ phase }) => phase !== 'cancelled')
    expect(await end(minge, theirs?.id ?? '')).toMatchObject({ ok: true, cancelled: 2, notOwn: 0 })
    expect((await view(source.id, administrator)).endedAt).not.toBeNull()
  })

  it('logs the creation, each change and the end', async () => {
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
})
