/** A monitor's view: a server that is alive, and one that can serve people. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { checkByWords } from '../../../../src/cloud/content/words'
import { type Connection, rowsOf } from '../../../../src/cloud/db/database'
import { connectPostgres } from '../../../../src/cloud/db/postgres'
import { minute } from '../../../../src/domain/calendar/calendar'
import { createHost } from '../../../../src/cloud/host/http/http-host'
import { type TestDatabase, createDatabase } from '../../../support/postgres'

const CONNECTIONS = 2
let database: TestDatabase
let connection: Connection
let app: Awaited<ReturnType<typeof createHost>>
let clock: () => number
let later = 0
const call = () => app.inject({ url: '/rpc/session.get' })
const folder = mkdtempSync(join(tmpdir(), 'readiness-'))

beforeAll(async () => {
  database = await createDatabase('empty')
  connection = connectPostgres(database.url, CONNECTIONS)
  const log = { info: () => undefined, error: () => undefined }
  app = await createHost({
    connection,
    page: null,
    dataDir: folder,
    callsPerMinute: 100,
    checkContent: checkByWords(),
    log,
    now: () => clock(),
  })
})
beforeEach(() => {
  clock = () => Date.now() + later
})
afterAll(async () => {
  await app.close()
  await connection.close()
  await database.drop()
})

test('a server is ready while its database answers and has its schema', async () => {
  expect((await app.inject('/ready')).json()).toEqual({ status: 'ready', database: 'postgres', schema: 'same' })
  expect((await app.inject('/ready')).statusCode).toBe(200)
})

test("a server whose clock differs from its database's says so and stays ready", async () => {
  clock = () => Date.now() - 3_600_000
  expect((await app.inject('/ready')).json()).toMatchObject({ status: 'ready', clocks: 'differ', databaseAheadSeconds: 3_600 })
})

test('a server whose pool is blocked is not ready, but alive', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const taken = Array.from({ length: CONNECTIONS }, () =>
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      await held
    }),
  )
  expect((await app.inject('/ready')).json()).toEqual({ status: 'not ready', database: 'unreachable' })
  expect((await app.inject('/ready')).statusCode).toBe(503)
  expect((await app.inject('/health')).statusCode).toBe(200)
  release()
  await Promise.all(taken)
  expect((await app.inject('/ready')).statusCode).toBe(200)
})

test('many who ask at the same time take no more of the pool than one', async () => {
  const before = clock
  let looks = 0
  clock = () => {
    looks++
    return before()
  }
  await app.inject('/ready')
  const one = looks
  looks = 0
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject('/ready')))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect(looks).toBe(one)
})

test.each([
  ['older', 'not-migrated', sql`update schema_version set migrated_to = migrated_to - 1`],
  ['older', 'not-migrated', sql`update schema_version set functions = 'others'`],
  ['newer', 'program-outdated', sql`update schema_version set migrated_to = migrated_to + 1`],
])('a server is not ready for a schema that is %s, and answers calls with %s until it fits', async (state, fault, change) => {
  const [before] = await rowsOf<{ functions: string; migrated_to: number }>(connection.db, sql`select * from schema_version`)
  await connection.db.execute(change)
  const answer = await app.inject('/ready')
  // The schema is looked at once a minute while it fits.
  later += 2 * minute
  const refused = [await call(), await app.inject({ method: 'POST', url: '/calls', payload: { calls: [] } })]
  await connection.db.execute(sql`update schema_version set functions = ${before?.functions}, migrated_to = ${before?.migrated_to}`)
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({ status: 'not ready', database: 'postgres', schema: state })
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([503, 503])
  expect(refused.map((each) => each.json<object>())).toMatchObject([{ error: { message: fault } }, { error: { message: fault } }])
  expect((await call()).statusCode).toBe(200)
  expect((await app.inject('/ready')).statusCode).toBe(200)
})

test('a server whose data folder is gone is not ready', async () => {
  rmSync(folder, { recursive: true })
  expect((await app.inject('/ready')).json()).toMatchObject({ status: 'not ready', folder: 'gone' })
})
