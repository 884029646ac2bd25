/** Refusals of the backup's programs, with stand-ins for PostgreSQL. The real one is in `with-postgres`. */
import { cpSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Client } from 'pg'
import { type World, world } from './programs'

// The programs are for a Linux server: macOS has no flock.
const onLinux = process.platform === 'linux' ? test : test.skip
let here: World
beforeEach(() => {
  here = world()
})
afterEach(() => here.remove())

const files = () => readdirSync(here.folder).filter((name) => !name.endsWith('.lock'))

onLinux('a backup gets its name when it is whole, and its password is in no argument', async () => {
  expect(await here.run('backup.sh')).toEqual({ code: 0, output: expect.stringContaining('已备份') })
  expect(files().map((name) => name.replace(/\d{8}-\d{6}/, 'STAMP'))).toEqual([
    'last-backup.json',
    'tongxin-STAMP.dump',
    'tongxin-STAMP.manifest',
  ])
  expect(here.notes()).toMatch(/pg_dump.*--snapshot=/)
  expect(here.notes()).not.toContain('geheim')
})

onLinux.each([
  [
    'a pg_dump that fails',
    'pg_dump',
    'for a; do case $a in --file=*) echo half >"${a#--file=}" ;; esac; done; exit 1',
    5,
    'pg_dump 没有做完',
  ],
  ['a dump that cannot be read back', 'pg_restore', 'exit 1', 6, '读不回来'],
  ['a base without a table', 'psql', 'cat >/dev/null; echo 0', 5, '一张表也没有'],
  ['a database that does not answer', 'psql', 'exit 2', 5, '数据库连不上'],
  ['a disk that is too small', 'df', 'printf "x\\nx 100 50 50 50%% /\\n"', 4, '磁盘空间不够'],
])('%s leaves nothing that looks like a backup', async (_what, tool, script, code, sentence) => {
  here.standIn(tool, script)
  expect(await here.run('backup.sh')).toEqual({ code, output: expect.stringContaining(sentence) })
  expect(files()).toEqual([])
})

onLinux('a second backup is refused while the first is at work', async () => {
  // The first asks for the second in the middle of its work, so that the two meet without waiting.
  here.standIn(
    'pg_dump',
    `"$here/backup.sh" >>"$NOTES" 2>&1 9>&- || echo "code $?" >>"$NOTES"
    for a; do case $a in --file=*) echo dump >"\${a#--file=}" ;; esac; done`,
  )
  expect(await here.run('backup.sh')).toMatchObject({ code: 0 })
  expect(here.notes()).toMatch(/另一个备份正在进行[^]*code 3/)
  expect(files()).toHaveLength(3)
})

onLinux('remains of a backup that was killed are cleared away, and its lock with it', async () => {
  mkdirSync(join(here.folder, '.backup-dead'))
  writeFileSync(join(here.folder, '.backup-dead', 'dump'), 'half')
  writeFileSync(join(here.folder, '.backup.lock'), '')
  expect(await here.run('backup.sh')).toMatchObject({ code: 0 })
  expect(files()).toHaveLength(3)
})

onLinux.each([
  ['no address', { DATABASE_URL: '' }, '没有设置 DATABASE_URL'],
  ['an address of another kind', { DATABASE_URL: 'mysql://u@h/d' }, '不是 postgresql://'],
  ['a broken escape', { DATABASE_URL: 'postgresql://u@h%zz/d' }, '% 没有写对'],
  ['a folder that is not there', { BACKUP_DIR: '/nowhere/backups' }, '不存在'],
])('%s is refused with the sentence that mends it', async (_what, env, sentence) => {
  expect(await here.run('backup.sh', [], env)).toEqual({ code: 2, output: expect.stringContaining(sentence) })
  expect(here.notes()).toBe('')
})

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => !/[\0\n]/.test(text))

