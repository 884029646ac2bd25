/** `npm run admin` with a real database. */
import { spawnSync } from 'node:child_process'
import { testBase } from '../../../support/base'
import { connectPostgres } from '../../../../src/cloud/db/postgres'
import { type TestDatabase, createDatabase } from '../../../support/postgres'
import { SERVER } from '../../../support/programs'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase('small')
})
afterAll(() => database.drop())

const run = (...args: string[]) =>
  spawnSync(process.execPath, [SERVER, 'admin', ...args], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: 'development' },
    encoding: 'utf8',
  })

test('a code is printed that makes a volunteer the administrator', async () => {
  const { status, stdout } = run('code')
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^开通码 [\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}：/)])
  const base = testBase(connectPostgres(database.url, 1))
  const person = await base.aVolunteer()
  const now = Date.now()
  expect(await base.as(person, now).sessions.open({ code: /开通码 (\S+?)：/.exec(stdout)?.[1] ?? '' })).toEqual({ ok: true })
  expect((await base.as(person, now).session.get()).isAdministrator).toBe(true)
  await base.close()
})

test('another command is refused with the usage, and a database out of reach with one line', () => {
  expect(run('password')).toMatchObject({ status: 1, stdout: '', stderr: 'usage: npm run admin -- code\n' })
  const { status, stderr } = spawnSync(process.execPath, [SERVER, 'admin', 'code'], {
    env: { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    encoding: 'utf8',
  })
  expect([status, stderr.trim().split('\n').length]).toEqual([1, 1])
  expect(stderr).toMatch(/^DATABASE_URL cannot be used/)
})
