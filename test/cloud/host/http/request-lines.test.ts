/** The log of the HTTP host: a line a request, with its calls, and without anything about people. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../../src/cloud/db/database'
import { runDueJobs } from '../../../../src/cloud/host/jobs'
import { makeOpening } from '../../../../src/cloud/people/opening'
import { type Heard, type SignInWorld, signInWorld } from '../../../support/sign-in-world'
import { SESSION_KEY } from '../../../support/wechat-server'

let world: SignInWorld
beforeAll(async () => {
  world = await signInWorld()
})
beforeEach(() => world.next())
afterAll(() => world.close())

type Line = [level: string, event: string, fields: Record<string, unknown>]
const lines = () => world.lines.map((line) => JSON.parse(line) as Line)
const post = (path: string, body: unknown) =>
  fetch(`${world.origin}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

const id = expect.stringMatching(/^[0-9a-f-]{36}$/)
const ms = expect.any(Number)
const line = (level: string, fields: object) => [level, 'request', { requestId: id, method: 'POST', ms, ...fields }]

test("a page's batch is one line with each call and its outcome, a client's mistake as information", async () => {
  await post('/rpc/vocabulary.get,activities.get,desk.list?batch=1', { 1: { activityId: 'nope' }, 2: { when: 'upcoming' } })
  expect(lines()).toEqual([
    line('info', {
      path: '/rpc/:path',
      status: 207,
      calls: expect.arrayContaining([
        { procedure: 'vocabulary.get', outcome: 'ok', ms },
        { procedure: 'activities.get', outcome: 'malformed', ms },
        { procedure: 'desk.list', outcome: 'not-signed-in', ms },
      ]),
    }),
  ])
})

test("the mini-program's batch is one line, and a refusal is an outcome", async () => {
  const calls = [
    { path: 'session.get', type: 'query' },
    { path: 'sessions.start', type: 'mutation', input: { code: 'none' } },
  ]
  await post('/calls', { calls })
  expect(lines()).toEqual([
    line('info', {
      path: '/calls',
      status: 200,
      calls: expect.arrayContaining([
        { procedure: 'session.get', outcome: 'ok', ms },
        { procedure: 'sessions.start', outcome: 'wechat-code-over', ms },
      ]),
    }),
  ])
})

test.each([
  ['of the page', () => post('/rpc/陈样例.get', {})],
  ['of the mini-program', () => post('/calls', { calls: [{ path: '陈样例.get', type: 'query' }] })],
])('a procedure %s that does not exist is logged without the name that somebody wrote', async (_of, ask) => {
  await ask()
  const [[level, event, fields]] = lines() as [Line]
  expect([level, event, fields['calls']]).toEqual(['info', 'request', [{ procedure: 'unknown', outcome: 'not-found', ms: 0 }]])
})

test('a request that is refused before its calls has the fault in its line', async () => {
  await post('/calls', { calls: 'x'.repeat(200_000) })
  expect(lines()).toEqual([line('info', { path: '/calls', status: 413, fault: 'too-large' })])
})

test('a failure of the database is the one line, as an error, with its code and origin', async () => {
  await world.base.connection.db.execute(sql`alter table towns rename to lost`)
  try {
    await post('/rpc/vocabulary.get', {})
  } finally {
    await world.base.connection.db.execute(sql`alter table lost rename to towns`)
  }
  const error = expect.objectContaining({ code: '42P01', where: expect.any(Array) })
  const call = { procedure: 'vocabulary.get', outcome: 'internal', ms, error }
  expect(lines()).toEqual([line('error', { path: '/rpc/:path', status: 500, calls: [call] })])
})

test('an address that leads nowhere is logged without its path', async () => {
  await fetch(`${world.origin}/陈样例/13800000001?name=陈样例`)
  expect(lines()).toEqual([['info', 'request', { requestId: id, method: 'GET', status: 404, ms, fault: 'not-found' }]])
})

/** Texts that no line may hold, from the database and from what phones and browsers keep. */
async function secrets(...more: string[]): Promise<string[]> {
  const { db } = world.base.connection
  const people = await rowsOf<{ name: string; phone: string; openid: string | null }>(db, sql`select name, phone, openid from volunteers`)
  return [...people.flatMap(({ name, phone, openid }) => [name, phone, openid ?? '']), ...more].filter((text) => text.length > 1)
}

