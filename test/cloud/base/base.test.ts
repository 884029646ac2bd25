/** Founding by the administrator: once, whole, and told to whoever comes second; and changes of the base afterwards. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { roles } from '../../../src/cloud/db/schema/people'
import type { FoundInput } from '../../../src/contract/base'
import type { Naming } from '../../../src/domain/base/naming'
import { type Person, RACES, type TestBase, faultFrom, testBase } from '../../support/base'
import { openOnServer } from '../../support/databases'

let base: TestBase
beforeAll(async () => {
  base = testBase(await openOnServer('empty'))
})
afterEach(() => forget())
afterAll(() => base.close())

/** Makes the base one that nobody has founded. The log keeps its rows. */
async function forget(): Promise<void> {
  for (const table of ['organisation_aliases', 'organisations', 'templates', 'places', 'towns', 'categories', 'skills', 'sayings', 'base'])
    await rowsOf(base.connection.db, sql`delete from ${sql.identifier(table)}`)
}

const anAdministrator = async (): Promise<Person> => {
  const person = await base.aVolunteer({ name: '叶样例' })
  await base.connection.db.insert(roles).values({ volunteerId: person.id, role: 'administrator' })
  return person
}

const input = (change: Partial<FoundInput> = {}): FoundInput => ({
  requestId: randomUUID(),
  county: '浙江省示范县',
  name: '示范县同心基地',
  contactPhone: '0571 8123 4567',
  callingHours: { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
  towns: ['东样镇', '西样街道'],
  organisations: [
    { form: 'minge', name: '民革示范县支部', shortName: '民革', kind: 'party' },
    { form: null, name: '示范县医院', shortName: '县医院', kind: 'partner' },
  ],
  ...change,
})

const stored = () =>
  rowsOf<Record<string, number>>(
    base.connection.db,
    sql`select (select count(*) from base) bases, (select count(*) from towns) towns, (select count(*) from organisations) organisations,
      (select count(*) from categories) categories, (select count(*) from skills) skills`,
  )
const NOTHING = [{ bases: 0, towns: 0, organisations: 0, categories: 0, skills: 0 }]
const loggedOf = ({ id }: Person, action = 'base.founded') =>
  rowsOf(base.connection.db, sql`select details from audit_log where action = ${action} and actor_id = ${id}`)

test('before the founding everybody gets an answer without a base, and afterwards the name, the phone and its hours', async () => {
  expect(await base.as(null).vocabulary.get()).toMatchObject({ base: null, towns: [], organisations: [] })
  expect((await base.as(null).activities.list({})).items).toEqual([])
  const administrator = await anAdministrator()
  expect(await base.as(administrator).base.found(input())).toEqual({ ok: true, towns: 2, organisations: 2 })
  const { base: seen, towns, organisations } = await base.as(null).vocabulary.get()
  expect(seen).toEqual({
    name: '示范县同心基地',
    county: '示范县',
    isDemo: false,
    contactPhone: '0571-81234567',
    callingHours: { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
  })
  expect(towns.map(({ name }) => name)).toEqual(['东样镇', '西样街道'])
  expect(organisations.map(({ id, name }) => [id, name])).toEqual([
    ['minge', '民革示范县支部'],
    [expect.stringMatching(/^org-/), '示范县医院'],
  ])
  expect(await loggedOf(administrator)).toEqual([{ details: { county: '示范县', towns: 2, organisations: 2 } }])
})

test('the usual organisations bring their aliases, and only partners are reviewed', async () => {
  const administrator = await anAdministrator()
  await base.as(administrator).base.found(input())
  const [party, partner] = await base.as(administrator).organisations.list()
  expect(party).toMatchObject({ isTrusted: true, aliases: expect.arrayContaining(['民革示范县总支部', '民革']) })
  expect(partner).toMatchObject({ isTrusted: false, aliases: [] })
})

test.each<[string, Partial<FoundInput>, string]>([
  ['a county that is none', { county: '示范' }, 'county-wrong'],
  ['a bad phone', { contactPhone: '81234567' }, 'contact-phone-no-area'],
  ['no towns', { towns: [] }, 'towns-missing'],
  ['too many towns', { towns: Array.from({ length: 501 }, (_, at) => `样${at}镇`) }, 'too-many-towns'],
  ['a town twice', { towns: ['东样镇', '东样镇'] }, 'town-twice'],
  [
    'an organisation that a usual one has as an alias',
    { organisations: [...input().organisations, { form: null, name: '民革示范县总支', shortName: '总支', kind: 'party' }] },
    'organisation-twice',
  ],
])('%s is refused, and nothing is stored', async (_what, change, reason) => {
  const administrator = await anAdministrator()
  expect(await base.as(administrator).base.found(input(change))).toMatchObject({ ok: false, reason })
  expect(await stored()).toEqual(NOTHING)
  expect(await loggedOf(administrator)).toEqual([])
})

test('300 towns are stored in their order', async () => {
  const towns = Array.from({ length: 300 }, (_, at) => `样${at}镇`)
  await base.as(await anAdministrator()).base.found(input({ towns }))
  expect((await base.as(null).vocabulary.get()).towns.map(({ name }) => name)).toEqual(towns)
})

test('a repeated request gets the first answer, another founding is refused with the name', async () => {
  const administrator = await anAdministrator()
  const calls = base.as(administrator)
  const first = input()
  const answer = await calls.base.found(first)
  expect(await calls.base.found(first)).toEqual(answer)
  expect(await calls.base.found(input({ name: '另一个基地' }))).toEqual({ ok: false, reason: 'already-founded', about: '示范县同心基地' })
  expect(await stored()).toMatchObject([{ bases: 1, towns: 2 }])
  expect(await loggedOf(administrator)).toHaveLength(1)
})

test('of two administrators at the same time one founds the base, and the other is told its name', async () => {
  for (let race = 0; race < RACES; race++) {
    const [one, other] = [await anAdministrator(), await anAdministrator()]
    const answers = await Promise.all([
      base.as(one).base.found(input({ name: '一号基地', towns: ['东样镇'] })),
      base.as(other).base.found(input({ name: '二号基地', towns: ['南样镇'] })),
    ])
    const seen = await base.as(null).vocabulary.get()
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'already-founded', about: seen.base?.name })
    expect(seen.towns).toHaveLength(1)
    await forget()
  }
})

