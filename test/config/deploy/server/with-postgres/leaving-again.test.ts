/** A restored base forgets no wish to be forgotten: the newest manifest beside the backup knows who has left since. */
import { randomUUID } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../../../src/cloud/db/postgres'
import { runJobs } from '../../../../../src/cloud/host/jobs'
import { finishLeaving } from '../../../../../src/cloud/people/leaving'
import { day } from '../../../../../src/domain/calendar/calendar'
import { type Cluster, dumpsIn, startCluster } from './cluster'

const silent = { info: () => undefined, error: () => undefined }
let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(() => cluster?.remove())

const NAMES = ['岳样例', '龚样例', '裴样例', '樊样例'] as const
const ids: string[] = NAMES.map(() => randomUUID())

const soon = new Date(Date.now() + 5 * day).toISOString()

async function migratedBase(database: string): Promise<string> {
  const url = await cluster.create(database)
  const connection = connectPostgres(url, 4)
  await migrate(connection)
  await connection.close()
  await cluster.sql(database, `insert into audit_log (at, action) values (now(), '${database}')`)
  return url
}

/** A base with four people, the second of whom is leaving, and a session. */
async function filledBase(database: string): Promise<string> {
  const url = await migratedBase(database)
  const people = ids.map((id, n) => `('${id}', 'o${n}', '${NAMES[n]}', '1380000000${n}', now())`)
  await cluster.sql(
    database,
    `insert into sessions (id, token_hash, openid, kind, device, created_at, used_at, ends_at)
       values ('${randomUUID()}', 'x', 'o', 'browser', 'Firefox', now(), now(), now());
     insert into volunteers (id, openid, name, phone, created_at) values ${people.join(',')};
     update volunteers set leaves_at = '${soon}' where id = '${ids[1]}'`,
  )
  return url
}

/** Gives the one backup of the folder a name of the year before, since of one day only the newest is kept. @returns the dump's new name */
function madeOlder(folder: string): string {
  const [name = ''] = dumpsIn(folder)
  const older = `tongxin-${Number(name.slice(8, 12)) - 1}${name.slice(12)}`
  for (const kind of ['dump', 'manifest']) renameSync(join(folder, name.replace('dump', kind)), join(folder, older.replace('dump', kind)))
  return older
}

async function names(database: string): Promise<Record<string, string>> {
  const rows = await cluster.sql<{ id: string; name: string }>(database, 'select id, name from volunteers')
  return Object.fromEntries(rows.map(({ id, name }) => [NAMES[ids.indexOf(id)] ?? id, name.replace(/^已注销.*/, '已注销')]))
}

test('after an older backup those leave again who have left since, and those stay who have taken it back', async () => {
  const [left, back, , asked] = ids
  const url = await filledBase('base')
  const folder = cluster.newFolder('backups')
  const backup = () => cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder })
  expect(await backup()).toMatchObject({ code: 0 })
  const older = madeOlder(folder)

  await cluster.sql(
    'base',
    `update volunteers set leaves_at = null where id = '${back}'; update volunteers set leaves_at = now() where id = '${left}';
     update volunteers set leaves_at = '${soon}' where id = '${asked}'`,
  )
  const original = connectPostgres(url, 4)
  expect(await finishLeaving(original.db, left ?? '', Date.now())).toMatchObject({ left: true })
  await original.close()
  expect(await backup()).toMatchObject({ code: 0 })
  expect(dumpsIn(folder)).toHaveLength(2)

  const target = await cluster.create('restored')
  const { code, output } = await cluster.run('restore.sh', ['--sign-out', join(folder, older)], { DATABASE_URL: target })
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringMatching(/2 人在备份之后申请了注销或已经注销[^]*1 人撤回了注销[^]*2 人正在注销/),
  })
  expect(await names('restored')).toEqual(Object.fromEntries(NAMES.map((name) => [name, name])))
  expect(await cluster.sql('restored', 'select 1 from sessions')).toEqual([])
  const restored = connectPostgres(target, 4)
  await runJobs(restored.db, Date.now(), silent)
  expect(await names('restored')).toEqual({ 岳样例: '已注销', 龚样例: '龚样例', 裴样例: '裴样例', 樊样例: '樊样例' })
  await runJobs(restored.db, Date.now() + 6 * day, silent)
  expect(await names('restored')).toEqual({ 岳样例: '已注销', 龚样例: '龚样例', 裴样例: '裴样例', 樊样例: '已注销' })
  await restored.close()
})

test('the newest backup comes back as it was, sessions and leavings included', async () => {
  const folder = cluster.newFolder('newest')
  const [url, other] = [await filledBase('own'), await migratedBase('other')]
  const run = (address: string) => cluster.run('backup.sh', [], { DATABASE_URL: address, BACKUP_DIR: folder })
  expect(await run(url)).toMatchObject({ code: 0 })
  const own = madeOlder(folder)
  // A newer manifest of another base says nothing about this one.
  expect(await run(other)).toMatchObject({ code: 0 })
  const target = await cluster.create('alike')
  const { code, output } = await cluster.run('restore.sh', [join(folder, own)], { DATABASE_URL: target })
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('已恢复并核对') })
  const state = 'select id, name, leaves_at, left_at from volunteers order by id'
  expect(await cluster.sql('alike', state)).toEqual(await cluster.sql('own', state))
  expect(await cluster.sql('alike', 'select 1 from sessions')).toEqual(await cluster.sql('own', 'select 1 from sessions'))
})
