/** Refusals of the backup's programs, with stand-ins for PostgreSQL. The real one is in `with-postgres`. */
import { cpSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type World, world } from './programs'

// The programs are for a Linux server: macOS has no flock.
const onLinux = process.platform === 'linux' ? test : test.skip
let here: World
beforeEach(() => {
  here = world()
})
afterEach(() => here.remove())

/** Files of a backup that the folder already holds. */
function held(stamp: string): string {
  for (const kind of ['dump', 'manifest']) writeFileSync(join(here.folder, `tongxin-${stamp}.${kind}`), kind)
  return `tongxin-${stamp}.dump`
}

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

onLinux('a folder that is not there is refused with the sentence that mends it', async () => {
  expect(await here.run('backup.sh', [], { BACKUP_DIR: '/nowhere/backups' })).toEqual({
    code: 2,
    output: expect.stringContaining('不存在'),
  })
  expect(here.notes()).toBe('')
})

onLinux('a backup by hand in the morning leaves that of the night', async () => {
  const night = held('20261201-023000')
  expect(await here.run('backup.sh')).toEqual({ code: 0, output: expect.not.stringContaining('已删除') })
  expect(files()).toEqual(expect.arrayContaining([night, 'tongxin-20261201-080000.dump']))
})

onLinux('a backup that is older than another by its clock is kept, deletes nothing and is told', async () => {
  const year = Array.from({ length: 12 }, (_, month) => `2026${String(month + 1).padStart(2, '0')}`)
  const before = year.flatMap((month) => [held(`${month}05-023000`), held(`${month}20-023000`)])
  const { code, output } = await here.run('backup.sh', [], { NOW: '20000101-030000' })
  expect({ code, output }).toEqual({ code: 8, output: expect.stringMatching(/已备份[^]*tongxin-20261220-023000\.dump[^]*时钟/) })
  expect(files()).toEqual(expect.arrayContaining([...before, 'tongxin-20000101-030000.dump', 'tongxin-20000101-030000.manifest']))
  // The forbidden twin: with its time right the same folder loses those that nobody needs.
  expect(await here.run('backup.sh', [], { NOW: '20270101-030000' })).toEqual({ code: 0, output: expect.stringContaining('已删除') })
})

onLinux('the name of a backup is the time of the database, whatever the clock of the machine says', async () => {
  here.standIn('date', 'echo 20000101-030000')
  expect(await here.run('backup.sh')).toMatchObject({ code: 0 })
  expect(files()).toEqual(['last-backup.json', 'tongxin-20261201-080000.dump', 'tongxin-20261201-080000.manifest'])
  expect(readFileSync(join(here.folder, 'tongxin-20261201-080000.manifest'), 'utf8')).toContain('at\t2026-12-01T00:00:00Z')
})

onLinux('a database that tells no time gives no backup', async () => {
  here.standIn('psql', 'cat >/dev/null; echo 4096')
  expect(await here.run('backup.sh')).toEqual({ code: 5, output: expect.stringContaining('没有备份') })
  expect(files()).toEqual([])
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