test('nobody but the administrator founds a base', async () => {
  expect(await faultFrom(base.as(await base.aVolunteer()).base.found(input()))).toBe('forbidden')
  expect(await stored()).toEqual(NOTHING)
})

const PRESENT = {
  name: '示范县同心基地',
  contactPhone: '0571-81234567',
  callingHours: { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
}
const changed = (change: Partial<typeof PRESENT>, seen: Naming = PRESENT) => ({ requestId: randomUUID(), ...PRESENT, ...change, seen })

test('a changed name and phone are what everybody reads, once a request, with the fields in the log, and the county stays', async () => {
  const administrator = await anAdministrator()
  const calls = base.as(administrator)
  await calls.base.found(input())
  const change = changed({ name: ' 示范县新基地 ', contactPhone: '13800000000' })
  expect(await calls.base.change(change)).toEqual({ ok: true })
  expect(await calls.base.change(change)).toEqual({ ok: true })
  const seen = { ...PRESENT, name: '示范县新基地', contactPhone: '13800000000' }
  expect((await base.as(null).vocabulary.get()).base).toEqual({ ...seen, county: '示范县', isDemo: false })
  expect(await loggedOf(administrator, 'base.changed')).toEqual([{ details: { fields: ['name', 'contactPhone'] } }])
  expect(await calls.base.change(changed(seen, seen))).toEqual({ ok: true })
  expect(await loggedOf(administrator, 'base.changed')).toHaveLength(1)
})

test('a wrong change, one over values that another administrator has replaced, and one of no base store nothing', async () => {
  const administrator = await anAdministrator()
  const calls = base.as(administrator)
  expect(await faultFrom(calls.base.change(changed({})))).toBe('not-found')
  await calls.base.found(input())
  expect(await calls.base.change(changed({ contactPhone: '81234567' }))).toEqual({ ok: false, reason: 'contact-phone-no-area' })
  const old = { ...PRESENT, callingHours: null }
  expect(await calls.base.change(changed({ name: '示范县新基地' }, old))).toEqual({ ok: false, reason: 'base-changed-meanwhile' })
  expect((await base.as(null).vocabulary.get()).base).toMatchObject(PRESENT)
  expect(await loggedOf(administrator, 'base.changed')).toEqual([])
})

test('of two changes at the same time from the same values one is stored, and the other is told', async () => {
  const [one, other] = [await anAdministrator(), await anAdministrator()]
  await base.as(one).base.found(input())
  let seen: Naming = PRESENT
  for (let race = 0; race < RACES; race++) {
    const answers = await Promise.all(
      [one, other].map((person, at) => base.as(person).base.change(changed({ name: `示范县基地${race}之${at}` }, seen))),
    )
    const winner = answers.findIndex(({ ok }) => ok)
    expect(answers[1 - winner]).toEqual({ ok: false, reason: 'base-changed-meanwhile' })
    const stored = (await base.as(null).vocabulary.get()).base
    expect(stored?.name).toBe(`示范县基地${race}之${winner}`)
    seen = { ...PRESENT, name: `示范县基地${race}之${winner}` }
  }
})
