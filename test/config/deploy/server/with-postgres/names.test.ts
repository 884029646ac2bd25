/** Names that a shell, psql and an address give a meaning of their own, and limits of the account, change nothing in a backup. */
import { chmodSync, chownSync, cpSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../../../src/cloud/db/postgres'
import { fillVocabulary } from '../../../../support/vocabulary'
import { type Cluster, contentsOf, dumpsIn, leftIn, startCluster } from './cluster'

let cluster: Cluster
let url: string
async function filled(address: string): Promise<string> {
  const connection = connectPostgres(address, 2)
  await migrate(connection)
  await fillVocabulary(connection)
  await connection.close()
  return address
}
beforeAll(async () => {
  cluster = await startCluster()
  url = await filled(await cluster.create('base'))
})
afterAll(() => cluster?.remove())

const quoted = (schema: string) => `"${schema.replaceAll('"', '""')}"`

/** Address of a schema, whose name is quoted as one, then as an option of a session, then as a part of the address. */
const inSchema = (address: string, schema: string) =>
  `${address}?options=${encodeURIComponent(`-c search_path=${quoted(schema).replaceAll(/[\\\s]/g, String.raw`\$&`)}`)}`

test.each(['My Base', 'a,b', `o'x"y`, '同心 %41', String.raw`back\slash`, 'star*', 'user'])(
  'the schema %s is backed up, checked and restored',
  async (schema) => {
    await cluster.sql('base', `create schema ${quoted(schema)} authorization owner`)
    const address = await filled(inSchema(url, schema))
    const folder = cluster.newFolder(`schema ${Buffer.from(schema).toString('hex')}`)
    expect(await cluster.run('backup.sh', [], { DATABASE_URL: address, BACKUP_DIR: folder })).toMatchObject({ code: 0 })
    expect(await cluster.run('check.sh', [], { BACKUP_DIR: folder })).toEqual({ code: 0, output: expect.stringContaining('核对通过') })
    const target = await cluster.create(folder.slice(-12))
    const dump = join(folder, dumpsIn(folder)[0] ?? '')
    const ended = await cluster.run('restore.sh', [dump], { DATABASE_URL: inSchema(target, schema) })
    expect(ended).toEqual({ code: 0, output: expect.stringContaining('已恢复并核对') })
    expect(await contentsOf(cluster, folder.slice(-12), schema)).toEqual(await contentsOf(cluster, 'base', schema))
  },
)

test.each(["o'brien", 'two words', '$(exit 3) `false` $HOME', 'quote"d', String.raw`back\slash`])(
  'the programs work in a folder %s, for a folder of that name',
  async (name) => {
    const [folder, programs] = [cluster.newFolder(name), join(cluster.folder, `${name} programs`)]
    cpSync(join(cluster.folder, 'programs'), programs, { recursive: true })
    const run = (script: string, args: string[], env: Record<string, string>) =>
      cluster.run(join('..', `${name} programs`, script), args, env)
    expect(await run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder })).toMatchObject({ code: 0 })
    expect(await run('check.sh', [], { BACKUP_DIR: folder })).toEqual({ code: 0, output: expect.stringContaining('核对通过') })
    expect(leftIn(folder, 'last-check.json')).toMatchObject({ ok: true })
    const database = `in ${Buffer.from(name).toString('hex')}`
    const [target, temporary] = [await cluster.create(database), cluster.newFolder(`${name} temporary`)]
    const dump = join(folder, dumpsIn(folder)[0] ?? '')
    expect(await run('restore.sh', [dump], { DATABASE_URL: target, TMPDIR: temporary })).toMatchObject({ code: 0 })
    expect(await contentsOf(cluster, database)).toEqual(await contentsOf(cluster, 'base'))
  },
)

test('limits of the account end neither a backup nor a restore', async () => {
  const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout']
  const folder = cluster.newFolder('limits')
  const target = await cluster.create('limited')
  for (const limit of limits) await cluster.sql('base', `alter role owner set ${limit} = '150ms'`)
  try {
    // A slow disk in the middle of both.
    const slow = toolsWith('pg_restore', 'sleep 1; exec "$real" "$@"')
    expect(await cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder, PG_BIN: slow })).toMatchObject({ code: 0 })
    const dump = join(folder, dumpsIn(folder)[0] ?? '')
    expect(await cluster.run('restore.sh', [dump], { DATABASE_URL: target, PG_BIN: slow })).toMatchObject({ code: 0 })
  } finally {
    await cluster.sql('base', 'alter role owner reset all')
  }
  expect(await contentsOf(cluster, 'limited')).toEqual(await contentsOf(cluster, 'base'))
})

test("a limit that newer tools set and the database does not know is left out, and a person's words like it are not", async () => {
  const words = 'SET transaction_timeout = 0;'
  await cluster.sql('base', `insert into towns (id, name, ordinal) values ('words', '${words}', 98)`)
  const folder = cluster.newFolder('newer')
  expect(await cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder })).toMatchObject({ code: 0 })
  const newer = toolsWith('pg_restore', `case "$*" in *--file=-*) echo '${words}' ;; esac; exec "$real" "$@"`)
  const target = await cluster.create('newer')
  const dump = join(folder, dumpsIn(folder)[0] ?? '')
  expect(await cluster.run('restore.sh', [dump], { DATABASE_URL: target, PG_BIN: newer })).toMatchObject({ code: 0 })
  expect(await contentsOf(cluster, 'newer')).toEqual(await contentsOf(cluster, 'base'))
})

let made = 0
/** Folder of the tools, in which one is a script that may call the `$real` one. */
function toolsWith(name: string, script: string): string {
  const folder = join(cluster.folder, `tools ${(made += 1)}`)
  mkdirSync(folder)
  for (const tool of ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore', 'psql']) {
    if (tool !== name) symlinkSync(join(cluster.bin, tool), join(folder, tool))
  }
  writeFileSync(join(folder, name), `#!/bin/sh\nreal='${join(cluster.bin, name)}'\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
  const { uid, gid } = statSync(cluster.folder)
  chownSync(folder, uid, gid)
  return folder
}