/** The driver leaves these marks of an address as they are in a database's name. */
const plain = word.map((text) => text.replaceAll(/[#$&+,/:;=?@]/g, 'x'))

onLinux("the tools get exactly what the server's own driver reads from the address", async () => {
  here.standIn('psql', 'printf "%s\\n" "$PGUSER" "$PGPASSWORD" "$PGHOST" "$PGPORT" "$PGDATABASE" "$PGOPTIONS" >"$SEEN"; exit 2')
  await fc.assert(
    fc.asyncProperty(word, word, plain, word, async (user, password, database, schema) => {
      const seen = join(here.folder, 'seen')
      const [u, p, d] = [user, password, database].map(encodeURIComponent)
      const address = `postgresql://${u}:${p}@[::1]:5433/${d}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
      await here.run('backup.sh', [], { DATABASE_URL: address, SEEN: seen })
      const driver = new Client({ connectionString: address })
      expect(readFileSync(seen, 'utf8').split('\n')).toEqual([user, password, '::1', '5433', database, `-c search_path=${schema}`, ''])
      expect([driver.user, driver.password, driver.port, driver.database]).toEqual([user, password, 5433, database])
    }),
    { numRuns: 15 },
  )
})

onLinux.each([
  ['postgresql://u@h/d?sslmode=no-verify', {}, 'require '],
  ['postgresql://u@h/d?sslmode=verify-full', { DATABASE_CA: '/etc/ca.pem' }, 'verify-full /etc/ca.pem'],
  ['postgresql://u@h/d?sslmode=require', { DATABASE_CA: '/etc/ca.pem' }, 'verify-ca /etc/ca.pem'],
  ['postgresql://u@h/d', {}, ' '],
  ['postgresql://u@/d?host=/run/postgresql', {}, ' ', '/run/postgresql'],
])('TLS and socket of %s reach the tools', async (address, env, tls, host = 'h') => {
  here.standIn('psql', 'printf "%s %s\\n%s" "${PGSSLMODE:-}" "${PGSSLROOTCERT:-}" "$PGHOST" >>"$NOTES"; exit 2')
  await here.run('backup.sh', [], { DATABASE_URL: address, ...env })
  expect(here.notes()).toBe(`${tls}\n${host}`)
})

onLinux('the container backs up once a day and checks once a week, and forgets neither when it restarts', async () => {
  const call = (script: string) => `printf '%s ' ${script} >>"$NOTES"`
  const programs = join(here.folder, '..', 'programs')
  cpSync('config/deploy/server/backup', programs, { recursive: true })
  writeFileSync(join(programs, 'backup.sh'), `#!/bin/sh\n${call('backup')}; : >"$BACKUP_DIR/last-backup.json"`)
  writeFileSync(join(programs, 'check.sh'), `#!/bin/sh\n${call('check')}`)
  const turn = () => here.run(join(programs, 'schedule.sh'), ['--once'])
  const passed = (file: string, hours: number) => {
    const at = new Date(Date.now() - hours * 3_600_000)
    utimesSync(join(here.folder, file), at, at)
  }
  expect(await turn()).toMatchObject({ code: 0 })
  expect(here.notes()).toBe('backup check ')
  await turn()
  expect(here.notes()).toBe('backup check ')
  passed('last-backup.json', 25)
  await turn()
  expect(here.notes()).toBe('backup check backup ')
  passed('last-good-check', 7 * 24 + 1)
  await turn()
  expect(here.notes()).toBe('backup check backup check ')
})

onLinux('a check that fails is asked for again, and one of nothing is never made', async () => {
  const programs = join(here.folder, '..', 'programs')
  cpSync('config/deploy/server/backup', programs, { recursive: true })
  for (const name of ['backup.sh', 'check.sh']) writeFileSync(join(programs, name), `#!/bin/sh\nprintf '${name} ' >>"$NOTES"; exit 6`)
  const turn = () => here.run(join(programs, 'schedule.sh'), ['--once'])
  expect(await turn()).toEqual({ code: 0, output: expect.stringContaining('备份没有成功') })
  expect(here.notes()).toBe('backup.sh ')
  writeFileSync(join(here.folder, 'last-backup.json'), '{}')
  await turn()
  await turn()
  expect(here.notes()).toBe('backup.sh check.sh check.sh ')
})
