import { sql } from 'drizzle-orm'
import reported from '../../../src/cloud/demo/activities.json'
import { DEMO_COUNTY } from '../../../src/cloud/demo/demo-county'
import { foundBase } from '../../../src/cloud/founding/found-base'
import { type Connection, type Database, rowsOf, transact } from '../../../src/cloud/db/database'
import { importActivities } from '../../../src/cloud/importer/import-activities'
import { spellingOf } from '../../../src/domain/people/organisation-names'
import { parse } from '../../../src/cloud/importer/parse'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { openOnServer } from '../../support/databases'

const NOW = instantAt('2027-01-04', '10:00')
const REPORTED = parse(JSON.stringify(reported)).records
const record = (id: string, change: object = {}) => ({
  id,
  date: '2024-03-01',
  category: 'health',
  region: '浙江省/金华市/永康市',
  town: '唐先镇',
  place: '唐先村',
  hosts: ['农工党'],
  services: [{ name: '义诊' }],
  ...change,
})
const recordsOf = (...records: object[]) => parse(JSON.stringify(records)).records

describe('an import into a base', () => {
  let connection: Connection
  beforeAll(async () => {
    connection = await openOnServer('empty')
    await transact(connection.db, (tx) => foundBase(tx, DEMO_COUNTY, { now: NOW, isDemo: false, actorId: null }))
  })
  afterAll(() => connection.close())

  /** A test on a new base; its writes are rolled back. */
  const rule = (name: string, test: (db: Database) => Promise<void>) =>
    it(name, async () => {
      const done = new Error('done')
      const outcome = connection.db.transaction(async (tx) => {
        await test(tx)
        throw done
      })
      await expect(outcome).rejects.toBe(done)
    })
  const counts = (db: Database) =>
    rowsOf(
      db,
      sql`select (select count(*) from activities) activities, (select count(*) from services) services,
      (select count(*) from activity_organisations) hosts, (select count(*) from organisations) organisations,
      (select count(*) from outcomes) outcomes, (select count(*) from audit_log) audit`,
    )

  rule('imports each of the 59 reported visits that has a day, and lists the others', async (db) => {
    const { imported, alreadyThere, notImported } = await importActivities(db, REPORTED, NOW)
    expect(imported + notImported.length).toBe(59)
    expect(alreadyThere).toBe(0)
    expect(notImported.map(({ id }) => id)).toEqual(reported.filter(({ date }) => date === null).map(({ id }) => id))
    expect(notImported.every(({ field, reason }) => field === 'date' && reason.startsWith('没有日期'))).toBe(true)
  })

  rule('has no effect when the same records are imported again', async (db) => {
    const first = await importActivities(db, REPORTED, NOW)
    const before = await counts(db)
    const again = await importActivities(db, REPORTED, NOW)
    expect(again).toEqual({ ...first, imported: 0, alreadyThere: first.imported })
    expect(await counts(db)).toEqual(before)
  })

  rule('keeps every number served with its unit', async (db) => {
    await importActivities(db, REPORTED, NOW)
    const stored = await rowsOf<{ id: string; name: string; served: number; unit: string }>(
      db,
      sql`select a.imported_as id, s.name, s.served, s.unit from services s join activities a on a.id = s.activity_id
        where s.served is not null order by a.imported_as, s.ordinal`,
    )
    const expected = REPORTED.filter(({ date }) => date !== null).flatMap(({ id, services }) =>
      services.filter(({ served }) => served !== null).map(({ name, served, unit }) => ({ id, name, served, unit })),
    )
    expect(stored).toEqual(expected)
  })

  rule('stores a visit as published, in its town, with the first host as lead', async (db) => {
    const change = {
      hosts: ['农工党', '永康市知联会'],
      partners: ['农工民主党永康基层委员会', '唐先镇政府'],
      servedTotal: 40,
      volunteersTotal: 5,
    }
    await importActivities(db, recordsOf(record('a', change)), NOW)
    expect(await rowsOf(db, sql`select status, town_id, place, imported_as from activities`)).toEqual([
      { status: 'published', town_id: 'tangxian', place: '唐先村', imported_as: 'a' },
    ])
    expect(await rowsOf(db, sql`select organisation_id id, part from activity_organisations order by ordinal`)).toEqual([
      { id: 'nonggong', part: 'lead' },
      { id: 'zhilianhui', part: 'host' },
      { id: 'tangxian-zhengfu', part: 'partner' },
    ])
    expect(await rowsOf(db, sql`select served_total, volunteers_total from outcomes`)).toEqual([{ served_total: 40, volunteers_total: 5 }])
    expect(
      await rowsOf(db, sql`select 1 as found from activities where search_words @@ '''唐先'' & ''先镇'' & ''知联'' & ''联会'''::tsquery`),
    ).toHaveLength(1)
  })

  rule('recognises an organisation in all its spellings', async (db) => {
    const spellings = ['金华开明画院', '民进金华开明画院', '金华民进开明画院']
    await importActivities(db, recordsOf(...spellings.map((host, index) => record(`r${index}`, { hosts: [host] }))), NOW)
    expect(await rowsOf(db, sql`select distinct organisation_id id from activity_organisations`)).toEqual([
      { id: 'jinhuaminjinkaiminghuayuan' },
    ])
  })

  rule('adds an unknown organisation once, with the kind that its name tells', async (db) => {
    const hosts = ['民革示范县委员会', '示范县医院']
    await importActivities(db, recordsOf(record('a', { hosts }), record('b', { hosts: ['民革示范县委会'] })), NOW)
    expect(await rowsOf(db, sql`select name, kind from organisations where id like 'org-%' order by ordinal`)).toEqual([
      { name: '民革示范县委员会', kind: 'party' },
      { name: '示范县医院', kind: 'partner' },
    ])
  })

  rule('lists visits that are not over, and visits with a category that the base does not have', async (db) => {
    const records = recordsOf(record('a', { date: '2027-01-04' }), record('b', { category: ['health', 'sport'] }), record('c'))
    const { imported, notImported } = await importActivities(db, records, NOW)
    expect(imported).toBe(1)
    expect(notImported.map(({ id, field }) => [id, field])).toEqual([
      ['a', 'date'],
      ['b', 'category'],
    ])
  })

  rule('leaves one line in the audit log, and none if nothing was imported', async (db) => {
    await importActivities(db, recordsOf(record('a')), NOW)
    await importActivities(db, recordsOf(record('a')), NOW)
    expect(await rowsOf(db, sql`select action, details from audit_log where action <> 'base.founded'`)).toEqual([
      { action: 'activities.imported', details: { imported: 1, alreadyThere: 0, notImported: 0 } },
    ])
  })

  rule('imports more records than fit into one statement', async (db) => {
    const many = Array.from({ length: 450 }, (_, index) => record(`r${index}`))
    expect((await importActivities(db, recordsOf(...many), NOW)).imported).toBe(450)
  })

  // This test is the last, since its writes are not rolled back.
  it('imports each record once when two imports run concurrently', async () => {
    const results = await Promise.all([1, 2].map(() => importActivities(connection.db, REPORTED, NOW)))
    expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(39)
    expect(await rowsOf(connection.db, sql`select count(*) from activities`)).toEqual([{ count: 39 }])
  })
})

describe('the vocabulary', () => {
  it('has no spelling that two organisations share', () => {
    const spellings = DEMO_COUNTY.organisations.flatMap(({ id, name, aliases }) =>
      [...new Set([name, ...aliases].map(spellingOf))].map((text) => `${text} ${id}`),
    )
    const texts = spellings.map((entry) => entry.split(' ')[0])
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  })

  it('knows every organisation of the reported visits', () => {
    const known = new Set(DEMO_COUNTY.organisations.flatMap(({ name, aliases }) => [name, ...aliases].map(spellingOf)))
    const named = REPORTED.flatMap(({ hosts, partners }) => [...hosts, ...partners])
    expect(named.filter((name) => !known.has(spellingOf(name)))).toEqual([])
  })
})
