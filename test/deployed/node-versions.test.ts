/** The built function and server under each Node that they may meet, in an empty folder. Part of `npm run test:long`, since it downloads them. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { installServer } from '../support/installed-server'
import { createDatabase } from '../support/postgres'
import { call, startServer } from '../support/server'
import { anXlsx } from '../support/spreadsheets'
import { FUNCTION_VERSIONS, SERVER_VERSIONS, installNode } from './node-versions'

const KEY = 'k'.repeat(40)
const nodes = new Map<string, string>()
beforeAll(() => {
  for (const version of FUNCTION_VERSIONS) nodes.set(version, installNode(version))
}, 300_000)
afterAll(() => {
  for (const node of nodes.values()) rmSync(join(dirname(node), '../../..'), { recursive: true })
})

/** Migrates, calls the function as a person, and reads a roster in its thread; prints all three answers. */
const DRIVER = `
const { Worker } = require('node:worker_threads')
const { readFileSync } = require('node:fs')
const person = { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'openid-1' }) }
const query = (path, input) => ({ path, type: 'query', input })
const read = () => new Promise((resolve, reject) => {
  const thread = new Worker('./api/reader-thread.js')
  thread.on('error', reject)
  thread.once('message', () => {
    thread.once('message', resolve)
    thread.postMessage({ name: 'a.xlsx', bytes: new Uint8Array(readFileSync('roster.xlsx')), organisations: [] })
  })
})
async function drive() {
  const migrated = await require('./migrate/index.js').main({ key: process.env.MIGRATE_KEY }, {})
  const called = await require('./api/index.js').main({ calls: [query('session.get'), query('activities.list', {})] }, person)
  console.log('\\n' + JSON.stringify({ migrated, called, read: await read() }))
  process.exit(0)
}
drive().catch((error) => { console.error(error); process.exit(1) })
`

test.each(FUNCTION_VERSIONS)('the functions migrate, answer and read a roster under Node %s', async (version) => {
  const { url, drop } = await createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-function-'))
  cpSync('dist/cloud', folder, { recursive: true })
  writeFileSync(join(folder, 'driver.cjs'), DRIVER)
  writeFileSync(
    join(folder, 'roster.xlsx'),
    anXlsx({
      rows: [
        ['姓名', '手机'],
        ['王样例', 13_800_000_001],
      ],
    }),
  )
  const output = execFileSync(nodes.get(version) ?? '', ['driver.cjs'], {
    cwd: folder,
    env: { DATABASE_URL: url, MIGRATE_KEY: KEY },
    encoding: 'utf8',
  })
  const answers = JSON.parse(output.trim().split('\n').pop() ?? '') as object
  expect(answers).toMatchObject({
    migrated: { ok: true, hasAdministrator: false },
    called: { answers: [{ ok: true }, { ok: true, data: { items: [] } }] },
    read: { ok: true },
  })
  rmSync(folder, { recursive: true })
  await drop()
})

test.each(SERVER_VERSIONS)('the server serves on both databases under Node %s', async (version) => {
  const { url, drop } = await createDatabase()
  const folder = installServer()
  for (const env of [
    { DATABASE_URL: url, DEMO: '' },
    { DATABASE_URL: '', DEMO: '0' },
  ]) {
    const server = await startServer(env, { folder, node: nodes.get(version) ?? '' })
    expect(await (await fetch(server.origin)).text()).toContain('lang="zh-CN"')
    expect(await call(server.origin, 'activities.list', {})).toEqual({ items: [], cursor: null })
    expect(await server.kill('SIGTERM')).toBe(0)
  }
  rmSync(folder, { recursive: true })
  await drop()
})
