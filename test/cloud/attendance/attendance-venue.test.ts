import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { MOST_OWN_MARKS } from '../../../src/contract/limits'
import { markOf } from '../../../src/contract/attendance/marks'
import { ATTEMPTS_REST, MOST_ATTEMPTS } from '../../../src/domain/attendance/attempts'
import { foldMarks } from '../../../src/domain/attendance/attendance'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { evidenceOf, findingsOf } from '../../../src/domain/attendance/findings'
import { venueCode } from '../../../src/domain/attendance/venue-code'
import { type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../../support/base'
import { aMark, anOwnMark, onSite, outcomes } from './attendance-visit'

describe("checking in by the venue's code", () => {
  let base: TestBase
  let organiser: Person
  let site: ReturnType<typeof onSite>
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    site = onSite(base, organiser)
  })
  afterAll(() => base.close())

  const phone = randomUUID()
  const checkIn = (person: Person, activityId: string, marks: unknown[], now = saturday) =>
    base.as(person, now).attendance.checkIn({ activityId, deviceId: phone, marks })
  /** A visit whose organiser's phone shows codes. */
  const visit = async (count = 1) => {
    const made = await site.visit(count)
    const { key } = await site.list(made.id)
    return { ...made, key, codeAt: (at: number) => venueCode(key, made.id, at) }
  }
  const storedMarks = async (activityId: string) => (await site.sync(activityId, [])).marks

  it('records in and out, scanned or typed, with the moment at which the code was shown', async () => {
    const { id, first, codeAt } = await visit()
    const marks = [
      anOwnMark(codeAt(saturday).text, { at: saturday + 5_000 }),
      anOwnMark(codeAt(saturday + hour).spoken.toLowerCase(), { kind: 'out', at: saturday + hour + 50_000 }),
    ]
    expect(outcomes(await checkIn(first, id, marks))).toEqual(['ok', 'ok'])
    const own = { volunteerId: first.id, method: 'venue', deviceId: phone, clockOffset: 0 }
    expect(await storedMarks(id)).toEqual([
      { ...own, id: marks[0]?.id, kind: 'in', at: saturday + 5_000, shownAt: saturday },
      { ...own, id: marks[1]?.id, kind: 'out', at: saturday + hour + 50_000, shownAt: saturday + hour },
    ])
  })

  it('accepts a typed code that was shown near that time, even hours before the visit or after the visit was moved', async () => {
    const { id, first, codeAt } = await visit()
    const at = saturday - 9 * hour
    for (const code of [codeAt(at).spoken, codeAt(at).text])
      expect(outcomes(await checkIn(first, id, [anOwnMark(code, { at: at + 20_000 })], at + minute))).toEqual(['ok'])
    expect((await storedMarks(id)).map(({ shownAt }) => shownAt)).toEqual([at, at])
  })

  it('gives repeated marks the same results, and stores each once', async () => {
    const { id, first, codeAt } = await visit()
    const mark = anOwnMark(codeAt(saturday).text)
    const [one, again] = await Promise.all([checkIn(first, id, [mark]), checkIn(first, id, [mark, mark])])
    expect([...outcomes(one), ...outcomes(again)]).toEqual(['ok', 'ok', 'ok'])
    expect(outcomes(await checkIn(first, id, [mark, { ...mark, kind: 'out' }]))).toEqual(['ok', 'id-reused'])
    expect(await storedMarks(id)).toHaveLength(1)
  })

  it('gives each refused code its reason, and accepts the valid one', async () => {
    const { id, first, key, codeAt } = await visit()
    const other = await visit(0)
    const { text } = codeAt(saturday)
    const sent: [unknown, string][] = [
      [anOwnMark('https://example.org'), 'not-a-venue-code'],
      [anOwnMark(other.codeAt(saturday).text), 'venue-code-foreign'],
      [anOwnMark(venueCode('ab'.repeat(32), id, saturday).text), 'venue-code-forged'],
      [anOwnMark(venueCode(key, id, saturday + 30 * hour).spoken), 'venue-code-wrong'],
      [{ id: 'nonsense' }, 'malformed'],
      [anOwnMark(text, { kind: 'void' as 'in' }), 'malformed'],
      [anOwnMark(text), 'ok'],
    ]
    const answer = await checkIn(
      first,
      id,
      sent.map(([mark]) => mark),
    )
    expect(outcomes(answer)).toEqual(sent.map(([, expected]) => expected))
    expect(await storedMarks(id)).toHaveLength(1)
  })

  it('accepts no typed code after five wrong ones, even in several calls, until a pause is over', async () => {
    const { id, first, codeAt } = await visit()
    const wrong = () => anOwnMark('222222')
    const good = anOwnMark(codeAt(saturday).spoken)
    expect(outcomes(await checkIn(first, id, [wrong(), wrong(), wrong()]))).toEqual(Array(3).fill('venue-code-wrong'))
    const last = saturday + minute
    const tired = await checkIn(first, id, [wrong(), wrong(), wrong(), good], last)
    expect(outcomes(tired)).toEqual(['venue-code-wrong', 'venue-code-wrong', 'too-many-attempts', 'too-many-attempts'])
    expect(outcomes(await checkIn(first, id, [good], last + ATTEMPTS_REST - 1))).toEqual(['too-many-attempts'])
    expect(outcomes(await checkIn(first, id, [good], last + ATTEMPTS_REST))).toEqual(['ok'])
  })

  it('counts wrong codes for each person and visit, even if they arrive at the same moment', async () => {
    const { id, guests, codeAt } = await visit(2)
    const [guesser, honest] = guests
    const calls = Array.from({ length: MOST_ATTEMPTS + 3 }, () => checkIn(guesser ?? organiser, id, [anOwnMark('222222')]))
    const all = (await Promise.all(calls)).flatMap(outcomes)
    expect(all.filter((outcome) => outcome === 'venue-code-wrong')).toHaveLength(MOST_ATTEMPTS)
    expect(outcomes(await checkIn(honest ?? organiser, id, [anOwnMark(codeAt(saturday).text)]))).toEqual(['ok'])
    const other = await visit(0)
    expect(outcomes(await checkIn(guesser ?? organiser, other.id, [anOwnMark(other.codeAt(saturday).text)]))).toEqual(['ok'])
  })

  it('accepts a mark again that it accepted before, even after five wrong codes', async () => {
    const { id, first, codeAt } = await visit()
    const good = anOwnMark(codeAt(saturday).text)
    await checkIn(first, id, [good, ...Array.from({ length: MOST_ATTEMPTS }, () => anOwnMark('222222'))])
    expect(outcomes(await checkIn(first, id, [good, anOwnMark(codeAt(saturday).spoken)]))).toEqual(['ok', 'too-many-attempts'])
  })

  it('accepts a scanned code even after five wrong typed ones, since a signature cannot be guessed', async () => {
    const { id, first, key, codeAt } = await visit()
    const wrong = Array.from({ length: MOST_ATTEMPTS + 1 }, () => anOwnMark('222222'))
    const forged = anOwnMark(venueCode('ab'.repeat(32), id, saturday).text)
    const all = outcomes(await checkIn(first, id, [...wrong, forged, anOwnMark(codeAt(saturday).text)]))
    expect(all.slice(MOST_ATTEMPTS)).toEqual(['too-many-attempts', 'venue-code-forged', 'ok'])
    expect(key).toHaveLength(64)
  })

  it("limits each volunteer's own marks, but not another volunteer's or an organiser's", async () => {
    const { id, guests, codeAt } = await visit(2)
    const some = (count: number) => Array.from({ length: count }, () => anOwnMark(codeAt(saturday).text))
    const [first, second] = [guests[0] ?? organiser, guests[1] ?? organiser]
    expect(outcomes(await checkIn(first, id, some(MOST_OWN_MARKS - 1)))).toEqual(Array(MOST_OWN_MARKS - 1).fill('ok'))
    expect(outcomes(await checkIn(first, id, some(2)))).toEqual(['ok', 'too-many-marks'])
    expect(outcomes(await checkIn(second, id, some(1)))).toEqual(['ok'])
    expect(outcomes(await site.sync(id, [aMark(first.id)]))).toEqual(['ok'])
  })

  it('accepts a code that was shown long before the scan, with a finding', async () => {
    const { id, first, codeAt } = await visit()
    await checkIn(first, id, [anOwnMark(codeAt(saturday).text, { at: saturday + hour })])
    const [mark] = await storedMarks(id)
    expect(mark).toMatchObject({ at: saturday + hour, shownAt: saturday })
    const attendance = foldMarks([markOf(mark as NonNullable<typeof mark>)], aPlan()).get(first.id)
    if (!attendance) throw new Error('nobody came')
    expect(evidenceOf(attendance)).toBe('weak')
    expect(findingsOf(attendance, aPlan(), saturday + hour)).toMatchObject([{ kind: 'code-late', by: hour }])
  })

  it('accepts a volunteer who has not signed up, and adds them to the attendance list', async () => {
    const { id, codeAt } = await visit(0)
    const passerBy = await base.aVolunteer({ name: '钱路人' })
    expect(outcomes(await checkIn(passerBy, id, [anOwnMark(codeAt(saturday).text)]))).toEqual(['ok'])
    expect((await site.list(id)).entries).toMatchObject([{ volunteerId: passerBy.id, signUpId: null, name: '钱路人', position: null }])
    // An organiser's phone may then check them out.
    expect(outcomes(await site.sync(id, [aMark(passerBy.id, { kind: 'out' })]))).toEqual(['ok'])
  })

  it("accepts a volunteer's own marks alone, and refuses the id of another person's mark", async () => {
    const { id, guests, codeAt } = await visit(2)
    const mark = anOwnMark(codeAt(saturday).text)
    expect(outcomes(await checkIn(guests[0] ?? organiser, id, [mark]))).toEqual(['ok'])
    expect(outcomes(await checkIn(guests[1] ?? organiser, id, [mark]))).toEqual(['id-reused'])
  })

  it("sends no marks to a volunteer's phone", async () => {
    const { id, guests, codeAt } = await visit(2)
    await site.sync(id, [aMark(guests[1]?.id ?? '')])
    expect(Object.keys(await checkIn(guests[0] ?? organiser, id, [anOwnMark(codeAt(saturday).text)])).sort()).toEqual(['now', 'results'])
  })

  it('answers not-found for a draft and for an unknown visit', async () => {
    const draft = randomUUID()
    await base.as(organiser).desk.create({ requestId: randomUUID(), activityId: draft, plan: aPlan() })
    const person = await base.aVolunteer()
    for (const id of [draft, randomUUID()]) expect(await faultFrom(checkIn(person, id, []))).toBe('not-found')
  })

  it('leaves a row in the audit log for accepted marks, and none for refused marks', async () => {
    const { id, first, codeAt } = await visit()
    await checkIn(first, id, [anOwnMark('222222')])
    await checkIn(first, id, [anOwnMark(codeAt(saturday).text)])
    const rows = await rowsOf(
      base.connection.db,
      sql`select actor_id as actor, details from audit_log where activity_id = ${id} and action = 'marks.recorded'`,
    )
    expect(rows).toEqual([{ actor: first.id, details: { deviceId: phone, from: 1, to: 1 } }])
  })
})
