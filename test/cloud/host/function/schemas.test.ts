/** The cloud functions and programs beside a base whose schema is older or newer than the program. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunctionContext } from '../../../../src/cloud/host/function/identity'
import { migrate } from '../../../../src/cloud/db/migrate'
import { type Connection } from '../../../../src/cloud/db/database'
import { connectPostgres } from '../../../../src/cloud/db/postgres'
import { SOURCES } from '../../../../src/cloud/db/schema-sources'
import { storedVersion } from '../../../../src/cloud/db/schema-version'
import { minute } from '../../../../src/domain/calendar/calendar'
import { copyMigrations, newestMigration, migrateTo } from '../../db/earlier-schemas'
import { type Template, type TestDatabase, createDatabase } from '../../../support/postgres'
import { SERVER } from '../../../support/programs'
import { failToStart } from '../../../support/server'

type Main = (event: unknown, context: FunctionContext) => Promise<unknown>
const KEY = 'k'.repeat(32)
const NEWEST = '9000_of-a-newer-program'

let database: TestDatabase
let connection: Connection
let api: Main
let migrateFunction: Main
let written: string[]
/** @param template without one the database has no schema */
async function open(template?: Template): Promise<void> {
  database = await createDatabase(template)
  connection = connectPostgres(database.url, 1)
  process.env['DATABASE_URL'] = database.url
  process.env['MIGRATE_KEY'] = KEY
  // Modules of their own, as in a fresh instance.
  jest.resetModules()
  ;({ main: api } = await import('../../../../src/cloud/host/function/cloud-function'))
  ;({ main: migrateFunction } = await import('../../../../src/cloud/host/function/migrate-function'))
  written = []
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    written.push(String(line))
    return true
  })
}
afterEach(async () => {
  jest.restoreAllMocks()
  delete process.env['DATABASE_URL']
  delete process.env['MIGRATE_KEY']
  await connection.close()
  await database.drop()
})

const asPerson = (): FunctionContext => ({ environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'openid-1' }) })
const asTimer = (): FunctionContext => ({ environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_APPID' }) })
const asks = { calls: [{ path: 'session.get', type: 'query' }] }
const refusedAs = (code: string) => ({ answers: [{ ok: false, fault: { code, requestId: expect.any(String) } }] })
const answered = { answers: [{ ok: true, data: { isSignedIn: true } }] }

async function migrateBeyond(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newer-'))
  copyMigrations(folder, newestMigration(), { [NEWEST]: 'select 1' })
  await migrate(connection, { sources: { ...SOURCES, migrations: folder } })
  rmSync(folder, { recursive: true })
}

test('an instance answers that the database is not migrated, to a person and to the timer, until it is, and then without a restart', async () => {
  await open()
  await migrateTo(connection, 'leaving-kept')
  expect(await api(asks, asPerson())).toEqual(refusedAs('not-migrated'))
  expect(await api({ Type: 'Timer' }, asTimer())).toEqual(refusedAs('not-migrated'))
  expect(await migrateFunction({ key: KEY }, {})).toMatchObject({ ok: true, applied: expect.arrayContaining(['0014_job-runs']) })
  expect(await api(asks, asPerson())).toMatchObject(answered)
  expect(await api({ Type: 'Timer' }, asTimer())).toMatchObject({ removed: 0 })
})

test('a database without any schema counts as not migrated', async () => {
  await open()
  expect(await api(asks, asPerson())).toEqual(refusedAs('not-migrated'))
})

test('a base of a newer program is answered as such by a fresh instance, and within a minute by one that has served', async () => {
  await open('empty')
  expect(await api(asks, asPerson())).toMatchObject(answered)
  await migrateBeyond()
  const time = Date.now()
  jest.spyOn(Date, 'now').mockImplementation(() => time + minute)
  expect(await api(asks, asPerson())).toEqual(refusedAs('program-outdated'))
  expect(written.join('')).toContain('"fault":"program-outdated"')
})

test('functions of the same migration whose text has changed are migrated, too', async () => {
  await open('empty')
  await connection.db.execute("update schema_version set functions = 'of an earlier program'")
  expect(await api(asks, asPerson())).toEqual(refusedAs('not-migrated'))
  expect(await migrateFunction({ key: KEY }, {})).toMatchObject({ ok: true })
  expect(await api(asks, asPerson())).toMatchObject(answered)
})

test('server, program and function refuse to migrate a base of a newer program, name its version and change nothing', async () => {
  await open('empty')
  await migrateBeyond()
  const before = await storedVersion(connection.db)
  const says = expect.stringContaining(NEWEST)
  expect(await migrateFunction({ key: KEY }, {})).toEqual({ ok: false, reason: 'schema-newer', message: says })
  const program = spawnSync(process.execPath, [SERVER, 'migrate'], { encoding: 'utf8' })
  expect([program.status, program.stderr]).toEqual([1, says])
  expect(await failToStart({})).toEqual({ code: 1, output: says })
  expect(await storedVersion(connection.db)).toEqual(before)
})

test('neither function keeps the caller waiting for connections that idle', async () => {
  await open('empty')
  const contexts = [asPerson(), asTimer(), {}]
  await api(asks, contexts[0] ?? {})
  await api({ Type: 'Timer' }, contexts[1] ?? {})
  await migrateFunction({ key: KEY }, contexts[2] ?? {})
  expect(contexts.map((context) => context.callbackWaitsForEmptyEventLoop)).toEqual([false, false, false])
})
