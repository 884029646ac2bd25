/** TLS to a PostgreSQL server whose certificate, for `localhost`, an authority of its own has signed. */
import { chmodSync, chownSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { rowsOf } from '../../../src/cloud/db/database'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { ContradictoryTls } from '../../../src/cloud/db/postgres-tls'
import { authorityOf } from '../../../src/cloud/host/database-address'
import { type PostgresServer, makePostgres, nobody } from '../../support/setup/postgres-server'

const FIXTURES = 'test/cloud/db/fixtures/tls'
const pem = (name: string) => readFileSync(join(FIXTURES, `${name}.pem`), 'utf8')

let server: PostgresServer
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-tls-'))
  chmodSync(folder, 0o755)
  for (const name of ['server.pem', 'server.key']) {
    copyFileSync(join(FIXTURES, name), join(folder, name))
    // The server refuses a key that others can read.
    chmodSync(join(folder, name), 0o600)
    if (process.getuid?.() === 0) chownSync(join(folder, name), nobody().uid, nobody().gid)
  }
  server = await makePostgres()
  await server.start()
  const client = new Client({ connectionString: server.url })
  await client.connect()
  await client.query(`alter system set ssl_cert_file = '${join(folder, 'server.pem')}'`)
  await client.query(`alter system set ssl_key_file = '${join(folder, 'server.key')}'`)
  await client.query('alter system set ssl = on')
  await client.query('select pg_reload_conf()')
  while ((await client.query<{ ssl: string }>('show ssl')).rows[0]?.ssl !== 'on');
  await client.end()
})
afterAll(async () => {
  await server.remove()
  rmSync(folder, { recursive: true })
})

/** True when the connection that the address and the authority make is encrypted. */
async function isEncrypted(host: string, parameters: string, ca: string | null): Promise<boolean> {
  const url = new URL(`${server.url}?${parameters}`)
  url.hostname = host
  const connection = connectPostgres(url.href, 1, { ca })
  try {
    const [row] = await rowsOf<{ ssl: boolean }>(connection.db, sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`)
    return row?.ssl ?? false
  } finally {
    await connection.close()
  }
}

const UNVERIFIED = { cause: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } }
const NAME = { cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } }

test.each(['require', 'verify-ca'])('with its authority %s accepts the server under any name, encrypted', async (mode) => {
  expect(await isEncrypted('127.0.0.1', `sslmode=${mode}`, pem('authority'))).toBe(true)
  expect(await isEncrypted('localhost', `sslmode=${mode}`, pem('authority'))).toBe(true)
})

test.each(['sslmode=verify-full', ''])(
  'with its authority and "%s" the server is accepted under its own name alone',
  async (parameters) => {
    expect(await isEncrypted('localhost', parameters, pem('authority'))).toBe(true)
    await expect(isEncrypted('127.0.0.1', parameters, pem('authority'))).rejects.toMatchObject(NAME)
  },
)

test.each(['require', 'verify-ca', 'verify-full'])('%s refuses the server without its authority, and with another', async (mode) => {
  await expect(isEncrypted('localhost', `sslmode=${mode}`, null)).rejects.toMatchObject(UNVERIFIED)
  await expect(isEncrypted('localhost', `sslmode=${mode}`, pem('other'))).rejects.toMatchObject(UNVERIFIED)
})

test('an address without TLS is not encrypted, and none is made beside an authority', async () => {
  expect(await isEncrypted('localhost', '', null)).toBe(false)
  await expect(isEncrypted('localhost', 'sslmode=disable', pem('authority'))).rejects.toThrow(ContradictoryTls)
})

test.each([
  'ssl=0',
  'ssl=no-verify',
  'ssl=true',
  'sslmode=verify-full&ssl=no-verify',
  'sslmode=verify-ful',
  'sslmode=prefer',
  'sslmode=',
  'sslrootcert=/nowhere',
])('%s is refused beside an authority, since it would replace or weaken it', async (parameters) => {
  await expect(isEncrypted('localhost', parameters, pem('authority'))).rejects.toThrow(ContradictoryTls)
})

test('the address keeps its other parameters beside an authority', async () => {
  const url = new URL(`${server.url}?sslmode=require&options=-c%20search_path%3Dcounty`)
  const connection = connectPostgres(url.href, 1, { ca: pem('authority') })
  expect(await rowsOf(connection.db, sql`show search_path`)).toEqual([{ search_path: 'county' }])
  await connection.close()
})

test('an authority is a file, or its text, whose line ends a form may have written as \\n', async () => {
  const path = join(FIXTURES, 'authority.pem')
  const pasted = pem('authority').trim().replaceAll('\n', '\\n')
  for (const value of [path, pem('authority'), pasted])
    expect(await isEncrypted('localhost', 'sslmode=require', authorityOf(value))).toBe(true)
  expect(authorityOf(undefined)).toBeNull()
})

test.each([
  ['a missing file', 'nowhere.pem', 'DATABASE_CA=nowhere.pem cannot be read'],
  ['a file without a certificate', join(FIXTURES, 'server.key'), 'holds no certificate'],
])('%s is refused as an authority, with the reason', (_what, value, reason) => {
  expect(() => authorityOf(value)).toThrow(reason)
})
