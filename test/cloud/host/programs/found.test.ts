/** `npm run found` with real files and a real database. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../../../src/cloud/db/database'
import { connectPostgres } from '../../../../src/cloud/db/postgres'
import { type TestDatabase, createDatabase } from '../../../support/postgres'
import { SERVER } from '../../../support/programs'

const EXAMPLE = 'src/cloud/founding/example.json'
const folder = mkdtempSync(join(tmpdir(), 'tongxin-found-'))
let database: TestDatabase
let connection: Connection
beforeAll(async () => {
  database = await createDatabase('empty')
  connection = connectPostgres(database.url, 1)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await connection.close()
  await database.drop()
})

const run = (program: 'found' | 'import', ...args: string[]) =>
  spawnSync(process.execPath, [SERVER, program, ...args], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: 'development' },
    encoding: 'utf8',
  })

const fileWith = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const stored = () =>
  rowsOf<{ bases: number; towns: number; organisations: number; categories: number; audit: number }>(
    connection.db,
    sql`select (select count(*) from base) bases, (select count(*) from towns) towns, (select count(*) from organisations) organisations,
      (select count(*) from categories) categories, (select count(*) from audit_log where action = 'base.founded' and actor_id is null) audit`,
  )
const NOTHING = [{ bases: 0, towns: 0, organisations: 0, categories: 0, audit: 0 }]

it('a file with mistakes writes nothing, a dry run writes nothing, the file founds once, and only then past visits are imported', async () => {
  const wrong = run('found', fileWith('wrong.json', '{\n  "county": "示范县",\n  "towns": ["东样镇",\n    "东样镇"]\n}'))
  expect(wrong.stderr).toMatch(/wrong\.json has 1 mistake, nothing was written:\n {2}line 4: towns\[1\]: 「东样镇」写了两遍/)
  expect(wrong.status).toBe(1)
  const early = run('import', fileWith('visits.json', VISITS))
  expect(early.stderr).toContain('found it first with npm run found')
  expect(early.status).toBe(1)
  const dry = run('found', EXAMPLE, '--dry-run')
  expect(dry.stdout).toMatch(
    /^示范县同心社会服务实践基地 would be founded, nothing was written\n {2}county: 示范县\n {2}phone: 0571-81234567, 周一至周五 8:30–17:00\n/,
  )
  expect(dry.status).toBe(0)
  expect(await stored()).toEqual(NOTHING)

  const founded = run('found', EXAMPLE)
  expect(founded.stdout).toMatch(/^示范县同心社会服务实践基地 founded\n/)
  expect(founded.status).toBe(0)
  const after = [{ bases: 1, towns: 4, organisations: 5, categories: 6, audit: 1 }]
  expect(await stored()).toEqual(after)

  const again = run('found', EXAMPLE)
  expect(again.stderr).toMatch(/^nothing was written: 基地已经开通了，叫「示范县同心社会服务实践基地」/)
  expect(again.status).toBe(1)
  expect(await stored()).toEqual(after)

  expect(run('import', join(folder, 'visits.json')).stdout).toMatch(/^1 imported/)
  const visits = await rowsOf(connection.db, sql`select t.name town, a.place from activities a join towns t on t.id = a.town_id`)
  expect(visits).toEqual([{ town: '城关镇', place: '东门村' }])
})

const VISITS = JSON.stringify([
  {
    id: 'a',
    date: '2024-03-01',
    category: 'law',
    region: '浙江省/示范县',
    town: '城关镇',
    place: '东门村',
    hosts: ['民革'],
    services: [{ name: '法律咨询' }],
  },
])

test.each([
  ['no file named', [], /^usage: npm run found/],
  ['two files', [EXAMPLE, EXAMPLE], /^usage: npm run found/],
  ['no such file', ['none.json'], /^none\.json cannot be read: ENOENT/],
])('the program ends with an error: %s', (_why, args, message) => {
  const { status, stderr } = run('found', ...args)
  expect(status).toBe(1)
  expect(stderr).toMatch(message)
})
