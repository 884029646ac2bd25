/** Migrations that are killed, that meet, or that take long, and bases of newer programs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { MIGRATION_LOCK, migrate } from '../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { SOURCES } from '../../../src/cloud/db/schema-sources'
import { storedVersion } from '../../../src/cloud/db/schema-version'
import { type TestDatabase, createDatabase } from '../../support/postgres'
import { PROGRAMS, SERVER } from '../../support/programs'
import { copyMigrations, load, migrateTo } from './earlier-schemas'

/** Advisory lock that a test holds, and for which a migration waits in its middle. */
const GATE = 42
/** Seconds that one statement takes. `npm run test:long` has more than every limit of a usual connection. */
const SLOW_DDL = Number(process.env['SLOW_DDL'] ?? 0.3)

let database: TestDatabase
let connection: Connection
let watcher: Client
let folder: string
let started: ChildProcess[]
beforeEach(async () => {
  database = await createDatabase()
  connection = connectPostgres(database.url, 2)
  watcher = new Client({ connectionString: database.url })
  await watcher.connect()
  folder = mkdtempSync(join(tmpdir(), 'migrating-'))
  started = []
})
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL')
  await connection.close()
  await watcher.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const GATED = `alter table towns add column altitude integer;\n--> statement-breakpoint\nselect pg_advisory_xact_lock(${GATE});\n--> statement-breakpoint\nupdate towns set altitude = 100;`
const hold = (lock: number) => watcher.query(`select pg_advisory_lock(${lock})`)
const release = (lock: number) => watcher.query(`select pg_advisory_unlock(${lock})`)
/** Resolves with the processes of the server that wait for a lock, as soon as some do that are not among the known. */
async function waiting(lock: number, known: number[] = []): Promise<number[]> {
  for (;;) {
    const { rows } = await watcher.query<{ pid: number }>('select pid from pg_locks where locktype = $1 and objid = $2 and not granted', [
      'advisory',
      lock,
    ])
    const pids = rows.map(({ pid }) => pid).filter((pid) => !known.includes(pid))
    if (pids.length > 0) return pids
  }
}
const start = (...args: string[]): { child: ChildProcess; output: () => string } => {
  const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_URL: database.url }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  started.push(child)
  return { child, output: () => output }
}
const columns = () =>
  rowsOf<{ name: string }>(
    connection.db,
    sql`select table_name || '.' || column_name as name from information_schema.columns where table_schema = current_schema() order by 1`,
  )

test('a migration killed in its middle leaves the schema as it was, and the next start migrates without waiting for its end', async () => {
  await migrateTo(connection, 'first_schema')
  await load(connection, 'base-at-first-schema')
  const before = await columns()
  const version = await storedVersion(connection.db)
  copyMigrations(folder, 'leaving-kept', { '9000_altitude': GATED })
  await hold(GATE)
  const { child } = start(PROGRAMS.migrating.compiled, database.url, folder)
  const killed = await waiting(GATE)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await columns()).toEqual(before)
  expect(await storedVersion(connection.db)).toEqual(version)
  const next = start(PROGRAMS.migrating.compiled, database.url, folder)
  // It reaches the middle while the server would still have the killed one wait there.
  await waiting(GATE, killed)
  await release(GATE)
  expect(await once(next.child, 'exit')).toEqual([0, null])
  expect((await storedVersion(connection.db))?.name).toBe('9000_altitude')
  expect(await rowsOf(connection.db, sql`select distinct altitude from towns`)).toEqual([{ altitude: 100 }])
})

test('of two that migrate at once one waits, is told once that it does, and finds nothing left to do', async () => {
  copyMigrations(folder, 'leaving-kept', { '9000_altitude': GATED })
  const sources = { ...SOURCES, migrations: folder }
  await hold(GATE)
  const other = connectPostgres(database.url, 1, { isUnlimited: true })
  const told: string[] = []
  const first = migrate(connection, { sources, onWait: () => told.push('first') })
  await waiting(GATE)
  const second = migrate(other, { sources, onWait: () => told.push('second') })
  await waiting(MIGRATION_LOCK)
  expect(told).toEqual(['second'])
  await release(GATE)
  expect((await first).applied).toContain('9000_altitude')
  expect((await second).applied).toEqual([])
  await other.close()
})

test('a server that finds another migrating says so in its log, and starts its work afterwards', async () => {
  await hold(MIGRATION_LOCK)
  const { child, output } = start(SERVER, 'migrate')
  await waiting(MIGRATION_LOCK)
  await release(MIGRATION_LOCK)
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(output().match(/"event":"migration-waits"/g)).toHaveLength(1)
  expect(output()).toMatch(/^applied 0014_job-runs$/m)
})

/** A database whose own limits are short, and in which the views of a migration take long and see limits. */
async function slowDown(): Promise<void> {
  await watcher.query(`create function linger() returns event_trigger language plpgsql as $$
    declare limits text := current_setting('statement_timeout') || ' ' || current_setting('idle_in_transaction_session_timeout');
    begin
      if limits <> '0 0' then raise exception 'limits: %', limits; end if;
      perform pg_sleep(${SLOW_DDL});
    end $$`)
  await watcher.query(`create event trigger lingering on ddl_command_start when tag in ('CREATE VIEW') execute function linger()`)
  await watcher.query(`do $$ begin execute format('alter database %I set statement_timeout = ''200ms''', current_database()); end $$`)
}

test('a slow statement of a migration is not ended by the limits of usual connections or of the server', async () => {
  await slowDown()
  const usual = new Client({ connectionString: database.url })
  await usual.connect()
  await expect(usual.query('select pg_sleep(0.3)')).rejects.toMatchObject({ code: '57014' })
  await usual.end()
  const { child, output } = start(SERVER, 'migrate')
  expect([await once(child, 'exit'), output()]).toEqual([[0, null], expect.stringContaining('the schema is at')])
})
