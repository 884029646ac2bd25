/** A server that cannot start writes one line with the reason and exits with a non-zero code. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { volunteers } from '../../src/cloud/db/schema/people'
import type { Vocabulary } from '../../src/contract/activities/activities'
import type { SessionView } from '../../src/contract/people/profile'
import { createDatabase } from '../support/postgres'
import { call, failToStart, startServer } from '../support/server'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const oneLine = (output: string) => {
  const written = output.trim().split('\n')
  expect(written).toHaveLength(1)
  return written[0]
}

test('a port in use is reported', async () => {
  const database = await createDatabase('small')
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const { code, output } = await failToStart({ DATABASE_URL: database.url, PORT: port })
  other.close()
  await database.drop()
  expect(code).toBe(1)
  expect(output).toContain(`port ${port} is in use`)
  expect(output).not.toContain('    at ')
})

test("another program's folder is refused and not changed", async () => {
  writeFileSync(join(folder, 'letter.txt'), '别动')
  const { code, output } = await failToStart({ DATA_DIR: folder })
  expect(code).toBe(1)
  expect(oneLine(output)).toContain("not this program's")
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('别动')
})

test('an unreachable database server is reported without its password', async () => {
  const { code, output } = await failToStart({ DATABASE_URL: 'postgresql://user:geheim@127.0.0.1:1/none' })
  expect(code).toBe(1)
  expect(oneLine(output)).toMatch(/DATABASE_URL cannot be used: .*ECONNREFUSED/)
  expect(output).not.toContain('geheim')
})

test.each([
  ['an invalid database address', { DATABASE_URL: 'nonsense' }, /DATABASE_URL is not an address of PostgreSQL/],
  ['a demonstration that nobody asked for where others reach it', { HOST: '0.0.0.0' }, /write DEMO=1 for a demonstration/],
  ['a demonstration in production', { DEMO: '1', NODE_ENV: 'production' }, /refused with NODE_ENV=production/],
  ['a port that is a word', { PORT: 'http' }, /PORT=http is not a whole number/],
])('%s is refused', async (_what, env, message) => {
  const { code, output } = await failToStart({ DATA_DIR: folder, ...env })
  expect(code).toBe(1)
  expect(oneLine(output)).toMatch(message)
})

test.each([
  ['DEMO=0', { DEMO: '0' }],
  ['the default with DATABASE_URL', {}],
])('%s is refused on the samples of a demonstration, with the command that empties them', async (_what, env) => {
  const database = await createDatabase('demo')
  const { code, output } = await failToStart({ DATABASE_URL: database.url, ...env })
  await database.drop()
  expect(code).toBe(1)
  expect(oneLine(output)).toContain(
    `start it with DEMO=1, or empty the database: psql "$DATABASE_URL" -c 'drop schema "public" cascade' -c 'create schema "public"'`,
  )
})

test('a demonstration never puts samples or personas beside real people, and says that nobody can sign in without WeChat', async () => {
  const database = await createDatabase('empty')
  const connection = connectPostgres(database.url, 1)
  await connection.db
    .insert(volunteers)
    .values({ id: randomUUID(), openid: 'openid-1', name: '叶样例', phone: '13800000001', createdAt: Date.now() })
  const server = await startServer({ DATABASE_URL: database.url, DEMO: '1', WECHAT_APP_ID: 'wx1234567890abcdef', WECHAT_APP_SECRET: '' })
  expect((await call<SessionView>(server.origin, 'session.get', {}, { 'x-demo-persona': 'administrator' })).personas).toEqual([])
  expect((await call<Vocabulary>(server.origin, 'vocabulary.get', {})).base).toBeNull()
  await server.kill('SIGTERM')
  expect(server.output()).toContain('demo-off')
  expect(server.output()).toContain('"event":"sign-in-off","reason":"WECHAT_APP_SECRET not set"')
  expect(server.output()).toMatch(/^没有填 WECHAT_APP_SECRET：没有人能用微信登录/m)
  await connection.close()
  await database.drop()
})

test('a server with an account of WeChat does not say that nobody can sign in', async () => {
  const database = await createDatabase('founded')
  const account = { WECHAT_APP_ID: 'wx1234567890abcdef', WECHAT_APP_SECRET: '0a1b2c3d4e5f60718293a4b5c6d7e8f9' }
  const server = await startServer({ DATABASE_URL: database.url, ...account })
  await server.kill('SIGTERM')
  await database.drop()
  expect(server.output()).not.toMatch(/sign-in-off|没有填/)
})

test('a version of Node that is too old is refused', () => {
  const script = "Object.defineProperty(process.versions, 'node', { value: '18.20.0' }); require('./config/start.cjs')"
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(oneLine(stderr)).toBe('Node 18.20.0 is too old: this program needs 20.19 or later')
})
