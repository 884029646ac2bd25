/** A clock that is wrong, of the machine or of a database, costs no backup and nobody's wish to leave. */
import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../../../src/cloud/db/postgres'
import { type Cluster, dumpsIn, leftIn, startCluster } from './cluster'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(() => cluster?.remove())

const ID = randomUUID()

async function baseOf(database: string): Promise<string> {
  const url = await cluster.create(database)
  const connection = connectPostgres(url, 2)
  await migrate(connection)
  await connection.close()
  await cluster.sql(
    database,
    `insert into audit_log (at, action) values (now(), '${database}');
     insert into volunteers (id, openid, name, phone, created_at) values ('${ID}', 'o', '岳样例', '13800000001', now())`,
  )
  return url
}

const FUTURE = 2

/** Gives the one backup of the folder the name and the time that a clock two years ahead would have given it. @returns its dump's name */
function madeFuture(folder: string, change = (manifest: string) => manifest): string {
  const [name = ''] = dumpsIn(folder)
  const future = `tongxin-${Number(name.slice(8, 12)) + FUTURE}${name.slice(12)}`
  renameSync(join(folder, name), join(folder, future))
  const [old, fresh] = [name, future].map((dump) => join(folder, dump.replace(/dump$/, 'manifest')))
  renameSync(old ?? '', fresh ?? '')
  const manifest = readFileSync(fresh ?? '', 'utf8').replace(/^at\t(\d{4})/m, (_, year) => `at\t${Number(year) + FUTURE}`)
  writeFileSync(fresh ?? '', change(manifest))
  return future
}

const leavesAt = (database: string) => cluster.sql(database, `select leaves_at is not null as leaves from volunteers where id = '${ID}'`)

test.each([
  ['of the same server', (manifest: string) => manifest],
  ['of another server', (manifest: string) => manifest.replace(/^server\t\d+/m, 'server\t1')],
])('a backup %s that is dated in the future is told, takes back no leaving, and is not what a check tries', async (what, change) => {
  const url = await baseOf(`future ${what}`)
  const folder = cluster.newFolder(`future ${what}`)
  const backup = () => cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder })
  expect(await backup()).toMatchObject({ code: 0 })
  const future = madeFuture(folder, change)
  await cluster.sql(`future ${what}`, `update volunteers set leaves_at = now() + interval '3 days'`)
  expect(await backup()).toEqual({ code: 8, output: expect.stringContaining(future) })
  const newest = dumpsIn(folder).find((name) => name !== future) ?? ''

  const target = await cluster.create(`restored ${what}`)
  const restored = await cluster.run('restore.sh', [join(folder, newest)], { DATABASE_URL: target })
  expect(restored).toEqual({ code: 0, output: expect.stringMatching(/在将来[^]*已恢复并核对[^]*1 人正在注销/) })
  expect(restored.output).not.toContain('撤回了')
  expect(await leavesAt(`restored ${what}`)).toEqual([{ leaves: true }])

  expect(await cluster.run('check.sh', [], { BACKUP_DIR: folder })).toMatchObject({ code: 0 })
  expect(leftIn(folder, 'last-check.json')).toMatchObject({ file: newest, ok: true })
})

test('a leaving since a backup that is dated in the future is done again, by the word of the newer one', async () => {
  const url = await baseOf('since')
  const folder = cluster.newFolder('since')
  const backup = () => cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder })
  expect(await backup()).toMatchObject({ code: 0 })
  const future = madeFuture(folder)
  await cluster.sql('since', `update volunteers set leaves_at = now() + interval '3 days'`)
  expect(await backup()).toMatchObject({ code: 8 })
  const target = await cluster.create('since restored')
  const { code, output } = await cluster.run('restore.sh', [join(folder, future)], { DATABASE_URL: target })
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('1 人在备份之后申请了注销') })
  expect(await leavesAt('since restored')).toEqual([{ leaves: true }])
})

test("a machine's clock that is wrong gives a backup its name by the database's", async () => {
  const url = await baseOf('machine')
  const [folder, bin] = [cluster.newFolder('machine'), cluster.newFolder('machine bin')]
  writeFileSync(join(bin, 'date'), '#!/bin/sh\necho 20000101-030000\n', { mode: 0o755 })
  const PATH = `${bin}:${process.env['PATH']}`
  const [{ stamp } = { stamp: '' }] = await cluster.sql<{ stamp: string }>(
    'machine',
    `select to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') as stamp`,
  )
  expect(await cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder, PATH })).toMatchObject({ code: 0 })
  expect(dumpsIn(folder)).toEqual([expect.stringMatching(`tongxin-${stamp}-`)])
})
