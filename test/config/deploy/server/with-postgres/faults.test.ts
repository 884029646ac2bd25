/** Backups that are broken off leave the earlier ones as they are, and nothing that looks like a backup. */
import type { ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../../../src/cloud/db/postgres'
import { fillVocabulary } from '../../../../support/vocabulary'
import { type Cluster, type Ended, dumpsIn, filesIn, leftIn, startCluster } from './cluster'

let cluster: Cluster
let url: string
beforeAll(async () => {
  cluster = await startCluster()
  url = await cluster.create('base')
  const connection = connectPostgres(url, 4)
  await migrate(connection)
  await fillVocabulary(connection)
  await connection.close()
})
afterAll(() => cluster?.remove())

const backup = (folder: string, env: Record<string, string> = {}) =>
  cluster.start('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder, ...env })

/** A backup whose pg_dump waits for a sequence, which nothing else in the program reads, until `release`. */
async function heldBackup(folder: string): Promise<{ child: ChildProcess; ended: Promise<Ended>; release(): Promise<void> }> {
  const holder = new Client({ connectionString: url })
  await holder.connect()
  await holder.query('begin; alter sequence audit_log_id_seq rename to held')
  const { child, ended } = backup(folder)
  const waits = `select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.application_name = 'tongxin-backup'`
  const program = { isOver: false }
  void ended.then(() => (program.isOver = true))
  while (!program.isOver && (await cluster.sql('postgres', waits)).length === 0);
  return { child, ended, release: () => holder.end() }
}

/** Arguments of all processes of this machine. */
const processes = (): { pid: number; args: string }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [{ pid: Number(pid), args: readFileSync(join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ') }]
      } catch {
        return []
      }
    })

const dumpingTo = (folder: string) => processes().filter(({ args }) => args.includes('pg_dump') && args.includes(`--file=${folder}`))

test('a pg_dump that is killed leaves the last good backup and nothing else', async () => {
  const folder = cluster.newFolder('killed')
  expect(await backup(folder).ended).toMatchObject({ code: 0 })
  const before = [filesIn(folder), leftIn(folder, 'last-backup.json')]
  const held = await heldBackup(folder)
  for (const { pid } of dumpingTo(folder)) process.kill(pid, 'SIGKILL')
  expect(await held.ended).toEqual({ code: 5, output: expect.stringContaining('没有备份') })
  await held.release()
  expect([filesIn(folder), leftIn(folder, 'last-backup.json')]).toEqual(before)
})

test('a backup program that is killed leaves a rest, which the next backup clears away', async () => {
  const folder = cluster.newFolder('cleared')
  const held = await heldBackup(folder)
  held.child.kill('SIGKILL')
  for (const { pid } of dumpingTo(folder)) process.kill(pid, 'SIGKILL')
  await held.ended
  await held.release()
  expect(filesIn(folder)).toEqual([expect.stringMatching(/^\.backup-/)])
  expect(await backup(folder).ended).toMatchObject({ code: 0 })
  expect(filesIn(folder)).toHaveLength(3)
})

test('of two backups at once the second is refused, and the first is whole', async () => {
  const folder = cluster.newFolder('twice')
  const first = await heldBackup(folder)
  expect(await backup(folder).ended).toEqual({ code: 3, output: expect.stringContaining('另一个备份正在进行') })
  await first.release()
  expect(await first.ended).toMatchObject({ code: 0 })
  expect(dumpsIn(folder)).toHaveLength(1)
})

test('rows that arrive during a backup are neither in it nor counted', async () => {
  const folder = cluster.newFolder('meanwhile')
  const held = await heldBackup(folder)
  await cluster.sql('base', `insert into towns (id, name, ordinal) values ('meanwhile', '后来镇', 99)`)
  await held.release()
  expect(await held.ended).toMatchObject({ code: 0 })
  expect(await cluster.run('check.sh', [], { BACKUP_DIR: folder })).toMatchObject({ code: 0 })
})

test('the password stands in no list of processes', async () => {
  const folder = cluster.newFolder('secret')
  const held = await heldBackup(folder)
  const running = processes()
  await held.release()
  expect(await held.ended).toMatchObject({ code: 0 })
  const password = new URL(url).password
  expect(running.filter(({ args }) => args.includes('pg_dump'))).not.toEqual([])
  expect(running.filter(({ args }) => args.includes(password) || args.includes(decodeURIComponent(password)))).toEqual([])
})

test('a disk that is full in the middle leaves the earlier backups', async () => {
  const folder = cluster.newFolder('full')
  expect(await backup(folder).ended).toMatchObject({ code: 0 })
  const before = filesIn(folder)
  const LIMIT_BLOCKS = 20
  const limited = cluster.start('../limited.sh', [String(LIMIT_BLOCKS)], { DATABASE_URL: url, BACKUP_DIR: folder })
  expect(await limited.ended).toEqual({ code: 5, output: expect.stringContaining('没有备份') })
  expect(filesIn(folder)).toEqual(before)
})

test.each([
  ['a database that is not there', () => new URL(url).href.replace(/\/base$/, '/nowhere'), 5, '数据库连不上'],
  ['a schema that is not there', () => `${url}?options=-c%20search_path=nowhere`, 5, '一张表也没有'],
  ['a base without a table', () => url.replace(/\/base$/, '/postgres'), 5, '一张表也没有'],
  ['a wrong password', () => url.replace(/:[^:@]+@/, ':geheim@'), 5, '数据库连不上'],
])('%s gives no backup', async (what, address, code, sentence) => {
  const folder = cluster.newFolder(what)
  const ended = await backup(folder, { DATABASE_URL: address() }).ended
  expect(ended).toEqual({ code, output: expect.stringContaining(sentence) })
  expect(ended.output).not.toContain('geheim')
  expect(filesIn(folder)).toEqual([])
})
