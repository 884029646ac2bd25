import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import { MARKS_PER_SYNC } from '../../src/contract/limits'
import { type Mark, foldMarks } from '../../src/domain/attendance'
import { hour, minute } from '../../src/domain/calendar'
import { DATABASES, type Person, type TestBase, faultFrom, openBase, saturday } from '../support/base'

describe.each(DATABASES)('attendance on %s', (kind) => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase(kind)
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const device = randomUUID()
  const mark = (person: Person, change: Partial<Mark> = {}): Mark => ({
    id: randomUUID(),
    volunteerId: person.id,
    kind: 'in',
    voids: null,
    method: 'ticked',
    at: saturday,
    clockOffset: 0,
    ...change,
  })
  const sync = (activityId: string, marks: unknown[], since = 0) =>
    base.as(organiser, saturday).attendance.sync({ activityId, deviceId: device, marks, since })
  const visit = async (count: number) => {
    const { id, plan } = await base.anActivity(organiser, {
      positions: [{ id: randomUUID(), name: '秩序引导', capacity: 10, skillId: null, quotas: [] }],
    })
    const people: Person[] = []
    for (let n = 0; n < count; n++) {
      const person = await base.aVolunteer()
      await base.as(person).signUps.create({
        requestId: randomUUID(),
        activityId: id,
        positionId: plan.positions[0]?.id ?? '',
        version: 2,
        organisationId: null,
      })
      people.push(person)
    }
    return { id, people: people as [Person, ...Person[]] }
  }

  it("gives the organiser's phone the names it needs and no phone numbers", async () => {
    const { id, people } = await visit(2)
    const roster = await base.as(organiser).attendance.roster({ activityId: id })
    expect(roster.entries).toMatchObject(people.map((person) => ({ volunteerId: person.id, name: '陈样例', position: '秩序引导' })))
    expect(JSON.stringify(roster)).not.toMatch(/"139\d{8}"/)
  })

  it('takes each mark once, however often it is sent, and gives the same results', async () => {
    const { id, people } = await visit(2)
    const marks = people.map((person) => mark(person))
    const first = await sync(id, marks)
    const again = await sync(id, [...marks, ...marks])
    expect(first.results).toEqual(marks.map((m) => ({ id: m.id, ok: true })))
    expect(again.results.every(({ ok }) => ok)).toBe(true)
    expect(again.marks).toEqual(first.marks)
    expect(again.cursor).toBe(2)
  })

  it('takes a mark once when two phones send it at the same moment', async () => {
    const { id, people } = await visit(1)
    const m = mark(people[0])
    await Promise.all([sync(id, [m]), sync(id, [m]), sync(id, [m])])
    expect(await rowsOf(base.connection.db, sql`select id from marks where activity_id = ${id}`)).toHaveLength(1)
  })

  it('brings every device all marks after its cursor, none twice and none skipped', async () => {
    const { id, people } = await visit(4)
    const seen: Mark[] = []
    let cursor = 0
    for (const person of people) {
      await Promise.all([sync(id, [mark(person)]), sync(id, [mark(person, { kind: 'out', at: saturday + hour })])])
      const down = await sync(id, [], cursor)
      seen.push(...down.marks)
      cursor = down.cursor
    }
    expect(new Set(seen.map((m) => m.id)).size).toBe(8)
    expect(seen).toHaveLength(8)
    expect((await sync(id, [], cursor)).marks).toEqual([])
  })

  it('judges item by item: a bad mark never holds up the others', async () => {
    const { id, people } = await visit(1)
    const [person] = people
    const stranger = await base.aVolunteer()
    const good = mark(person)
    const other = await visit(1)
    const elsewhere = mark(other.people[0])
    await sync(other.id, [elsewhere])
    const sent = [
      { id: 'nonsense' },
      null,
      mark(stranger),
      good,
      { ...good, at: saturday + 1 },
      mark(person, { kind: 'void', voids: randomUUID() }),
      mark(person, { kind: 'void', voids: elsewhere.id }),
      mark(person, { kind: 'void' }),
      mark(person, { voids: good.id }),
      { ...elsewhere },
      mark(person, { kind: 'void', voids: good.id, at: saturday + minute }),
    ]
    const { results } = await sync(id, sent)
    expect(results.map((result) => (result.ok ? 'ok' : result.reason))).toEqual([
      'malformed',
      'malformed',
      'not-on-roster',
      'ok',
      'id-reused',
      'unknown-mark',
      'unknown-mark',
      'malformed',
      'malformed',
      'id-reused',
      'ok',
    ])
    expect(foldMarks((await sync(id, [])).marks).get(person.id)?.inAt ?? null).toBeNull()
  })

  it('records that somebody came though their sign-up was withdrawn: it is a fact', async () => {
    const { id, people } = await visit(1)
    const [person] = people
    const [own] = await base.as(person).signUps.mine()
    await base.as(person).signUps.withdraw({ requestId: randomUUID(), signUpId: own?.id ?? '' })
    expect((await base.as(organiser).attendance.roster({ activityId: id })).entries).toEqual([])
    expect((await sync(id, [mark(person)])).results).toMatchObject([{ ok: true }])
    expect((await base.as(organiser).attendance.roster({ activityId: id })).entries).toMatchObject([{ volunteerId: person.id }])
  })

  it('takes no more marks at once than fit one call', async () => {
    const { id, people } = await visit(1)
    const marks = Array.from({ length: MARKS_PER_SYNC + 1 }, () => mark(people[0]))
    expect(await faultFrom(sync(id, marks))).toBe('malformed')
    expect((await sync(id, marks.slice(1))).results).toHaveLength(MARKS_PER_SYNC)
    expect(Buffer.byteLength(JSON.stringify(marks))).toBeLessThan(100 * 1024)
  })

  it('refuses one mark alone whose id another activity took at the same moment', async () => {
    const [one, other] = [await visit(1), await visit(2)]
    const taken = mark(one.people[0])
    const [again, good] = [{ ...mark(other.people[0]), id: taken.id }, mark(other.people[1] ?? other.people[0])]
    const [first, second] = await Promise.all([sync(one.id, [taken]), sync(other.id, [again, good])])
    expect(first.results.length + second.results.length).toBe(3)
    expect(second.results.find(({ id }) => id === good.id)).toMatchObject({ ok: true })
    expect([...first.results, ...second.results].filter(({ ok }) => !ok)).toMatchObject([{ id: taken.id, reason: 'id-reused' }])
  })

  it('refuses a cursor that no database could hold', async () => {
    const { id } = await visit(1)
    expect(await faultFrom(sync(id, [], 2 ** 40))).toBe('malformed')
  })

  it('never changes or drops a mark', async () => {
    const { id, people } = await visit(1)
    await sync(id, [mark(people[0])])
    await expect(base.connection.db.execute(sql`delete from marks where activity_id = ${id}`)).rejects.toThrow()
    await expect(base.connection.db.execute(sql`update marks set kind = 'out' where activity_id = ${id}`)).rejects.toThrow()
  })

  it('shows the same attendance to the volunteer, on the desk and in the figures', async () => {
    const { id, people } = await visit(3)
    const [first, second] = people as [Person, Person, Person]
    const evening = saturday + 10 * hour
    const dayAfter = saturday + 27 * hour
    const figures = (now: number, filter: object = {}) => base.as(null, now).figures.base({ year: 2027, ...filter })
    const before = { evening: await figures(evening), dayAfter: await figures(dayAfter) }
    await sync(id, [mark(first), mark(first, { kind: 'out', at: saturday + 2 * hour }), mark(second)])

    expect((await base.as(first, evening).signUps.mine())[0]).toMatchObject({ inAt: saturday, outAt: saturday + 2 * hour, minutes: 120 })
    expect((await base.as(second, evening).signUps.mine())[0]).toMatchObject({ inAt: saturday, outAt: null, minutes: null })
    expect((await base.as(organiser, evening).desk.list({ when: 'past' })).find((card) => card.id === id)).toMatchObject({ present: 2 })
    expect(await base.as(first, evening).figures.mine({ year: 2027 })).toEqual({ year: 2027, activities: 1, serviceMinutes: 120 })
    const after = { evening: await figures(evening), dayAfter: await figures(dayAfter) }
    expect(after.evening.turns - before.evening.turns).toBe(2)
    expect(after.evening.serviceMinutes - before.evening.serviceMinutes).toBe(120)
    // Nobody checked the second one out: a day later the planned end counts.
    expect(after.dayAfter.serviceMinutes - before.dayAfter.serviceMinutes).toBe(300)
    expect(await figures(evening, { organisationId: 'minge' })).toMatchObject({ activities: 0, turns: 0 })
    expect(await figures(evening, { year: 2026 })).toMatchObject({ activities: 0, turns: 0 })
  })
})
