/** A base that was filled at the first schema and brought up to date by all later migrations. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { SOURCES } from '../../../src/cloud/db/schema-sources'
import { consents } from '../../../src/cloud/db/schema/people'
import { closableFrom } from '../../../src/domain/figures/year-closing'
import { CONSENT_VERSION } from '../../../src/domain/people/profile'
import { NOW, type TestBase, testBase } from '../../support/base'
import { DATABASE, openEmbedded } from '../../support/databases'
import { createDatabase } from '../../support/postgres'

const FIXTURE = readFileSync('test/cloud/db/fixtures/base-at-first-schema.sql', 'utf8')
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
    await withFirstMigration((migrations) => migrate(connection, { sources: { ...SOURCES, migrations } }))
    await load(connection)
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

async function openNew(): Promise<Connection> {
  if (DATABASE === 'pglite') return openEmbedded('new')
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 4)
  const close = async () => {
    await connection.close()
    await drop()
  }
  return { ...connection, close }
}

/** Runs work with a folder that has only the first migration. */
async function withFirstMigration(work: (folder: string) => Promise<unknown>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'first-migration-'))
  try {
    const journal = JSON.parse(readFileSync(join(SOURCES.migrations, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string }[] }
    const entries = journal.entries.slice(0, 1)
    mkdirSync(join(folder, 'meta'))
    writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
    for (const { tag } of entries) cpSync(join(SOURCES.migrations, `${tag}.sql`), join(folder, `${tag}.sql`))
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Loads the fixture with triggers and foreign keys disabled, because its rows come table by table. */
const load = ({ db }: Connection) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of FIXTURE.split(/;\n/)) if (statement.trim() !== '') await tx.execute(sql.raw(statement))
  })

async function emptyTables({ db }: Connection): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
      and relname not in ('__drizzle_migrations', 'applied_functions', 'schema_version')`,
  )
  const found: string[] = []
  for (const { name } of tables) if ((await rowsOf(db, sql.raw(`select 1 from "${name}" limit 1`))).length === 0) found.push(name)
  return found
}