test('the log of a whole journey has no names, phones, openids, tokens or codes', async () => {
  const { base } = world
  const answers: Heard[] = []
  const organiser = await base.anOrganiser('nonggong')
  const openid = `openid-${randomUUID()}`
  const [name, phone] = ['欧阳试样', '13987654321']
  const token = await world.signedIn({ openid })
  const [onPhone, atDesk] = [token, await world.signedIn(organiser)].map(
    (held) => async (path: string, input?: unknown) => answers.push(await world.onPhone(held, path, input)),
  ) as [(path: string, input?: unknown) => Promise<number>, (path: string, input?: unknown) => Promise<number>]
  const agreed = { agreesToPersonalData: true, agreesToMembership: false }
  await onPhone('profile.save', { name, phone, organisationIds: [], skillIds: [], ...agreed })
  await onPhone('profile.save', { name, phone, organisationIds: ['nowhere'], skillIds: [], ...agreed, agreesToMembership: true })
  const { id: activityId, plan } = await base.anActivity(organiser)
  const signUp = { requestId: randomUUID(), activityId, positionId: plan.positions[1]?.id, version: 2, organisationId: null }
  await onPhone('signUps.create', signUp)
  await onPhone('signUps.create', { ...signUp, requestId: randomUUID() })

  const code = await makeOpening(base.connection.db, world.time)
  await onPhone('sessions.open', { code: 'AAAA-AAAA-AAAA' })
  await onPhone('sessions.open', { code })
  const browser = await world.signedInBrowser({ id: '', openid })
  for (const [path, input] of [
    ['session.get', {}],
    ['roles.find', { text: name }],
    ['ownData.get', {}],
  ] as const)
    answers.push(await browser.call(path, input))

  const uploadId = randomUUID()
  const roster = Buffer.from(`姓名,电话\n${name},${phone}\n`)
  await atDesk('uploads.start', { uploadId, kind: 'roster', name: `${name}的名册.xls`, size: roster.length })
  await atDesk('uploads.part', { uploadId, ordinal: 0, data: roster.toString('base64') })
  await atDesk('members.preview', { organisationId: 'nonggong', uploadId })
  const mark = { id: randomUUID(), personId: name, kind: 'in', at: world.time, evidence: 'organiser' }
  await atDesk('attendance.sync', { activityId, deviceId: randomUUID(), marks: [mark], since: 0 })

  await base.connection.db.execute(sql`alter table volunteers add constraint broken check (name <> '周坏样') not valid`)
  await onPhone('profile.save', { name: '周坏样', phone, organisationIds: [], skillIds: [], ...agreed })
  await base.connection.db.execute(sql`alter table volunteers drop constraint broken`)
  await base.connection.db.execute(sql`alter table volunteers rename to lost`)
  await onPhone('profile.save', { name, phone, organisationIds: [], skillIds: [], ...agreed })
  const failing = { info: write, error: write }
  await runDueJobs(base.connection.db, () => Date.now(), failing).catch(() => undefined)
  await base.connection.db.execute(sql`alter table lost rename to volunteers`)
  await runDueJobs(base.connection.db, () => Date.now(), failing)

  const logged = world.lines.join('\n')
  const kept = await secrets(token, code, code.replaceAll('-', ''), SESSION_KEY, '周坏样', '的名册', ...browser.jar.values())
  expect(kept.filter((text) => logged.includes(text))).toEqual([])
  // The journey met what it should: answers, refusals, faults of callers and of the program.
  const outcomes = new Set(
    lines().flatMap(([, , fields]) => ((fields['calls'] ?? []) as { outcome: string }[]).map(({ outcome }) => outcome)),
  )
  for (const met of ['ok', 'internal', 'malformed', 'already-signed-up']) expect([...outcomes]).toContain(met)
})

const write = (event: string, fields: object = {}) => void world.lines.push(JSON.stringify(['job', event, fields]))
