/** The day that was announced first, for residents who know only that one. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { type Person, type TestBase, aPlan, openBase, saturday } from '../../support/base'
import { deskWork } from '../../support/desk'
import { seriesWork } from '../../support/series'

describe('the day that was announced', () => {
  let base: TestBase
  let organiser: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const { desk, edit } = deskWork(
    () => base,
    () => organiser,
  )
  const series = seriesWork(
    () => base,
    () => organiser,
    () => administrator,
  )
  const movedFrom = async (activityId: string) => (await base.as(null).activities.get({ activityId })).movedFrom
  const stored = async (activityId: string) =>
    (await rowsOf<{ at: number | null }>(base.connection.db, sql`select ms(moved_from) as at from activities where id = ${activityId}`))[0]
      ?.at
  /** Moves the visit to so many days after its first. */
  const move = async (activityId: string, days: number, hours = 0) => {
    const { plan, version } = await desk().get({ activityId })
    const startsAt = saturday + days * day + hours * hour
    expect(await edit(activityId, version, { ...plan, startsAt, endsAt: startsAt + 3 * hour })).toMatchObject({ ok: true })
  }

  it('is kept from the first move to another day on, and forgotten back on it', async () => {
    const { id } = await base.anActivity(organiser)
    expect(await movedFrom(id)).toBeNull()
    await move(id, 0, 1)
    expect(await movedFrom(id)).toBeNull()
    await move(id, 1)
    // The hour of the last announcement before the move.
    expect(await movedFrom(id)).toBe(saturday + hour)
    await move(id, 7)
    expect(await movedFrom(id)).toBe(saturday + hour)
    const card = (await base.as(null).activities.list({ from: saturday + 7 * day })).items.find((one) => one.id === id)
    expect(card?.movedFrom).toBe(saturday + hour)
    await move(id, 0, 2)
    expect(await movedFrom(id)).toBeNull()
  })

  it('is none for a draft, which was never announced', async () => {
    const activityId = randomUUID()
    await desk().create({ requestId: randomUUID(), activityId, plan: aPlan() })
    await move(activityId, 1)
    expect(await stored(activityId)).toBeNull()
    expect(await desk().publish({ requestId: randomUUID(), activityId })).toMatchObject({ ok: true })
    expect(await movedFrom(activityId)).toBeNull()
    await move(activityId, 2)
    expect(await movedFrom(activityId)).toBe(saturday + day)
  })

  it('stays through a change of the words alone', async () => {
    const { id } = await base.anActivity(organiser)
    await move(id, 1)
    const { plan, version } = await desk().get({ activityId: id })
    expect(await edit(id, version, { ...plan, title: '另一个名称' })).toMatchObject({ ok: true })
    expect(await movedFrom(id)).toBe(saturday)
  })

  it('is kept for the one visit of a series that moves, and changes of all its visits leave it', async () => {
    const { id, activities } = await series.aSeries()
    const start = activities[0]?.startsAt ?? 0
    const moved = await series.edit(id, (plan) => ({ ...plan, startsAt: start + day, endsAt: start + day + 3 * hour }), { scope: 'one' })
    expect(moved).toMatchObject({ ok: true, changed: 1 })
    const later = (ms: number) => (plan: { startsAt: number; endsAt: number }) => ({
      startsAt: plan.startsAt + ms,
      endsAt: plan.endsAt + ms,
    })
    expect(await series.edit(id, (plan) => ({ ...plan, ...later(hour)(plan) }), { scope: 'all', withOwn: true })).toMatchObject({
      ok: true,
    })
    expect(await Promise.all(activities.map((one) => movedFrom(one.id)))).toEqual([start, null, null, null])
  })
})
