/** Series of an organisation that is not trusted, whose visits the administrator reviews together. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { day } from '../../../src/domain/calendar/calendar'
import { type Person, type TestBase, openBase, saturday } from '../../support/base'
import { aSeriesPlan } from '../../support/series'
import { submissionsTo } from '../../support/submissions'

const requestId = () => randomUUID()

describe('a submitted series', () => {
  let base: TestBase
  let hospital: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    hospital = await base.anOrganiser('hospital')
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())
  const { aDraft, waiting, approve } = submissionsTo(
    () => base,
    () => hospital,
    () => administrator,
  )

  it('is decided as a whole: all of its visits or none', async () => {
    const { id } = await aDraft({ startsAt: saturday + 7 * day, endsAt: saturday + 7 * day + 3_600_000 })
    const plan = { ...aSeriesPlan(), leadIds: ['hospital'] }
    const made = await base.as(hospital).series.create({ requestId: requestId(), activityId: id, name: '健康驿站', plan, toPublish: true })
    if (!made.ok) throw new Error(made.reason)
    expect(made.submitted).toBe(made.made)
    const visits = (await waiting()).items.filter(({ series }) => series?.id === made.seriesId)
    expect(visits).toHaveLength(made.made)
    const all = visits.map(({ id: activityId, version }) => ({ activityId, version }))
    const [first, ...others] = all
    expect(await approve(...others, { ...(first as (typeof all)[0]), version: 99 })).toMatchObject({
      ok: false,
      reason: 'changed-meanwhile',
    })
    expect((await waiting()).items.filter(({ series }) => series?.id === made.seriesId)).toHaveLength(made.made)
    expect(await approve(...all)).toEqual({ ok: true, count: made.made })
    expect((await waiting()).items.filter(({ series }) => series?.id === made.seriesId)).toEqual([])
  })

  it('ends with its approved visits cancelled and its waiting visits as drafts', async () => {
    const { id } = await aDraft({ startsAt: saturday + 14 * day, endsAt: saturday + 14 * day + 3_600_000 })
    const plan = { ...aSeriesPlan(), leadIds: ['hospital'] }
    const made = await base.as(hospital).series.create({ requestId: requestId(), activityId: id, name: '名医下乡', plan, toPublish: true })
    if (!made.ok) throw new Error(made.reason)
    const visits = (await waiting()).items.filter(({ series }) => series?.id === made.seriesId)
    const [first, ...others] = visits.map(({ id: activityId, version }) => ({ activityId, version }))
    const end = base.as(hospital).series.end({ requestId: requestId(), activityId: made.firstId, reason: '不办了' })
    const [approved, ended] = await Promise.all([approve(...others), end])
    expect(ended).toMatchObject({ ok: true })
    const statuses = await Promise.all(others.map(async ({ activityId }) => (await base.as(hospital).desk.get({ activityId })).status))
    expect(new Set(statuses)).toEqual(new Set([approved.ok ? 'cancelled' : 'draft']))
    expect(await base.as(hospital).desk.get({ activityId: first?.activityId ?? '' })).toMatchObject({ status: 'draft' })
    const taken = await rowsOf(
      base.connection.db,
      sql`select id from audit_log where activity_id = ${first?.activityId} and action = 'activity.taken-back'`,
    )
    expect(taken).toHaveLength(1)
  })

  it('waits again with a changed text of its visits, while their new time takes effect', async () => {
    const { id } = await aDraft({ startsAt: saturday + 21 * day, endsAt: saturday + 21 * day + 3_600_000 })
    const plan = { ...aSeriesPlan(), leadIds: ['hospital'] }
    const made = await base.as(hospital).series.create({ requestId: requestId(), activityId: id, name: '义诊月', plan, toPublish: true })
    if (!made.ok) throw new Error(made.reason)
    const visits = (await waiting()).items.filter(({ series }) => series?.id === made.seriesId)
    await approve(...visits.map(({ id: activityId, version }) => ({ activityId, version })))
    const page = (activityId: string) => base.as(null).activities.get({ activityId })
    const edit = async (change: object) => {
      const { plan: seen, version } = await base.as(hospital).desk.get({ activityId: made.firstId })
      const input = { activityId: made.firstId, version, plan: { ...seen, ...change }, scope: 'later' as const, withOwn: false }
      return base.as(hospital).series.edit({ requestId: requestId(), ...input })
    }
    const { startsAt, endsAt } = await page(made.firstId)
    const later = { startsAt: startsAt + 3_600_000, endsAt: endsAt + 3_600_000 }
    // The draft that the series was made from is changed at once, too.
    expect(await edit({ title: '大型义诊', ...later })).toMatchObject({ ok: true, changed: 4, waiting: 3 })
    for (const visit of visits) expect(await page(visit.id)).toMatchObject({ title: visit.title, startsAt: visit.startsAt + 3_600_000 })
    // A later change begins from the text that waits, so that it does not take that text back.
    expect(await edit({ place: '文化礼堂' })).toMatchObject({ ok: true, waiting: 3 })
    const { items } = await base.as(administrator).changes.list()
    const own = items.filter(({ series }) => series?.id === made.seriesId)
    expect(own.map(({ change }) => change)).toEqual([{ title: '大型义诊' }, { title: '大型义诊' }, { title: '大型义诊' }])
    const activities = own.map(({ id: activityId, version }) => ({ activityId, version }))
    expect(await base.as(administrator).changes.approve({ requestId: requestId(), activities })).toEqual({ ok: true, count: 3 })
    for (const visit of visits) expect(await page(visit.id)).toMatchObject({ title: '大型义诊', place: '文化礼堂' })
  })
})
