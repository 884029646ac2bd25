/** The weekly check restores into a server of its own, and finds every kind of damage. */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../../../src/cloud/db/postgres'
import { fillVocabulary } from '../../../../support/vocabulary'
import { type Cluster, dumpsIn, filesIn, leftIn, startCluster } from './cluster'

let cluster: Cluster
let good: string
beforeAll(async () => {
  cluster = await startCluster()
  const url = await cluster.create('base')
  const connection = connectPostgres(url, 4)
  await migrate(connection)
  await fillVocabulary(connection)
  await connection.close()
  good = cluster.newFolder('good')
  expect(await cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: good })).toMatchObject({ code: 0 })
})
afterAll(() => cluster?.remove())

/** A folder with a copy of the backup, owned like the original. */
function copied(name: string): { folder: string; dump: string; manifest: string } {
  const folder = cluster.newFolder(name)
  const { uid, gid } = statSync(folder)
  for (const file of filesIn(good)) {
    cpSync(join(good, file), join(folder, file))
    chownSync(join(folder, file), uid, gid)
    chmodSync(join(folder, file), 0o600)
  }
  const dump = join(folder, dumpsIn(folder)[0] ?? '')
  return { folder, dump, manifest: dump.replace(/dump$/, 'manifest') }
}

const check = (folder: string) => cluster.run('check.sh', [], { BACKUP_DIR: folder })

test('a good backup passes, and the word of it has its tables and rows', async () => {
  const { folder, dump } = copied('passes')
  expect(await check(folder)).toEqual({ code: 0, output: expect.stringContaining('核对通过') })
  const [counted] = await cluster.sql<{ tables: number; rows: number }>(
    'base',
    `select count(*)::int as tables, sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text::int)::int as rows
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  expect(leftIn(folder, 'last-check.json')).toEqual({ at: expect.stringMatching(/Z$/), file: dump.split('/').pop(), ...counted, ok: true })
  expect(filesIn(folder).filter((name) => name.startsWith('.'))).toEqual([])
})

const FAILED = { tables: 0, rows: 0, ok: false }

test('a byte that has changed on the disk is found', async () => {
  const { folder, dump } = copied('byte')
  const bytes = readFileSync(dump)
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(dump, bytes)
  expect(await check(folder)).toEqual({ code: 6, output: expect.stringContaining('已经损坏') })
  expect(leftIn(folder, 'last-check.json')).toMatchObject(FAILED)
})

test('a dump that was torn before it was hashed is found', async () => {
  const { folder, dump, manifest } = copied('torn')
  truncateSync(dump, Math.floor(statSync(dump).size * 0.7))
  const hash = createHash('sha256').update(readFileSync(dump)).digest('hex')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/sha256\t.*/, `sha256\t${hash}`))
  expect((await check(folder)).code).not.toBe(0)
  expect(leftIn(folder, 'last-check.json')).toMatchObject(FAILED)
})

test.each([
  ['a table with a row more', /^(table\ttowns\t)(\d+)/m, (_: string, head: string, rows: string) => `${head}${Number(rows) + 1}`],
  ['a table with another content of as many rows', /^(table\ttowns\t\d+\t)(\d+)/m, (_: string, head: string) => `${head}1`],
  ['a table that is missing', /^table\ttowns\t/m, () => 'table\ttowns_of_old\t'],
])('%s is found and named', async (what, line, changed) => {
  const { folder, manifest } = copied(what)
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(line, changed))
  const { code, output } = await check(folder)
  expect({ code, output }).toEqual({ code: 6, output: expect.stringMatching(/towns[^]*对不上/) })
  expect(leftIn(folder, 'last-check.json')).toMatchObject(FAILED)
})

test('an empty folder is no passed check', async () => {
  const folder = cluster.newFolder('empty')
  expect(await check(folder)).toEqual({ code: 2, output: expect.stringContaining('没有能读的备份') })
})

test('a check that was killed leaves a server, which the next check stops', async () => {
  const { folder } = copied('killed')
  const { child, ended } = cluster.start('check.sh', [], { BACKUP_DIR: folder })
  const program = { isOver: false }
  void ended.then(() => (program.isOver = true))
  const served = () => {
    const left = readdirSync(folder).find((name) => name.startsWith('.check-') && !name.endsWith('.lock'))
    try {
      const lines = readFileSync(join(folder, left ?? '', 'data/postmaster.pid'), 'utf8').split('\n')
      return lines.some((line) => line.trim() === 'ready') ? Number(lines[0]) : 0
    } catch {
      return 0
    }
  }
  while (!program.isOver && served() === 0) await new Promise((turn) => setImmediate(turn))
  const server = served()
  child.kill('SIGKILL')
  let next = await check(folder)
  // The killed program's last statement holds its lock until it has ended.
  while (next.code === 3) next = await check(folder)
  expect(next).toMatchObject({ code: 0 })
  expect(() => process.kill(server, 0)).toThrow(/ESRCH/)
  expect(filesIn(folder).filter((name) => name.startsWith('.'))).toEqual([])
  await ended
})
