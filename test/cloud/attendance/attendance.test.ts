import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { MARKS_PER_SYNC } from '../../../src/contract/limits'
import { type ServerMark, markOf } from '../../../src/contract/attendance/marks'
import { foldMarks } from '../../../src/domain/attendance/attendance'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../../support/base'
import { type Guest, aMark, onSite, outcomes } from './attendance-visit'

describe('attendance', () => {
  let base: TestBase
  let organiser: Person
  let site: ReturnType<typeof onSite>
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    site = onSite(base, organiser)
  })
  afterAll(() => base.close())

  const attendanceOf = (marks: readonly ServerMark[], { id }: Person) =>
    foldMarks(marks.map(markOf), { startsAt: saturday, endsAt: saturday + 3 * hour }).get(id)

  it('stores a repeated mark once, and gives the same result', async () => {
    const { id, guests } = await site.visit(2)
    const marks = guests.map((guest) => aMark(guest.id))
    const first = await site.sync(id, marks)
    const again = await site.sync(id, [...marks, ...marks])
    expect(first.results).toEqual(marks.map((mark) => ({ id: mark.id, ok: true })))
    expect(again.results).toEqual([...first.results, ...first.results])
    expect(again.marks).toEqual(first.marks)
    expect(again.cursor).toBe(2)
  })

  it('returns a mark as it was sent, with the phone that made it', async () => {
    const { id, first } = await site.visit(1)
    const marks = [
      aMark(first.id, { method: 'scanned', at: saturday + 123, clockOffset: -654_321 }),
      aMark(first.id, { kind: 'out', method: 'spoken', at: saturday + hour, clockOffset: null }),
    ]
    const back = aMark(first.id, { kind: 'void', voids: marks[1]?.id ?? '', at: saturday + 2 * hour })
    const returned = (await site.sync(id, [...marks, back])).marks
    expect(returned).toEqual([...marks, back].map((mark) => ({ ...mark, deviceId: site.phone })))
    // The stored marks equal those of the first answer.
    expect((await site.sync(id, [])).marks).toEqual(returned)
    expect((await site.list(id)).marks).toEqual(returned)
  })

  it('stores a mark once when two phones send it at the same moment', async () => {
    const { id, first } = await site.visit(1)
    const mark = aMark(first.id)
    await Promise.all([site.sync(id, [mark]), site.sync(id, [mark]), site.sync(id, [mark])])
    expect(await rowsOf(base.connection.db, sql`select id from marks where activity_id = ${id}`)).toHaveLength(1)
  })

  it('judges marks one by one, so that a bad mark never blocks the others', async () => {
    const { id, first: person } = await site.visit(1)
    const stranger = await base.aVolunteer()
    const good = aMark(person.id)
    const other = await site.visit(1)
    const elsewhere = aMark(other.first.id)
    await site.sync(other.id, [elsewhere])
    const sent: [unknown, string][] = [
      [{ id: 'nonsense' }, 'malformed'],
      [null, 'malformed'],
      [aMark(person.id, { method: 'corrected' as 'ticked' }), 'malformed'],
      [aMark(person.id, { method: 'venue' as 'ticked' }), 'malformed'],
      [aMark(stranger.id), 'not-on-list'],
      [good, 'ok'],
      [{ ...good, at: saturday + 1 }, 'id-reused'],
      [aMark(person.id, { kind: 'void', voids: randomUUID() }), 'unknown-mark'],
      [aMark(person.id, { kind: 'void', voids: elsewhere.id }), 'unknown-mark'],
      [aMark(person.id, { kind: 'void' }), 'malformed'],
      [aMark(person.id, { voids: good.id }), 'malformed'],
      [{ ...elsewhere }, 'id-reused'],
      [aMark(person.id, { kind: 'void', voids: good.id, at: saturday + minute }), 'ok'],
    ]
    const answer = await site.sync(
      id,
      sent.map(([mark]) => mark),
    )
    expect(outcomes(answer)).toEqual(sent.map(([, expected]) => expected))
    expect(attendanceOf(answer.marks, person)).toBeUndefined()
  })

  it('voids a mark even if the void precedes the mark in the call', async () => {
    const { id, first } = await site.visit(1)
    const mark = aMark(first.id)
    const back = aMark(first.id, { kind: 'void', voids: mark.id })
    const answer = await site.sync(id, [back, mark])
    expect(answer.results).toEqual([back, mark].map((sent) => ({ id: sent.id, ok: true })))
    expect(attendanceOf(answer.marks, first)).toBeUndefined()
  })

  it('accepts no marks of a draft or of an unknown visit', async () => {
    const { id, first } = await site.visit(1)
    const draftId = randomUUID()
    await base.as(organiser).desk.create({ requestId: randomUUID(), activityId: draftId, plan: aPlan() })
    expect(await faultFrom(site.sync(draftId, [aMark(first.id)]))).toBe('not-found')
    expect(await faultFrom(site.sync(randomUUID(), [aMark(first.id)]))).toBe('not-found')
    expect(outcomes(await site.sync(id, [aMark(first.id)]))).toEqual(['ok'])
  })

  it('refuses a void of a void, and a void of another person’s mark', async () => {
    const { id, guests } = await site.visit(2)
    const [one, other] = guests as [Guest, Guest]
    const mark = aMark(one.id)
    const back = aMark(one.id, { kind: 'void', voids: mark.id })
    expect(outcomes(await site.sync(id, [mark, back]))).toEqual(['ok', 'ok'])
    const wrong = [aMark(one.id, { kind: 'void', voids: back.id }), aMark(other.id, { kind: 'void', voids: mark.id })]
    expect(outcomes(await site.sync(id, wrong))).toEqual(['unknown-mark', 'unknown-mark'])
  })

  it('accepts no more marks than fit into one call', async () => {
    const { id, first } = await site.visit(1)
    const marks = Array.from({ length: MARKS_PER_SYNC + 1 }, () => aMark(first.id))
    expect(await faultFrom(site.sync(id, marks))).toBe('malformed')
    expect((await site.sync(id, marks.slice(1))).results).toHaveLength(MARKS_PER_SYNC)
  })

  it('refuses only the mark whose id another activity took at the same moment', async () => {
    const [one, other] = [await site.visit(1), await site.visit(2)]
    const taken = aMark(one.first.id)
    const [again, good] = [aMark(other.first.id, { id: taken.id }), aMark(other.guests[1]?.id ?? '')]
    const [first, second] = await Promise.all([site.sync(one.id, [taken]), site.sync(other.id, [again, good])])
    expect(first.results.length + second.results.length).toBe(3)
    expect(second.results.find(({ id }) => id === good.id)).toMatchObject({ ok: true })
    expect([...first.results, ...second.results].filter(({ ok }) => !ok)).toMatchObject([{ id: taken.id, reason: 'id-reused' }])
  })

  it('refuses a cursor that no database could hold', async () => {
    const { id } = await site.visit(1)
    expect(await faultFrom(site.sync(id, [], 2 ** 40))).toBe('malformed')
  })

  it('never changes or drops a mark', async () => {
    const { id, first } = await site.visit(1)
    await site.sync(id, [aMark(first.id)])
    await expect(base.connection.db.execute(sql`delete from marks where activity_id = ${id}`)).rejects.toThrow()
    await expect(base.connection.db.execute(sql`update marks set kind = 'out' where activity_id = ${id}`)).rejects.toThrow()
  })

  it("is the same on the volunteer's pages, on the desk and in the figures", async () => {
    const { id, guests } = await site.visit(3)
    const [first, second] = guests as [Guest, Guest, Guest]
    const evening = saturday + 10 * hour
    const dayAfter = saturday + 27 * hour
    const figures = (now: number, filter: object = {}) => base.as(organiser, now).figures.base({ year: 2027, ...filter })
    const before = { evening: await figures(evening), dayAfter: await figures(dayAfter) }
    await site.sync(id, [aMark(first.id), aMark(first.id, { kind: 'out', at: saturday + 2 * hour }), aMark(second.id)])

    expect((await base.as(first, evening).signUps.mine())[0]).toMatchObject({ inAt: saturday, outAt: saturday + 2 * hour, minutes: 120 })
    expect((await base.as(second, evening).signUps.mine())[0]).toMatchObject({ inAt: saturday, outAt: null, minutes: null })
    expect((await base.as(organiser, evening).desk.list({ when: 'past' })).items.find((card) => card.id === id)).toMatchObject({
      present: 2,
    })
    expect(await base.as(first, evening).figures.mine({ year: 2027 })).toEqual({ year: 2027, activities: 1, serviceMinutes: 120 })
    const after = { evening: await figures(evening), dayAfter: await figures(dayAfter) }
    expect(after.evening.turns - before.evening.turns).toBe(2)
    expect(after.evening.serviceMinutes - before.evening.serviceMinutes).toBe(120)
    // The second volunteer was never checked out: a day later the planned end counts.
    expect(after.dayAfter.serviceMinutes - before.dayAfter.serviceMinutes).toBe(300)
    const minge = await base.anOrganiser('minge')
    const ofMinge = { year: 2027, organisationId: 'minge' }
    expect(await base.as(minge, evening).figures.base(ofMinge)).toMatchObject({ activities: 0, turns: 0 })
    expect(await faultFrom(base.as(organiser, evening).figures.base(ofMinge))).toBe('forbidden')
    expect(await figures(evening, { year: 2026 })).toMatchObject({ activities: 0, turns: 0 })
  })
})
