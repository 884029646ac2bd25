/** The units of systemd, the operator's command, and what the programs share with the server's sources. */
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const FOLDER = 'config/deploy/server'
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const unit = (name: string) => read(`systemd/${name}`)
const setting = (name: string, key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit(name))?.[1]
const SERVICES = ['tongxin.service', 'tongxin-backup.service', 'tongxin-check.service']
const TIMERS = ['tongxin-backup.timer', 'tongxin-check.timer']

// The programs are for a Linux server; Windows has no shell to read them.
const withShell = process.platform === 'win32' ? test.skip : test
const has = (program: string) => spawnSync(program, ['--version']).status === 0
const withSystemd = has('systemd-analyze') ? test : test.skip

withSystemd.each([...SERVICES, ...TIMERS])('%s is understood by systemd without a remark', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-units-'))
  try {
    // The folder of the installation is this checkout's.
    for (const file of [...SERVICES, ...TIMERS]) writeFileSync(join(folder, file), unit(file).replaceAll('/opt/tongxin', resolve('.')))
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', join(folder, name)], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

withSystemd.each([
  ['tongxin.service', 15],
  ['tongxin-backup.service', 15],
  ['tongxin-check.service', 10],
])('%s is exposed by at most %s tenths', (name, most) => {
  const threshold = ['security', '--offline=true', `--threshold=${most}`, join(FOLDER, 'systemd', name)]
  expect(spawnSync('systemd-analyze', threshold, { encoding: 'utf8' }).status).toBe(0)
})

withSystemd.each(TIMERS)('%s names moments that systemd knows, in the base’s time', (name) => {
  const calendar = setting(name, 'OnCalendar') ?? ''
  expect(spawnSync('systemd-analyze', ['calendar', calendar]).status).toBe(0)
  expect(calendar).toMatch(/Asia\/Shanghai$/)
  expect(setting(name, 'Persistent')).toBe('yes')
})

test('the server may write and run code, since V8 does; the backup may not', () => {
  expect(SERVICES.map((name) => setting(name, 'MemoryDenyWriteExecute'))).toEqual(['no', 'yes', 'yes'])
})

test('the server is not killed before it has ended by itself, and comes back when it failed', () => {
  const [, stopWithin = ''] = /STOP_WITHIN = ([\d_]+)/.exec(readFileSync('src/cloud/host/programs/serve.ts', 'utf8')) ?? []
  expect(Number(setting('tongxin.service', 'TimeoutStopSec')) * 1_000).toBeGreaterThan(Number(stopWithin.replace('_', '')) || Infinity)
  expect(setting('tongxin.service', 'Restart')).toBe('on-failure')
})

test('the server neither sees the backups nor writes outside its own folder', () => {
  expect(setting('tongxin.service', 'ProtectSystem')).toBe('strict')
  expect(setting('tongxin.service', 'InaccessiblePaths')).toBe('-/var/backups')
  expect(setting('tongxin.service', 'ReadWritePaths')).toBeUndefined()
  expect(setting('tongxin-backup.service', 'ReadWritePaths')).toBe('/var/backups/tongxin')
})

test('a restore waits for the lock under which a server migrates, and makes the extension that its tables need', () => {
  const lock = /MIGRATION_LOCK = ([\d_]+)/.exec(readFileSync('src/cloud/db/migrate.ts', 'utf8'))?.[1]?.replaceAll('_', '')
  expect(read('backup/restore.sh')).toContain(`MIGRATION_LOCK=${lock}\n`)
  const migrations = readdirSync('src/cloud/db/migrations')
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(join('src/cloud/db/migrations', name), 'utf8'))
  const extensions = migrations.flatMap((sql) => [...sql.matchAll(/create extension[^;]*;/gi)].map(([statement]) => statement))
  expect(extensions.filter((statement) => !read('backup/restore.sh').includes(statement))).toEqual([])
  expect(extensions).not.toEqual([])
})

const scripts = ['backup/backup.sh', 'backup/check.sh', 'backup/restore.sh', 'backup/schedule.sh', 'initdb/10-owner.sh', 'systemd/tongxin']

withShell.each(scripts)('%s is a program that a plain shell reads', (file) => {
  expect(() => accessSync(join(FOLDER, file), constants.X_OK)).not.toThrow()
  expect(spawnSync('sh', ['-n', join(FOLDER, file)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  expect(read(file)).not.toContain('\r')
})

describe("the operator's command", () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-command-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const as = (uid: number, ...args: string[]) => {
    writeFileSync(join(folder, 'id'), `#!/bin/sh\necho ${uid}\n`, { mode: 0o755 })
    writeFileSync(join(folder, 'systemd-run'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 })
    const env = { PATH: `${folder}:${process.env['PATH']}`, TONGXIN_ROOT: '/opt/tongxin' }
    return spawnSync('sh', [join(FOLDER, 'systemd/tongxin'), ...args], { env, encoding: 'utf8' })
  }
  const programOf = (output: string) =>
    output
      .slice(output.indexOf('\n--\n') + 4)
      .trim()
      .split('\n')

  withShell.each([
    [['doctor'], ['node', '/opt/tongxin/dist/server/server.mjs', 'doctor']],
    [
      ['admin', 'code'],
      ['node', '/opt/tongxin/dist/server/server.mjs', 'admin', 'code'],
    ],
    [['backup'], ['/opt/tongxin/config/deploy/server/backup/backup.sh']],
    [
      ['restore', '--sign-out', '/var/backups/tongxin/a b.dump'],
      ['/opt/tongxin/config/deploy/server/backup/restore.sh', '--sign-out', '/var/backups/tongxin/a b.dump'],
    ],
  ])('%s runs as the server’s account, with its settings', (args, program) => {
    const { status, stdout } = as(0, ...args)
    expect([status, programOf(stdout)]).toEqual([0, program])
    expect(stdout).toContain('--property=User=tongxin\n')
    expect(stdout).toContain('--property=EnvironmentFile=/etc/tongxin/tongxin.env\n')
  })

  withShell('another word, and another account than root, are refused with how it is called', () => {
    expect(as(0, 'drop')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('用法') })
    expect(as(1000, 'doctor')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('sudo tongxin') })
  })
})

const caddy = process.env['CADDY'] ?? 'caddy'
const withCaddy = spawnSync(caddy, ['version']).status === 0 ? test : test.skip

withCaddy('Caddy understands its file', () => {
  const env = { ...process.env, SITE: 'fuwu.example' }
  expect(() => execFileSync(caddy, ['adapt', '--validate', '--config', join(FOLDER, 'Caddyfile')], { env, stdio: 'pipe' })).not.toThrow()
})

test('Caddy serves the domain of the settings, and asks the server that compose or systemd start', () => {
  expect(read('Caddyfile')).toMatch(/^\{\$SITE\} \{$/m)
  expect(read('Caddyfile')).toContain('reverse_proxy {$UPSTREAM:127.0.0.1:8787}')
  expect(unit('tongxin.service')).toContain('HOST=127.0.0.1 PORT=8787 TRUST_PROXY=127.0.0.1')
})
