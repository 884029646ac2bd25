/** The built server in an empty folder, with nothing but Node. */
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installServer } from '../support/installed-server'
import { type TestDatabase, createDatabase } from '../support/postgres'
import { type RunningServer, call, startServer } from '../support/server'

let folder: string
let database: TestDatabase
let server: RunningServer | undefined
beforeAll(async () => {
  folder = installServer()
  database = await createDatabase()
})
afterEach(async () => {
  await server?.kill('SIGTERM')
  server = undefined
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['server.mjs', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url },
    encoding: 'utf8',
  })

test('on the embedded database it serves the page and an empty list, and keeps its data in its folder', async () => {
  server = await startServer({ DEMO: '0' }, { folder })
  const page = await (await fetch(server.origin)).text()
  expect(page).toContain('lang="zh-CN"')
  const [, script = ''] = /src="(\/js\/[^"]+)"/.exec(page) ?? []
  expect((await fetch(`${server.origin}${script}`)).headers.get('content-type')).toMatch(/javascript/)
  expect(await call(server.origin, 'activities.list', {})).toEqual({ items: [], cursor: null })
  expect(readdirSync(join(folder, 'data'))).toEqual(expect.arrayContaining(['database', 'tongxin.json']))
})

test('on PostgreSQL it brings an empty database up to date, and the programs beside it work on the same base', async () => {
  expect(run('migrate')).toMatchObject({ status: 0, stderr: '' })
  expect(run('found', 'county.example.json')).toMatchObject({ status: 0, stderr: '' })
  expect(run('admin', 'code').stdout).toMatch(/^开通码 \S{14}：/m)
  server = await startServer({ DATABASE_URL: database.url }, { folder })
  expect(await call(server.origin, 'vocabulary.get', {})).toMatchObject({ base: { name: '示范县同心社会服务实践基地' } })
  expect(await (await fetch(`${server.origin}/ready`)).json()).toEqual({ status: 'ready', database: 'postgres', schema: 'same' })
})

test.each([
  ['an unknown program', ['serv'], 'there is no program serv: choose serve, '],
  ["a program's name that every object has", ['constructor'], 'there is no program constructor'],
  ['a missing file', ['found', 'nowhere.json'], 'nowhere.json cannot be read: ENOENT'],
])('%s is refused with a sentence', (_what, args, message) => {
  const { status, stderr } = run(...args)
  expect(status).toBe(1)
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
