import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestDatabase, createDatabase } from '../../support/postgres'
import { SERVER, SHORT_LIVED } from '../../support/programs'

const folder = mkdtempSync(join(tmpdir(), 'tongxin-import-'))
let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase('founded')
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

function run(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: database.url, NODE_ENV: 'development' }
  return spawnSync(process.execPath, [...SHORT_LIVED, SERVER, 'import', ...args], { env, encoding: 'utf8' })
}

function fileWith(text: string | Buffer): string {
  const path = join(folder, 'records.json')
  writeFileSync(path, text)
  return path
}

it('the valid records are imported, the others are listed with line, field and reason, and the exit code is 0', () => {
  const path = fileWith(`[
    {"id":"a","date":"2024-03-01","category":"law","region":"浙江省/金华市/永康市","hosts":["民革"],"services":[{"name":"法律咨询"}]},
    {"id":"b","date":null,"category":"law","region":"浙江省","hosts":["民革"],"services":[{"name":"法律咨询"}],"notes":"页面只写 7 月 16 日"},
    {"id":"c" }
  ]`)
  const { status, stdout } = run(path)
  expect(stdout).toMatch(
    /^1 imported, 0 already there, 2 not imported:\n {2}line 3: b: date: 没有日期.*7 月 16 日.*\n {2}line 4: date: 缺少/,
  )
  expect(status).toBe(0)
  expect(run(path).stdout).toMatch(/^0 imported, 1 already there, 2 not imported:/)
})

test.each([
  ['no file named', () => []],
  ['no such file', () => [join(folder, 'none.json')]],
  ['a file without one readable record', () => [fileWith('hello')]],
  // The bytes are 民革 in GBK.
  ['a file in another encoding', () => [fileWith(Buffer.from([0x5b, 0x22, 0xc3, 0xf1, 0xb8, 0xef, 0x22, 0x5d]))]],
])('the program ends with an error and does not open the database: %s', (_why, args) => {
  const { status, stderr } = run(...args())
  expect(status).toBe(1)
  expect(stderr).not.toBe('')
})
