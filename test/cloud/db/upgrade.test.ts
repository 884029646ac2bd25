/** Bases that were filled at earlier schemas and brought up to date by all later migrations. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { consents } from '../../../src/cloud/db/schema/people'
import { closableFrom } from '../../../src/domain/figures/year-closing'
import { CONSENT_VERSION } from '../../../src/domain/people/profile'
import { NOW, type TestBase, testBase } from '../../support/base'
import { emptyTables, load, migrateTo, openNew, tablesOf } from './earlier-schemas'

/** Visits and people (by openid) of the fixture. */
const PAST = 'a39c0191-73e0-4de6-a5c5-305fade1924e'
const VISIT = 'c3b7f408-5ac1-4d8d-9bfa-a0e1473a3b2b'
const organiser = { openid: 'openid-b98323ea-90d8-4a75-a162-4e641dc59017' }
const administrator = { openid: 'openid-864566fe-9c76-43d7-b89c-4104a8c9af8d' }
const leader = { openid: 'openid-cdf87fa3-07ec-455e-bcce-8567946a69dd' }

describe('a base from the first schema', () => {
  let base: TestBase
  let empty: string[]
  beforeAll(async () => {
    const connection = await openNew()
    await migrateTo(connection, 'first_schema')
    await load(connection, 'base-at-first-schema')
    empty = await emptyTables(connection)
    await migrate(connection)
    // The text of the consent has changed since, and nobody moves up who has not agreed to the present one.
    await connection.db.update(consents).set({ version: CONSENT_VERSION })
    base = testBase(connection)
  })
  afterAll(() => base.close())

  it('had rows in every table before the upgrade', () => {
    expect(empty).toEqual([])
  })

  it('shows its visits and their outcomes', async () => {
    const { items } = await base.as(null).activities.list({})
    expect(items.map(({ title }) => title)).toContain('健康驿站义诊')
    const past = await base.as(null).activities.get({ activityId: PAST })
    expect(past).toMatchObject({ servedTotal: 58, photos: [{ width: 64, height: 48 }] })
  })

  it('keeps its seats and its waitlist', async () => {
    const view = await base.as(organiser).seats.get({ activityId: VISIT })
    expect(view.positions[0]).toMatchObject({ capacity: 4, taken: 4 })
    expect(view.waiting).toMatchObject([{ isTeam: false, isFit: true }])
    expect(view.teams).toMatchObject([{ seats: 2, open: 1, status: 'confirmed' }])
    expect(await base.as(leader).signUps.mine()).toHaveLength(2)
  })

  it('keeps its closed year and its proofs', async () => {
    const report = await base.as(administrator, closableFrom(2027)).figures.year({ scope: { of: 'base' }, year: 2027 })
    expect(report.closed?.figures.totals).toEqual(report.totals)
    expect(report.totals.turns).toBe(3)
    expect(await base.as(leader, closableFrom(2027)).records.proofs()).toMatchObject([{ year: 2027, hasChanged: false }])
  })

  it('works after the upgrade: a freed seat goes to the waiting volunteer', async () => {
    const own = (await base.as(leader).signUps.mine()).find(({ status, team }) => status === 'confirmed' && team)
    await base.as(leader).teams.withdraw({ requestId: randomUUID(), teamId: own?.team?.id ?? '' })
    expect((await base.as(organiser).seats.get({ activityId: VISIT })).waiting).toEqual([])
    const person = await base.aVolunteer()
    const activity = await base.as(null).activities.get({ activityId: VISIT })
    const positionId = activity.positions[0]?.id ?? ''
    const request = { requestId: randomUUID(), activityId: activity.id, positionId, version: activity.version, organisationId: null }
    expect(await base.as(person, NOW).signUps.create(request)).toMatchObject({ ok: true, status: 'confirmed' })
  })
})

describe('a base from the first schema that went on at that of leaving-kept', () => {
  let base: TestBase
  let empty: string[]
  let before: Map<string, Contents>
  let applied: string[]
  beforeAll(async () => {
    const connection = await openNew()
    await migrateTo(connection, 'first_schema')
    await load(connection, 'base-at-first-schema')
    await migrateTo(connection, 'leaving-kept')
    await load(connection, 'rows-at-leaving-kept')
    empty = await emptyTables(connection)
    before = await contentsOf(connection)
    ;({ applied } = await migrate(connection))
    base = testBase(connection)
  })
  afterAll(() => base.close())

  it('had rows in every table before the upgrade, which had something to do', () => {
    expect(empty).toEqual([])
    expect(applied).toContain('0014_job-runs')
  })

  it('keeps every value of every row', async () => {
    const after = await contentsOf(base.connection, before)
    expect([...before].filter(([table, { digest }]) => after.get(table)?.digest !== digest).map(([table]) => table)).toEqual([])
  })

  it('has the figures that it had', async () => {
    const late = closableFrom(2027)
    const { totals, organisations, closed } = await base.as(administrator, late).figures.year({ scope: { of: 'base' }, year: 2027 })
    expect(totals).toEqual({ activities: 6, minutes: 540, people: 3, served: 58, turns: 3 })
    expect(closed?.figures.totals).toEqual(totals)
    expect(organisations.map(({ id, minutes, people, served }) => [id, minutes, people, served])).toEqual([
      ['nonggong', 270, 1.5, 58],
      ['minge', 90, 0.5, 0],
      ['', 180, 1, 0],
    ])
    expect(await base.as(leader, late).records.proofs()).toMatchObject([{ year: 2027, hasChanged: false }])
    expect((await base.as(null).vocabulary.get()).base).toMatchObject({ name: '示范基地', county: '示范县', contactPhone: '0579-00000000' })
  })
})

/** Columns that a later migration drops: the search's words are made of the others. */
const DROPPED = ['activities.search_text']

interface Contents {
  columns: string[]
  digest: string
}

/** Digest of the rows of each table. @param like contents whose tables and columns alone are read */
async function contentsOf(connection: Connection, like?: Map<string, Contents>): Promise<Map<string, Contents>> {
  const contents = new Map<string, Contents>()
  for (const table of like ? [...like.keys()] : await tablesOf(connection)) {
    const columns =
      like?.get(table)?.columns ?? (await columnsOf(connection, table)).filter((name) => !DROPPED.includes(`${table}.${name}`))
    const row = sql.join(
      columns.map((column) => sql.identifier(column)),
      sql`, `,
    )
    const [read] = await rowsOf<{ digest: string }>(
      connection.db,
      sql`select md5(string_agg(line, ' ' order by line)) as digest from (select row(${row})::text as line from ${sql.identifier(table)}) lines`,
    )
    contents.set(table, { columns, digest: read?.digest ?? '' })
  }
  return contents
}

async function columnsOf({ db }: Connection, table: string): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select column_name as name from information_schema.columns where table_schema = current_schema() and table_name = ${table} order by 1`,
  )
  return rows.map(({ name }) => name)
}
