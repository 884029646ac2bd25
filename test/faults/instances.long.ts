/** Several servers of one base behind one address: what one of them has done, every other knows at once. Nine processes, so in the long tests. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../src/cloud/db/database'
import { connectPostgres } from '../../src/cloud/db/postgres'
import type { Vocabulary } from '../../src/contract/activities/activities'
import type { CheckInAnswer } from '../../src/contract/attendance/attendance'
import type { AskedWebSignIn, ScannedWebSignIn, StartSessionAnswer } from '../../src/contract/people/sign-in'
import { MOST_ATTEMPTS } from '../../src/domain/attendance/attempts'
import { day, hour } from '../../src/domain/calendar/calendar'
import { testBase } from '../support/base'
import { type Template, type TestDatabase, createDatabase } from '../support/postgres'
import { SERVER } from '../support/programs'
import { type RunningServer, call, startServer } from '../support/server'
import { type WeChatServer, startWeChat } from '../support/wechat-server'

const INSTANCES = 3
let database: TestDatabase
let connection: Connection
let servers: RunningServer[]

async function open(template?: Template): Promise<void> {
  database = await createDatabase(template)
  connection = connectPostgres(database.url, 1)
}
const startAll = async (env: Record<string, string>) => {
  servers = await Promise.all(Array.from({ length: INSTANCES }, () => startServer({ DATABASE_URL: database.url, ...env })))
}
const origins = () => servers.map(({ origin }) => origin)
async function close(): Promise<void> {
  await Promise.all(servers.map((server) => server.kill('SIGKILL')))
  await connection.close()
  await database.drop()
}

/** Runs a program beside the servers. */
async function run(...args: string[]): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, [SERVER, ...args], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'exit')
  return { code, output }
}

test('three servers that start at once on an empty database serve, while it is founded and a code is made beside them', async () => {
  await open()
  const [, found, admin] = await Promise.all([startAll({}), run('found', 'src/cloud/founding/example.json'), run('admin', 'code')])
  expect([found.code, admin.code]).toEqual([0, 0])
  for (const origin of origins()) {
    expect((await fetch(`${origin}/ready`)).status).toBe(200)
    expect((await call<Vocabulary>(origin, 'vocabulary.get', {})).base?.county).toBeTruthy()
  }
  expect(await rowsOf(connection.db, sql`select 1 from opening_codes`)).toHaveLength(1)
  // Each server says so after it has begun to serve.
  while (servers.some((server) => !server.output().includes('开通码'))) await new Promise(setImmediate)
  // The program's code replaces a server's, or is the one that the servers leave alone.
  const shown = servers.filter((server) => /开通码 [\dA-Z]{4}-/.test(server.output()))
  expect(shown.length).toBeLessThanOrEqual(1)
  await close()
})

describe('with a phone', () => {
  let weChat: WeChatServer
  beforeAll(async () => {
    await open('small')
    weChat = await startWeChat()
    await startAll({ WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: weChat.secret, WECHAT_API: weChat.api })
  })
  afterAll(async () => {
    await close()
    await weChat.close()
  })

  /** A call of the mini-program. */
  const onPhone = async <T>(origin: string, token: string | null, path: string, input: unknown = {}): Promise<T | number> => {
    const response = await fetch(`${origin}/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ calls: [{ path, type: /\.(get|list)$/.test(path) ? 'query' : 'mutation', input }] }),
    })
    if (!response.ok) return response.status
    const { answers } = (await response.json()) as { answers: { data: T }[] }
    return answers[0]?.data as T
  }
  const PROFILE = {
    name: '陈样例',
    phone: '13800000001',
    organisationIds: [],
    skillIds: [],
    agreesToPersonalData: true,
    agreesToMembership: false,
  }

  const startSession = async (origin: string, openid: string) => {
    const started = await onPhone<StartSessionAnswer>(origin, null, 'sessions.start', { code: weChat.codeOf(openid) })
    if (typeof started === 'number' || !started.ok) throw new Error('not signed in')
    return started.token
  }

  test('a browser that asks one server is scanned at the second and signed in by the third; ended at one, a session is over at all', async () => {
    const [first = '', second = '', third = ''] = origins()
    const token = await startSession(first, 'openid-chen')
    await onPhone(second, token, 'profile.save', PROFILE)

    let cookie = ''
    const inBrowser = async (origin: string, path: string, input: unknown = {}) => {
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) }
      const response = await fetch(`${origin}/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) })
      const set = response.headers.getSetCookie().filter((line) => !line.includes('Max-Age=0'))
      if (set.length > 0) cookie = set.map((line) => line.split(';')[0]).join('; ')
      const body = (await response.json()) as { result?: { data: unknown } }
      return body.result ? body.result.data : response.status
    }
    const asked = (await inBrowser(first, 'sessions.ask', { isShared: false })) as AskedWebSignIn
    expect(await onPhone<ScannedWebSignIn>(second, token, 'sessions.scan', { code: asked.code })).toMatchObject({ ok: true })
    expect(await onPhone(third, token, 'sessions.answer', { code: asked.code, number: asked.number })).toEqual({ ok: true })
    expect(await inBrowser(third, 'sessions.collect')).toMatchObject({ state: 'confirmed' })
    for (const origin of origins()) expect(await inBrowser(origin, 'session.get')).toMatchObject({ profile: { name: '陈样例' } })

    await onPhone(first, token, 'sessions.endAll')
    for (const origin of origins()) expect(await onPhone(origin, token, 'session.get')).toBe(401)
    expect(await inBrowser(second, 'session.get')).toBe(401)
  })

  test('wrong codes of a visit are counted together, whichever server hears them', async () => {
    const base = testBase(connection)
    const startsAt = Date.now() + day
    const position = { id: randomUUID(), name: '秩序引导', capacity: 3, skillId: null, quotas: [] }
    const { id } = await base.anActivity(await base.anOrganiser(), { startsAt, endsAt: startsAt + hour, positions: [position] })
    const [first = ''] = origins()
    const token = await startSession(first, 'openid-guesser')
    await onPhone(first, token, 'profile.save', PROFILE)
    const request = { requestId: randomUUID(), activityId: id, positionId: position.id, version: 2, organisationId: null }
    expect(await onPhone(first, token, 'signUps.create', request)).toMatchObject({ ok: true })
    const heard: unknown[] = []
    for (let guess = 0; guess < MOST_ATTEMPTS + INSTANCES; guess++) {
      const mark = { id: randomUUID(), kind: 'in', at: Date.now(), clockOffset: 0, code: '222222' }
      const asked = { activityId: id, deviceId: randomUUID(), marks: [mark] }
      heard.push(await onPhone(origins()[guess % INSTANCES] ?? '', token, 'attendance.checkIn', asked))
    }
    const reasons = heard.map((answer) => (answer as CheckInAnswer).results[0])
    expect(reasons.map((result) => (result?.ok ? 'ok' : result?.reason))).toEqual([
      ...Array.from({ length: MOST_ATTEMPTS }, () => 'venue-code-wrong'),
      ...Array.from({ length: INSTANCES }, () => 'too-many-attempts'),
    ])
  })
})
