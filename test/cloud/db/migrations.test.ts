import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { SOURCES, schemaDigest } from '../../../src/cloud/db/schema-sources'
import { schemaState } from '../../../src/cloud/db/schema-version'
import { copyMigrations, newestMigration } from './earlier-schemas'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { openOnServer } from '../../support/databases'
import { createDatabase } from '../../support/postgres'

const SCHEMA = join(process.cwd(), 'src/cloud/db/schema')
const META = 'src/cloud/db/migrations/meta'

test('the migrations create the whole schema', async () => {
  const [latest] = readdirSync(META)
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .slice(-1)
  const snapshot = JSON.parse(readFileSync(join(META, latest ?? ''), 'utf8'))
  const files = await Promise.all(readdirSync(SCHEMA).map((name): Promise<Record<string, unknown>> => import(join(SCHEMA, name))))
  const schema = Object.assign({}, ...files)
  expect(await generateMigration(snapshot, generateDrizzleJson(schema, snapshot.id))).toEqual([])
})

test('several servers that start at once migrate once', async () => {
  const { url, drop } = await createDatabase()
  const connections = [1, 2, 3].map(() => connectPostgres(url, 3))
  await Promise.all(connections.map((connection) => migrate(connection)))
  const [first] = connections
  const applied = first ? await rowsOf(first.db, sql`select id from __drizzle_migrations`) : []
  expect(applied).toHaveLength(readdirSync('src/cloud/db/migrations').filter((name) => name.endsWith('.sql')).length)
  await Promise.all(connections.map((connection) => connection.close()))
  await drop()
})

describe('the functions of a base', () => {
  let connection: Connection
  let folder: string
  beforeAll(async () => {
    connection = await openOnServer('empty')
  })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'functions-'))
    cpSync(SOURCES.functions, folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  afterAll(() => connection.close())

  /** Rows of the catalogue, each with the last transaction that wrote it. */
  const written = async () => {
    const rows = await rowsOf<{ name: string; by: string }>(
      connection.db,
      sql`select p.proname as name, p.xmin::text as by from pg_proc p where p.pronamespace = current_schema()::regnamespace order by 1`,
    )
    return new Map(rows.map(({ name, by }) => [name, by]))
  }
  const changeText = (name: string, change: (text: string) => string) => {
    const file = join(folder, `${name}.sql`)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  }

  it('are those of the files, one in each file', async () => {
    const names = readdirSync(SOURCES.functions).map((name) => name.replace(/\.sql$/, ''))
    expect([...(await written()).keys()].sort()).toEqual(names.sort())
    for (const name of names) {
      const text = readFileSync(join(SOURCES.functions, `${name}.sql`), 'utf8')
      expect(text.match(/^create or replace function \w+/gm)).toEqual([`create or replace function ${name}`])
    }
  })

  it('are replaced at the next migration if their text has changed, and only then', async () => {
    const before = await written()
    changeText('ms', (text) => text.replace('* 1000', '* 2000'))
    await migrate(connection, { sources: { ...SOURCES, functions: folder } })
    const after = await written()
    expect([...after].filter(([name, by]) => before.get(name) !== by).map(([name]) => name)).toEqual(['ms'])
    expect(await rowsOf(connection.db, sql`select ms(to_timestamp(1)) as ms`)).toEqual([{ ms: 2000 }])
    await migrate(connection)
    expect(await rowsOf(connection.db, sql`select ms(to_timestamp(1)) as ms`)).toEqual([{ ms: 1000 }])
  })

  it('all stay unchanged when one of them has a mistake', async () => {
    const before = await written()
    changeText('instant_of', (text) => text.replace('1000.0', '2000.0'))
    changeText('sign_up', (text) => text.replace('declare', 'delcare'))
    await expect(migrate(connection, { sources: { ...SOURCES, functions: folder } })).rejects.toThrow()
    expect(await written()).toEqual(before)
  })
})

test('a search path without a schema is refused', async () => {
  const { url, drop } = await createDatabase()
  const nowhere = new URL(url)
  nowhere.searchParams.set('options', '-c search_path=nowhere')
  const connection = connectPostgres(nowhere.href, 1)
  await expect(migrate(connection)).rejects.toThrow('no schema of the search path exists')
  await connection.close()
  await drop()
})

test('the release of the schema was raised with its last change', () => {
  const stored = JSON.parse(readFileSync(join(SOURCES.migrations, 'release.json'), 'utf8')) as { schema: string }
  // When this fails, run npm run schema-release, with -- --breaks if programs that run would go wrong.
  expect(stored.schema).toBe(schemaDigest(SOURCES))
})

describe('a base that a newer release has migrated', () => {
  let connection: Connection
  beforeEach(async () => {
    connection = await openOnServer('empty')
  })
  afterEach(() => connection.close())

  it('is left as it is by a program with which it works, whose functions are older', async () => {
    await connection.db.execute(sql`update schema_version set release = release + 1, name = '9000_next', functions = 'of the next'`)
    await connection.db.execute(sql`update applied_functions set checksum = 'of the next'`)
    expect(await migrate(connection)).toMatchObject({ applied: [], version: { name: '9000_next' } })
    expect(await rowsOf(connection.db, sql`select distinct checksum from applied_functions`)).toEqual([{ checksum: 'of the next' }])
    expect(await schemaState(connection.db)).toBe('same')
  })

  it('is refused by a program with which it does not work', async () => {
    await connection.db.execute(sql`update schema_version set release = release + 1, works_with = release + 1, name = '9000_next'`)
    await expect(migrate(connection)).rejects.toThrow('its schema is 9000_next')
    expect(await schemaState(connection.db)).toBe('newer')
  })
})

test('a migration gives way to those who read behind a long transaction, and tries again', async () => {
  const connection = await openOnServer('empty')
  const waited: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  let isTaken = () => {}
  const taken = new Promise<void>((resolve) => (isTaken = resolve))
  const dump = connection.db.transaction(async (tx) => {
    await tx.execute(sql`lock table activities in access share mode`)
    isTaken()
    await held
  })
  await taken
  const folder = mkdtempSync(join(tmpdir(), 'waits-'))
  copyMigrations(folder, newestMigration(), { '9000_waits': 'alter table activities add column waited boolean' })
  const onWait = (what: string) => {
    waited.push(what)
    if (waited.length === 2) release()
  }
  const { applied } = await migrate(connection, { sources: { ...SOURCES, migrations: folder }, onWait, patience: { wait: 50, pause: 1 } })
  expect(applied).toEqual(['9000_waits'])
  expect(waited.slice(0, 2)).toEqual(['table', 'table'])
  await dump
  rmSync(folder, { recursive: true })
  await connection.close()
})
