/** Stored attendances, compared with `foldMarks` after every change and at any time. */
import { randomUUID } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { attendancesFrom, deriveAttendances } from '../../../src/cloud/attendance/derive'
import { transact } from '../../../src/cloud/db/database'
import { appendMarks, marksOfActivities } from '../../../src/cloud/db/attendance/marks'
import { activities } from '../../../src/cloud/db/schema/activities'
import { attendances } from '../../../src/cloud/db/schema/attendance'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { histories } from '../../domain/attendance/marks'
import { type Person, type TestBase, openBase, saturday } from '../../support/base'
import { type Guest, aMark, onSite } from './attendance-visit'

describe('stored attendances', () => {
  let base: TestBase
  let organiser: Person
  let site: ReturnType<typeof onSite>
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    site = onSite(base, organiser)
  })
  afterAll(() => base.close())

  const kept = async (activityId: string) =>
    (
      await base.connection.db
        .select()
        .from(attendances)
        .where(eq(attendances.activityId, activityId))
        .orderBy(asc(attendances.volunteerId))
    ).map(({ activityId: _, ...row }) => row)
  const folded = async (activityId: string) => {
    const [activity] = await base.connection.db.select().from(activities).where(eq(activities.id, activityId))
    if (!activity) throw new Error('no such activity')
    return attendancesFrom(await marksOfActivities(base.connection.db, [activityId]), activity, [], []).own.sort((one, other) =>
      one.volunteerId < other.volunteerId ? -1 : 1,
    )
  }
  const expectFolded = async (activityId: string) => expect(await kept(activityId)).toEqual(await folded(activityId))

  it('change with every mark: in, out, void, correction', async () => {
    const { id, guests } = await site.visit(3)
    const [first, second] = guests as [Guest, Guest, Guest]
    const came = [aMark(first.id), aMark(second.id, { at: saturday + 10 * minute })]
    await site.sync(id, came)
    expect(await kept(id)).toHaveLength(2)
    await site.sync(id, [aMark(first.id, { kind: 'out', at: saturday + 2 * hour })])
    expect((await kept(id)).find(({ volunteerId }) => volunteerId === first.id)).toMatchObject({ minutes: 120, knownFrom: null })
    await site.sync(id, [aMark(second.id, { kind: 'void', voids: came[1]?.id ?? '' })])
    expect(await kept(id)).toHaveLength(1)
    await base.as(organiser, saturday + 4 * hour).records.correct({
      requestId: randomUUID(),
      activityId: id,
      corrections: [{ volunteerId: first.id, kind: 'out', at: saturday + hour }],
      reason: '提前走了',
    })
    expect(await kept(id)).toMatchObject([{ volunteerId: first.id, minutes: 60 }])
    await expectFolded(id)
  })

  it("change with the activity's time", async () => {
    const { id, plan } = await base.anActivity(organiser)
    const guest = await base.aVolunteer()
    const position = plan.positions.at(-1)?.id ?? ''
    await base.as(guest).signUps.create({ requestId: randomUUID(), activityId: id, positionId: position, version: 2, organisationId: null })
    await site.sync(id, [aMark(guest.id, { at: plan.startsAt })])
    const before = await kept(id)
    expect(before).toMatchObject([{ minutes: 180 }])
    const move = (hours: number, version: number) =>
      base.as(organiser).desk.edit({
        requestId: randomUUID(),
        activityId: id,
        version,
        plan: { ...plan, startsAt: plan.startsAt + hours * hour, endsAt: plan.endsAt + hours * hour },
      })
    expect(await move(2, 2)).toMatchObject({ ok: true })
    expect((await kept(id))[0]?.knownFrom).toBe((before[0]?.knownFrom ?? 0) + 2 * hour)
    // On another day the tick does not count.
    expect(await move(24, 3)).toMatchObject({ ok: true })
    expect(await kept(id)).toEqual([])
    expect(await move(1, 4)).toMatchObject({ ok: true })
    expect(await kept(id)).toHaveLength(1)
    await expectFolded(id)
  })

  it('equal the fold of any marks, derived person by person or for all at once', async () => {
    const { id } = await site.visit(0)
    const names = new Map(await Promise.all(['v1', 'v2', 'v3'].map(async (name) => [name, (await base.aVolunteer()).id] as const)))
    const activity = { id, status: 'published' as const, startsAt: saturday, endsAt: saturday + 3 * hour }
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (drawn, inTurn) => {
        const ids = new Map(drawn.map((mark) => [mark.id, randomUUID()]))
        // Like the sync, the database accepts a void only of an existing mark of the same person.
        const marks = drawn
          .filter(({ voids, volunteerId }) => voids === null || drawn.some((one) => one.id === voids && one.volunteerId === volunteerId))
          .map((mark) => ({
            ...mark,
            id: ids.get(mark.id) ?? '',
            voids: mark.voids === null ? null : (ids.get(mark.voids) ?? null),
            volunteerId: names.get(mark.volunteerId) ?? '',
            deviceId: randomUUID(),
          }))
        await transact(base.connection.db, async (tx) => {
          await tx.execute(sql`set local session_replication_role = replica`)
          await tx.execute(sql`delete from marks where activity_id = ${id}`)
          await appendMarks(tx, marks, { activityId: id, recordedBy: organiser.id, receivedAt: saturday })
          if (inTurn) for (const person of names.values()) await deriveAttendances(tx, activity, [person])
          else await deriveAttendances(tx, activity)
        })
        await expectFolded(id)
      }),
      { numRuns: 25 },
    )
  }, 40_000)

  it('need no job for people who were never checked out, since the clock decides when the figures are read', async () => {
    const { id, first } = await site.visit(1)
    await site.sync(id, [aMark(first.id)])
    const minutes = async (now: number) => (await base.as(first, now).figures.mine({ year: 2027 })).serviceMinutes
    const endsAt = saturday + 3 * hour
    expect(await minutes(endsAt + 24 * hour - 1)).toBe(0)
    expect(await minutes(endsAt + 24 * hour)).toBe(180)
  })
})
