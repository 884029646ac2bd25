/** The cloud function `migrate`, called as the deployment and as people call it. */
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../../../src/cloud/db/database'
import { connectPostgres } from '../../../../src/cloud/db/postgres'
import type { FunctionContext } from '../../../../src/cloud/host/function/identity'
import { main } from '../../../../src/cloud/host/function/migrate-function'
import { hashOf } from '../../../../src/cloud/people/tokens'
import { type TestDatabase, createDatabase } from '../../../support/postgres'

const KEY = 'k'.repeat(32)
const CODE = 'ABCD2345EFGH'
let database: TestDatabase
let connection: Connection
let written: string[]
beforeEach(async () => {
  database = await createDatabase()
  connection = connectPostgres(database.url, 1)
  Object.assign(process.env, { DATABASE_URL: database.url, MIGRATE_KEY: KEY })
  written = []
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    written.push(String(line))
    return true
  })
})
afterEach(async () => {
  jest.restoreAllMocks()
  delete process.env['DATABASE_URL']
  delete process.env['MIGRATE_KEY']
  await connection.close()
  await database.drop()
})

const openings = () => rowsOf<{ hash: string }>(connection.db, sql`select code_hash as hash from opening_codes`)
const makeAdministrator = async () => {
  await connection.db.execute(sql`insert into volunteers (id, openid, name, phone, created_at)
    values ('00000000-0000-4000-8000-000000000001', 'openid-1', '林样例', '13900000001', now())`)
  await connection.db.execute(sql`insert into roles (volunteer_id, role)
    values ('00000000-0000-4000-8000-000000000001', 'administrator')`)
}

test('a deployment migrates an empty base, and its code is stored as a hash alone', async () => {
  const answer = await main({ key: KEY, openingHash: hashOf(CODE) }, {})
  expect(answer).toMatchObject({ ok: true, hasAdministrator: false, version: expect.stringMatching(/^\d{4}_/) })
  expect(await openings()).toEqual([{ hash: hashOf(CODE) }])
  expect(await main({ key: KEY }, {})).toMatchObject({ ok: true, applied: [] })
  expect(written.join('')).not.toMatch(new RegExp(`${KEY}|${CODE}`))
})

test('a base with an administrator gets a code only when it is asked for', async () => {
  await main({ key: KEY }, {})
  await makeAdministrator()
  expect(await main({ key: KEY, openingHash: hashOf(CODE) }, {})).toMatchObject({ ok: true, hasAdministrator: true })
  expect(await openings()).toEqual([])
  expect(await main({ key: KEY, openingHash: hashOf(CODE), task: 'administrator' }, {})).toMatchObject({ ok: true, applied: [] })
  expect(await openings()).toEqual([{ hash: hashOf(CODE) }])
})

const person: FunctionContext = { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'openid-1' }) }

test.each<[string, unknown, FunctionContext, string, string | undefined]>([
  ['another key', { key: 'x'.repeat(32) }, {}, 'forbidden', KEY],
  ['no key', {}, {}, 'forbidden', KEY],
  ['an empty key while none is set', { key: '' }, {}, 'misconfigured', undefined],
  ['a key that is too short to be safe', { key: 'short' }, {}, 'misconfigured', 'short'],
  ['a person who knows the key', { key: KEY }, person, 'forbidden', KEY],
  ['a code in clear', { key: KEY, openingHash: CODE }, {}, 'forbidden', KEY],
  ['no event', undefined, {}, 'forbidden', KEY],
  ["the timer's event", { Type: 'Timer', TriggerName: 'minutely' }, {}, 'forbidden', KEY],
])('%s changes nothing', async (_what, event, context, reason, key) => {
  if (key === undefined) delete process.env['MIGRATE_KEY']
  else process.env['MIGRATE_KEY'] = key
  expect(await main(event, context)).toMatchObject({ ok: false, reason })
  expect(await rowsOf(connection.db, sql`select 1 from pg_tables where schemaname = current_schema()`)).toEqual([])
})

test('a database that does not answer is told apart from a statement that failed', async () => {
  process.env['DATABASE_URL'] = 'postgres://tongxin@127.0.0.1:1/tongxin'
  expect(await main({ key: KEY }, {})).toMatchObject({ ok: false, reason: 'unavailable' })
  process.env['DATABASE_URL'] = `${database.url}${database.url.includes('?') ? '&' : '?'}options=-c%20search_path=nowhere`
  expect(await main({ key: KEY }, {})).toMatchObject({ ok: false, reason: 'failed' })
  process.env['DATABASE_URL'] = `${database.url}${database.url.includes('?') ? '&' : '?'}options=-c%20default_transaction_read_only=on`
  expect(await main({ key: KEY }, {})).toMatchObject({ ok: false, reason: 'failed', message: expect.stringContaining('read-only') })
})
