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
})
