/** Backup and restore of a base on a real PostgreSQL, by an account that owns the database and nothing else. */
import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../../../src/cloud/db/postgres'
import { seedDemo } from '../../../../../src/cloud/demo/seed'
import type { ActivityDetail } from '../../../../../src/contract/activities/activities'
import type { SignUpAnswer } from '../../../../../src/contract/sign-ups'
import { freeSeats } from '../../../../../src/domain/activities/position'
import { call, startServer } from '../../../../support/server'
import { type Cluster, contentsOf, dumpsIn, filesIn, leftIn, startCluster } from './cluster'

let cluster: Cluster
let url: string
beforeAll(async () => {
  cluster = await startCluster()
  url = await cluster.create('base')
  const connection = connectPostgres(url, 4)
  await migrate(connection)
  await seedDemo(connection.db, Date.now())
  await connection.close()
})
afterAll(() => cluster?.remove())

async function backedUp(name: string, env: Record<string, string> = {}): Promise<{ folder: string; dump: string }> {
  const folder = cluster.newFolder(name)
  const { code, output } = await cluster.run('backup.sh', [], { DATABASE_URL: url, BACKUP_DIR: folder, ...env })
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('已备份') })
  return { folder, dump: join(folder, dumpsIn(folder)[0] ?? '') }
}

test('a restored base equals the original in every table and sequence', async () => {
  const { folder, dump } = await backedUp('equal')
  const restored = await cluster.create('equal')
  const { code, output } = await cluster.run('restore.sh', [dump], { DATABASE_URL: restored })
  // A single line: remarks of PostgreSQL would frighten whoever restores.
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^已恢复并核对：.*\n$/) })
  const before = await contentsOf(cluster, 'base')
  expect(Object.keys(before).length).toBeGreaterThan(40)
  expect(await contentsOf(cluster, 'equal')).toEqual(before)
  expect(leftIn(folder, 'last-backup.json')).toEqual({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    file: dumpsIn(folder)[0],
    bytes: statSync(dump).size,
  })
})

test('a restored server takes its first sign-up', async () => {
  const { dump } = await backedUp('served')
  const restored = await cluster.create('served')
  await cluster.run('restore.sh', [dump], { DATABASE_URL: restored })
  const server = await startServer({ DATABASE_URL: restored, DEMO: '1' })
  try {
    const headers = { 'x-demo-persona': 'resident', 'x-device': randomUUID() }
    const profile = {
      name: '陈样例',
      phone: '13800000001',
      organisationIds: [],
      skillIds: [],
      agreesToPersonalData: true,
      agreesToMembership: false,
    }
    await call(server.origin, 'profile.save', profile, headers)
    const open = await firstOpen(server.origin, headers)
    const answer = await call<SignUpAnswer>(
      server.origin,
      'signUps.create',
      { requestId: randomUUID(), ...open, organisationId: null },
      headers,
    )
    expect(answer).toMatchObject({ ok: true, status: 'confirmed' })
  } finally {
    await server.kill('SIGTERM')
  }
})

/** A visit of the samples with a free seat that asks for no skill. */
async function firstOpen(origin: string, headers: Record<string, string>) {
  const { items } = await call<{ items: { id: string }[] }>(origin, 'activities.list', { limit: 50 }, headers)
  for (const { id: activityId } of items) {
    const { version, positions } = await call<ActivityDetail>(origin, 'activities.get', { activityId }, headers)
    const position = positions.find((one) => freeSeats(one) > 0 && one.skill === null)
    if (position) return { activityId, positionId: position.id, version }
  }
  throw new Error('the samples have no visit with a free seat')
}

test('a base in a schema of its own comes back under its name, whatever else the databases hold', async () => {
  await cluster.sql('base', 'create schema county authorization owner; create table other (x text)')
  const address = `${url}?options=-c%20search_path=county`
  const connection = connectPostgres(address, 2)
  await migrate(connection)
  await connection.close()
  const { dump } = await backedUp('county', { DATABASE_URL: address })
  await cluster.sql('base', 'drop table other')
  const target = await cluster.create('county')
  await cluster.sql('county', 'create table public.neighbour (x text)')
  expect(await cluster.run('restore.sh', [dump], { DATABASE_URL: target })).toEqual({
    code: 2,
    output: expect.stringContaining('search_path=county'),
  })
  expect(await cluster.sql('county', "select 1 from pg_namespace where nspname = 'county'")).toEqual([])
  const chosen = await cluster.run('restore.sh', [dump], { DATABASE_URL: `${target}?options=-c%20search_path=county` })
  expect(chosen).toMatchObject({ code: 0 })
  expect(await contentsOf(cluster, 'county', 'county')).toEqual(await contentsOf(cluster, 'base', 'county'))
})

test.each([
  ['a table', 'create table mine (x text)'],
  ['a function alone', "create function mine() returns int language sql as 'select 1'"],
  ['a type alone', "create type mine as enum ('a')"],
])('a database with %s is refused and stays as it is', async (what, statement) => {
  const { dump } = await backedUp(`filled ${what}`)
  const target = await cluster.create(`filled ${what}`)
  await cluster.sql(`filled ${what}`, statement)
  const { code, output } = await cluster.run('restore.sh', [dump], { DATABASE_URL: target })
  expect({ code, output }).toEqual({ code: 7, output: expect.stringContaining('备份只恢复到空的数据库') })
  expect(await cluster.sql(`filled ${what}`, "select 1 from pg_class where relname = 'volunteers'")).toEqual([])
})

test('objects of an extension in the schema are not in the way', async () => {
  const { dump } = await backedUp('extension')
  const target = await cluster.create('extension')
  await cluster.sql('extension', 'create extension btree_gist with schema public')
  expect(await cluster.run('restore.sh', [dump], { DATABASE_URL: target })).toMatchObject({ code: 0 })
})

test('only the account that runs the backup can read its files, and the manifest names nobody', async () => {
  const { folder } = await backedUp('closed')
  const modes = filesIn(folder).map((name) => [
    name.replace(/\d{8}-\d{6}/, 'STAMP'),
    (statSync(join(folder, name)).mode & 0o777).toString(8),
  ])
  expect(modes).toEqual([
    ['last-backup.json', '600'],
    ['tongxin-STAMP.dump', '600'],
    ['tongxin-STAMP.manifest', '600'],
  ])
  const people = await cluster.sql<{ name: string; phone: string }>('base', "select name, phone from volunteers where phone <> ''")
  const manifest = readFileSync(join(folder, filesIn(folder)[2] ?? ''), 'utf8')
  expect(people.length).toBeGreaterThan(20)
  expect(people.filter(({ name, phone }) => manifest.includes(name) || manifest.includes(phone))).toEqual([])
})
