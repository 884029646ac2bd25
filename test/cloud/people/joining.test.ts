/** Two people who are one: the findings, joining them, and undoing it. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { COMPUTED, KEPT, MOVED } from '../../../src/cloud/db/people/person-columns'
import { consents, memberships, volunteerSkills } from '../../../src/cloud/db/schema/people'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { aDay, markOf, send } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { joinsFor, stateOf, twoAccounts } from './joining-base'

let base: TestBase
let organiser: Person
let other: Person
let administrator: Person
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser('minge')
  other = await base.anOrganiser('nonggong')
  administrator = await base.anAdministrator()
})
afterAll(() => base.close())

const rows = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(base.connection.db, query)
const late = saturday + 300 * day
const own = async (person: Person) => {
  const { totals } = await base.as(person, late).figures.year({ scope: { of: 'own' }, year: 2027 })
  return { turns: totals.turns, minutes: totals.minutes }
}
const aVisit = async (startsAt = saturday, capacity = 10) => {
  const position = { id: randomUUID(), name: '秩序引导', capacity, skillId: null, quotas: [] }
  const { id } = await base.anActivity(other, { startsAt, endsAt: startsAt + 3 * hour, positions: [position] })
  return { id, positionId: position.id }
}
const signUp = async (person: Person, { id, positionId }: { id: string; positionId: string }) => {
  const answer = await base
    .as(person)
    .signUps.create({ requestId: randomUUID(), activityId: id, positionId, version: 2, organisationId: null })
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}
const live = (id: string) =>
  rows<{ volunteer: string; status: string }>(
    sql`select volunteer_id as volunteer, status from sign_ups where activity_id = ${id} and status in ('confirmed', 'waitlisted') order by arrival`,
  )

test('every column that refers to people has a step in the joining', async () => {
  const columns = await rows<{ name: string }>(
    sql`select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'volunteers'::regclass`,
  )
  const steps = [...MOVED.map(({ table, column }) => `${table}.${column}`), ...COMPUTED, ...KEPT]
  expect(steps.sort()).toEqual(columns.map(({ name }) => name).sort())
})

test('every unique key that has a person in it has a step for two rows that agree', async () => {
  const keys = await rows<{ name: string; rest: string[] }>(
    sql`select i.indrelid::regclass || '.' || p.attname as name,
        (select json_agg(a.attname order by a.attname) from pg_attribute a
          where a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attnum <> p.attnum) as rest
      from pg_index i join pg_attribute p on p.attrelid = i.indrelid and p.attnum = any (i.indkey)
      join pg_constraint c on c.conrelid = i.indrelid and c.contype = 'f' and c.confrelid = 'volunteers'::regclass and c.conkey[1] = p.attnum
      where i.indisunique`,
  )
  const elsewhere = [...COMPUTED, ...KEPT, 'sign_ups.volunteer_id']
  for (const { name, rest } of keys.filter((key) => !elsewhere.includes(key.name))) {
    const step = MOVED.find(({ table, column }) => `${table}.${column}` === name)
    expect({ name, rest }).toEqual({ name, rest: [...(step?.once ?? [])].sort() })
  }
  expect(keys.length).toBeGreaterThan(6)
})

describe('a finding', () => {
  it('is two accounts with one name and phone, for an organiser of both and the administrator alone', async () => {
    const [kept, joined] = await twoAccounts(base)
    const ids = async (person: Person) => (await joinsFor(base, person).found()).map((pair) => [pair.kept.id, pair.joined.id])
    expect(await ids(organiser)).toContainEqual([kept.id, joined.id])
    expect(await ids(administrator)).toContainEqual([kept.id, joined.id])
    expect(await ids(other)).not.toContainEqual([kept.id, joined.id])
    const pair = (await joinsFor(base, organiser).found()).find((one) => one.joined.id === joined.id)
    expect(pair?.kept.phone).toMatch(/^137\*{4}\d{4}$/)
  })

  it('is a walk-in at a visit of the organisation whose member has the name, and nobody with another name', async () => {
    const member = await base.aVolunteer({ name: '路样例', organisationIds: ['nonggong'] })
    const visit = await aVisit()
    const [walkIn, stranger] = [randomUUID(), randomUUID()]
    const marks = [
      { ...markOf({ id: walkIn }, { at: saturday }), name: '路样例' },
      { ...markOf({ id: stranger }, { at: saturday }), name: '路大爷' },
    ]
    await send(base, other, visit, marks, saturday + hour)
    const pairs = await joinsFor(base, other, saturday + hour).found()
    expect(pairs.filter(({ kept }) => kept.id === member.id).map(({ likeness, joined }) => [likeness, joined.id])).toEqual([
      ['same-organisation', walkIn],
    ])
    expect(pairs.find(({ joined }) => joined.id === walkIn)?.joined).toMatchObject({ hasAccount: false, phone: '', visits: 1 })
  })

  it('is gone after somebody said that the two are two', async () => {
    const [kept, joined] = await twoAccounts(base)
    const { apart, found } = joinsFor(base, organiser)
    expect(await faultFrom(joinsFor(base, other).apart(kept, joined))).toBe('forbidden')
    expect(await apart(kept, joined)).toEqual({ ok: true })
    expect((await found()).map((pair) => pair.joined.id)).not.toContain(joined.id)
  })
})

describe('two joined accounts', () => {
  it('are one person: both sign in as them, their visits and hours are counted once, and every row is theirs', async () => {
    const [kept, joined] = await twoAccounts(base)
    await aDay(base, other, [kept])
    const alone = await aDay(base, other, [joined])
    const both = await aVisit(saturday + 40 * 7 * day)
    await signUp(kept, both)
    await signUp(joined, both)
    const start = saturday + 40 * 7 * day
    const came = [markOf(kept, { at: start }), markOf(joined, { at: start + hour }), markOf(joined, { at: start + 3 * hour, kind: 'out' })]
    await send(base, other, both, came, start + 3 * hour)
    const { join } = joinsFor(base, organiser, late)

    expect(await join(kept, joined)).toMatchObject({ ok: true, ended: 1 })

    expect(await own(kept)).toEqual({ turns: 3, minutes: 540 })
    expect(await own(joined)).toEqual(await own(kept))
    const { items } = await base.as(joined, late).figures.records({ scope: { of: 'own' }, year: 2027 })
    expect(items.map(({ activityId }) => activityId)).toContain(alone.id)
    expect(await live(both.id)).toEqual([{ volunteer: kept.id, status: 'confirmed' }])
    const left = Object.entries(await stateOf(base, [joined])).filter(([, own]) => own.length > 0)
    expect(left).toEqual([])
  })

  it('are two again after undoing: every row is back, and what the joined person got since stays with the kept one', async () => {
    const [kept, joined] = await twoAccounts(base, { skills: [{ id: 'calligraphy', verified: false }] })
    const { db } = base.connection
    await db.update(volunteerSkills).set({ verifiedAt: NOW }).where(eq(volunteerSkills.volunteerId, joined.id))
    await db.insert(memberships).values({ volunteerId: joined.id, organisationId: 'nonggong', fromDay: '2020-01-01', verifiedAt: NOW })
    await db.insert(consents).values({ volunteerId: joined.id, kind: 'membership', version: 'old', givenAt: NOW })
    const both = await aVisit(saturday + 41 * 7 * day)
    await signUp(kept, both)
    await signUp(joined, both)
    const visit = await aDay(base, other, [kept, joined])
    for (const person of [kept, joined])
      await base.as(person, visit.after).records.dispute({ requestId: randomUUID(), activityId: visit.id, text: `时间少了 ${person.id}` })
    const before = await stateOf(base, [kept, joined])
    const { join, undo } = joinsFor(base, administrator)
    const answer = await join(kept, joined)
    if (!answer.ok) throw new Error(answer.reason)
    const skills = await db.select().from(volunteerSkills).where(eq(volunteerSkills.volunteerId, kept.id))
    expect(skills.map(({ verifiedAt }) => verifiedAt)).toEqual([NOW])
    const disputes = await rows<{ text: string }>(sql`select text from disputes where volunteer_id = ${kept.id}`)
    expect(disputes).toEqual([{ text: `时间少了 ${kept.id}\n时间少了 ${joined.id}` }])
    const since = await aVisit(saturday + 42 * 7 * day)
    await signUp(joined, since)

    expect(await undo(answer.joiningId)).toEqual({ ok: true })

    expect(await live(since.id)).toEqual([{ volunteer: kept.id, status: 'confirmed' }])
    await db.execute(sql`update sign_ups set volunteer_id = ${other.id} where activity_id = ${since.id}`)
    const after = await stateOf(base, [kept, joined])
    for (const state of [before, after]) delete state['answers.volunteer_id']
    expect(after).toEqual(before)
    expect((await base.as(joined).session.get()).profile?.organisations.map(({ id }) => id)).toContain('nonggong')
    expect(await undo(answer.joiningId)).toEqual({ ok: false, reason: 'joining-undone' })
  })

  it('keep the organisations that the kept person declared since, after undoing', async () => {
    const [kept, joined] = await twoAccounts(base)
    const answer = await joinsFor(base, organiser).join(kept, joined)
    if (!answer.ok) throw new Error(answer.reason)
    const { profile } = await base.as(joined).session.get()
    const words = {
      name: profile?.name ?? '',
      phone: profile?.phone ?? '',
      skillIds: [],
      agreesToPersonalData: true,
      agreesToMembership: true,
    }
    await base.as(joined).profile.save({ ...words, organisationIds: ['minge', 'hospital'] })
    await joinsFor(base, organiser).undo(answer.joiningId)
    const organisationsOf = async (person: Person) => (await base.as(person).session.get()).profile?.organisations.map(({ id }) => id)
    expect(await organisationsOf(kept)).toEqual(['minge', 'hospital'])
    expect(await organisationsOf(joined)).toEqual(['minge'])
  })

  it('free the second seat for whoever waits, and after undoing the other account waits in its order of arrival', async () => {
    const [kept, joined] = await twoAccounts(base)
    const visit = await aVisit(saturday + 43 * 7 * day, 2)
    await signUp(kept, visit)
    await signUp(joined, visit)
    const waiting = await base.aVolunteer()
    expect((await signUp(waiting, visit)).status).toBe('waitlisted')
    const answer = await joinsFor(base, organiser).join(kept, joined)
    if (!answer.ok) throw new Error(answer.reason)
    expect(await live(visit.id)).toEqual([
      { volunteer: kept.id, status: 'confirmed' },
      { volunteer: waiting.id, status: 'confirmed' },
    ])
    await joinsFor(base, organiser).undo(answer.joiningId)
    expect(await live(visit.id)).toEqual([
      { volunteer: kept.id, status: 'confirmed' },
      { volunteer: joined.id, status: 'waitlisted' },
      { volunteer: waiting.id, status: 'confirmed' },
    ])
  })

  it('keep the confirmed one of two sign-ups to a visit, whoever of them had it', async () => {
    const [kept, joined] = await twoAccounts(base)
    const visit = await aVisit(saturday + 44 * 7 * day, 1)
    await signUp(joined, visit)
    await signUp(kept, visit)
    await joinsFor(base, organiser).join(kept, joined)
    expect(await live(visit.id)).toEqual([{ volunteer: kept.id, status: 'confirmed' }])
  })

  it('keep sign-ups to two visits at one time, with a flag', async () => {
    const [kept, joined] = await twoAccounts(base)
    const [one, second] = [await aVisit(saturday + 45 * 7 * day), await aVisit(saturday + 45 * 7 * day)]
    await signUp(kept, one)
    await signUp(joined, second)
    const answer = await joinsFor(base, organiser).join(kept, joined)
    const flags = () =>
      rows<{ clashes: boolean }>(sql`select clashes from sign_ups where activity_id in (${one.id}, ${second.id}) order by arrival`)
    expect(await flags()).toEqual([{ clashes: false }, { clashes: true }])
    if (answer.ok) await joinsFor(base, organiser).undo(answer.joiningId)
    expect(await flags()).toEqual([{ clashes: false }, { clashes: false }])
  })
})
