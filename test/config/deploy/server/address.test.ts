/** The address of the database means to the backup's programs exactly what it means to the server. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Client } from 'pg'
import { ContradictoryTls, addressWithTls } from '../../../../src/cloud/db/postgres-tls'
import { type World, world } from './programs'

// The programs are for a Linux server: macOS has no flock.
const onLinux = process.platform === 'linux' ? test : test.skip
let here: World
beforeEach(() => {
  here = world()
})
afterEach(() => here.remove())

const VARIABLES = ['PGUSER', 'PGPASSWORD', 'PGHOST', 'PGPORT', 'PGDATABASE', 'PGOPTIONS', 'PGSSLMODE', 'PGSSLROOTCERT'] as const
type Seen = Record<(typeof VARIABLES)[number], string> & { authority: string }

/** Environment of the tools, and the text of the authority's file. */
async function seenWith(env: Record<string, string>): Promise<Seen> {
  const seen = join(here.folder, 'seen')
  const print = `printf '%s\\n' ${VARIABLES.map((name) => `"\${${name}-}"`).join(' ')} >"$SEEN"`
  here.standIn('psql', `${print}; cat "$PGSSLROOTCERT" >>"$SEEN"; exit 2`)
  await here.run('backup.sh', [], { SEEN: seen, ...env })
  const lines = readFileSync(seen, 'utf8').split('\n')
  const values = Object.fromEntries(VARIABLES.map((name, n) => [name, lines[n] ?? ''])) as Seen
  return { ...values, authority: lines.slice(VARIABLES.length).join('\n') }
}

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => !/[\0\n]/.test(text))

onLinux("the tools get exactly what the server's own driver reads from the address", async () => {
  await fc.assert(
    fc.asyncProperty(word, word, word, word, async (user, password, database, schema) => {
      const [u, p, d] = [user, password, database].map(encodeURIComponent)
      const address = `postgresql://${u}:${p}@[::1]:5433/${d}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
      const driver = new Client({ connectionString: address })
      expect(await seenWith({ DATABASE_URL: address })).toMatchObject({
        PGUSER: user,
        PGPASSWORD: password,
        PGHOST: '::1',
        PGPORT: '5433',
        PGDATABASE: driver.database,
        PGOPTIONS: `-c search_path=${schema}`,
      })
      expect([driver.user, driver.password, driver.port]).toEqual([user, password, 5433])
    }),
    { numRuns: 15 },
  )
})

onLinux.each(['a%zb+c', 'a%40%zb', 'p%2Fx%zz', 'half%', '100%!', 'ä%z', 'a%4Ab %25', '%'])(
  'a password written as %s is read as the driver reads it',
  async (written) => {
    const address = `postgresql://u:${written}@h:5433/d`
    const { password } = new Client({ connectionString: address })
    expect(await seenWith({ DATABASE_URL: address })).toMatchObject({ PGUSER: 'u', PGPASSWORD: password, PGHOST: 'h', PGDATABASE: 'd' })
  },
)

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'
const SYSTEM = '/etc/ssl/certs/ca-certificates.crt'

/** Strictness of the server's driver: `off`, `unchecked`, `authority` (any name) or `full`. */
function checkedByServer(address: string, ca: string | null): string {
  const { connectionString, ssl: own } = addressWithTls(address, ca)
  const { ssl } = new Client({ connectionString, ...(own === undefined ? {} : { ssl: own }) }) as {
    ssl?: boolean | Record<string, unknown>
  }
  if (!ssl) return 'off'
  if (ssl === true) return 'full'
  if (ssl['rejectUnauthorized'] === false) return 'unchecked'
  return ssl['checkServerIdentity'] ? 'authority' : 'full'
}

/** The same of libpq. Its default, `prefer`, checks nothing and goes on without TLS. */
const checkedByTools = ({ PGSSLMODE }: Seen) =>
  ({ '': 'off', disable: 'off', require: 'unchecked', 'verify-ca': 'authority', 'verify-full': 'full' })[PGSSLMODE] ?? PGSSLMODE

const MODES = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full']
const QUERIES = ['', 'ssl=true', 'ssl=1', 'ssl=0', 'ssl=no-verify', 'sslmode=verify-full&ssl=no-verify'].concat(
  'sslmode=require&uselibpqcompat=true',
  MODES.map((mode) => `sslmode=${mode}`),
)

onLinux.each(QUERIES)('without an authority the tools check as much of "%s" as the server', async (query) => {
  const address = `postgresql://u@h/d?${query}`
  const seen = await seenWith({ DATABASE_URL: address })
  expect(checkedByTools(seen)).toBe(checkedByServer(address, null))
  // Without a file libpq checks nothing by `require`, and finds no authority by the others.
  expect(seen.PGSSLROOTCERT).toBe(checkedByTools(seen) === 'full' ? SYSTEM : '')
})

const OTHERS = ['sslmode=allow', 'ssl=0', 'sslrootcert=/etc/other.pem', 'sslmode=verify-full&ssl=1']

onLinux.each([...QUERIES, ...OTHERS])(
  'with an authority the tools check as much of "%s" as the server, or refuse it with it',
  async (query) => {
    const env = { DATABASE_URL: `postgresql://u@h/d?${query}`, DATABASE_CA: CERTIFICATE }
    let server: string | null = null
    try {
      server = checkedByServer(env.DATABASE_URL, CERTIFICATE)
    } catch (error) {
      expect(error).toBeInstanceOf(ContradictoryTls)
    }
    if (server === null) {
      const refused = { code: 2, output: expect.stringContaining('DATABASE_CA 矛盾') }
      expect(await here.run('backup.sh', [], env)).toEqual(refused)
    } else {
      const seen = await seenWith(env)
      expect([checkedByTools(seen), seen.authority]).toEqual([server, `${CERTIFICATE}\n`])
    }
  },
)

onLinux.each([
  ['with its lines', CERTIFICATE],
  ['with \\n, as a form keeps it', CERTIFICATE.replaceAll('\n', String.raw`\n`)],
])('an authority given as text %s reaches the tools in lines', async (_how, text) => {
  expect((await seenWith({ DATABASE_URL: 'postgresql://u@h/d', DATABASE_CA: text })).authority).toBe(`${CERTIFICATE}\n`)
})

onLinux.each([
  ['a socket', 'postgresql://u@/d?host=/run/postgresql', '/run/postgresql'],
  ['a name', 'postgresql://u@h/d', 'h'],
])('%s reaches the tools', async (_what, address, host) => {
  expect(await seenWith({ DATABASE_URL: address })).toMatchObject({ PGHOST: host, PGSSLMODE: '' })
})

onLinux.each([
  ['no address', { DATABASE_URL: '' }, '没有设置 DATABASE_URL'],
  ['an address of another kind', { DATABASE_URL: 'mysql://u@h/d' }, '不是 postgresql://'],
  ['an escape cut off at the end', { DATABASE_URL: 'postgresql://u@h/d%4' }, '% 没有写对'],
  ['an unknown mode of TLS', { DATABASE_URL: 'postgresql://u@h/d?sslmode=verify-ful' }, 'sslmode=verify-ful'],
  ['an authority while TLS is off', { DATABASE_URL: 'postgresql://u@h/d?sslmode=disable', DATABASE_CA: CERTIFICATE }, 'DATABASE_CA'],
  ['an authority while ssl=0', { DATABASE_URL: 'postgresql://u@h/d?ssl=0', DATABASE_CA: CERTIFICATE }, 'DATABASE_CA'],
  ['an authority that is not there', { DATABASE_URL: 'postgresql://u@h/d', DATABASE_CA: '/nowhere/ca.pem' }, '/nowhere/ca.pem'],
])('%s is refused with the sentence that mends it', async (_what, env, sentence) => {
  expect(await here.run('backup.sh', [], env)).toEqual({ code: 2, output: expect.stringContaining(sentence) })
  expect(here.notes()).toBe('')
})
