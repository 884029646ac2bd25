/** The cloud function's handler, on a real database server, called as the platform calls it. */
import { randomUUID } from 'node:crypto'
import type { FunctionContext } from '../../../../src/cloud/host/function/identity'
import { type TestDatabase, createDatabase } from '../../../support/postgres'

type Main = (event: unknown, context: FunctionContext) => Promise<unknown>
let database: TestDatabase
let main: Main
let written: string[]

beforeAll(async () => {
  database = await createDatabase('empty')
  process.env['DATABASE_URL'] = database.url
  ;({ main } = await import('../../../../src/cloud/host/function/cloud-function'))
})
beforeEach(() => {
  written = []
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    written.push(String(line))
    return true
  })
})
afterEach(() => jest.restoreAllMocks())
afterAll(() => database.drop())

const as = (openid: string | null): FunctionContext => ({
  environment: JSON.stringify(openid === null ? { WX_CONTEXT_KEYS: 'WX_APPID' } : { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid }),
})
const query = (path: string, input?: unknown) => ({ path, type: 'query', input })

test('each call of a batch is answered separately, in order', async () => {
  const calls = [
    query('session.get'),
    query('activities.get', { activityId: 'nope' }),
    query('activities.list', {}),
    query('desk.list', { when: 'upcoming' }),
  ]
  expect(await main({ calls }, as('openid-1'))).toMatchObject({
    answers: [
      { ok: true, data: { isSignedIn: true, personas: [] } },
      { ok: false, fault: { code: 'malformed' } },
      { ok: true, data: { items: [], cursor: null } },
      { ok: false, fault: { code: 'not-signed-in' } },
    ],
  })
})

test.each([
  ['nothing', undefined],
  ['no calls', {}],
  ['a malformed call', { calls: [1] }],
  ['a thousand calls', { calls: Array.from({ length: 1000 }, () => query('session.get')) }],
])('%s is answered with a code and no stack', async (_what, event) => {
  const answer = await main(event, as('openid-1'))
  expect(answer).toEqual({ answers: [{ ok: false, fault: { code: 'malformed', requestId: expect.any(String) } }] })
})

test('a query sent as a mutation is refused, and an unknown procedure is not found', async () => {
  const calls = [{ ...query('profile.save', {}) }, query('toString'), query('session.__proto__')]
  const { answers } = (await main({ calls }, as('openid-1'))) as { answers: { ok: boolean; fault?: { code: string } }[] }
  expect(answers.every(({ ok }) => !ok)).toBe(true)
  expect(answers.map(({ fault }) => fault?.code)).not.toContain('internal')
})

test("the platform's timer runs the jobs; a person who sends the same event does not", async () => {
  const timer = { Type: 'Timer', TriggerName: 'minutely' }
  expect(await main(timer, as(null))).toEqual({ removed: 0, released: 0, seated: 0, left: 0, refiled: 0 })
  expect(await main(timer, as('openid-1'))).toMatchObject({ answers: [{ ok: false, fault: { code: 'malformed' } }] })
})

test("the platform's timer does nothing while the function's clock differs from the database's", async () => {
  const time = Date.now()
  jest.spyOn(Date, 'now').mockImplementation(() => time + 3 * 60_000)
  expect(await main({ Type: 'Timer' }, as(null))).toEqual({ refused: 'clocks-differ' })
  expect(written.join('')).toContain('"event":"jobs-refused"')
})

test('a person who calls an instance too often is refused with a code, and others still get answers', async () => {
  const event = { calls: Array.from({ length: 20 }, () => query('session.get')) }
  const answers: unknown[] = []
  for (let sent = 0; sent < 31; sent++) answers.push(await main(event, as('openid-busy')))
  expect(answers[29]).toMatchObject({ answers: Array.from({ length: 20 }, () => ({ ok: true })) })
  expect(answers[30]).toEqual({ answers: [{ ok: false, fault: { code: 'too-many', requestId: expect.any(String) } }] })
  expect(await main(event, as('openid-calm'))).toMatchObject({
    answers: [{ ok: true }, ...Array.from({ length: 19 }, () => ({ ok: true }))],
  })
})

test('the identity is never taken from the event', async () => {
  const event = {
    calls: [query('session.get', { openid: 'administrator' })],
    openid: 'administrator',
    userInfo: { openId: 'administrator' },
  }
  expect(await main(event, as(null))).toMatchObject({ answers: [{ ok: true, data: { isSignedIn: false } }] })
})

test('the environment cannot switch personas on', async () => {
  process.env['DEMO'] = '1'
  const event = { calls: [query('session.get')], 'x-demo-persona': 'administrator' }
  expect(await main(event, as('openid-1'))).toMatchObject({ answers: [{ data: { personas: [], persona: null, isAdministrator: false } }] })
  delete process.env['DEMO']
})

test('an environment that is not JSON causes a fault with a code, and its text is not logged', async () => {
  expect(await main({ calls: [] }, { environment: '{secret' })).toMatchObject({ answers: [{ ok: false, fault: { code: 'internal' } }] })
  expect(written.join('')).toContain('"fault":"internal"')
  expect(written.join('')).not.toContain('secret')
})

const lines = () => written.map((text) => JSON.parse(text) as Record<string, unknown>)

test('a batch is one line of the log, with each procedure, its outcome and its time', async () => {
  await main({ calls: [query('session.get'), query('desk.list', { when: 'upcoming' }), query('陈样例.get')] }, as('openid-1'))
  expect(lines().filter(({ event }) => event !== 'figures')).toEqual([
    {
      at: expect.any(String),
      level: 'info',
      event: 'call',
      requestId: expect.any(String),
      ms: expect.any(Number),
      calls: expect.arrayContaining([
        { procedure: 'session.get', outcome: 'ok', ms: expect.any(Number) },
        { procedure: 'desk.list', outcome: 'not-signed-in', ms: expect.any(Number) },
        { procedure: 'unknown', outcome: 'not-found', ms: 0 },
      ]),
    },
  ])
})

test('the figures of a minute are a line, with those of the base when the timer comes, and no second line in that minute', async () => {
  const figures = () => lines().filter(({ event }) => event === 'figures')
  const time = Date.now()
  const clock = jest.spyOn(Date, 'now').mockReturnValue(time + 60_000)
  await main({ calls: [query('session.get'), query('session.get')] }, as('openid-1'))
  await main({ calls: [query('session.get')] }, as('openid-1'))
  expect(figures()).toMatchObject([{ calls: { 'session.get': { ok: expect.any(Number) } }, pool: { waiting: 0 } }])
  clock.mockReturnValue(time + 119_000)
  await main({ Type: 'Timer' }, as(null))
  expect(figures()[1]).toMatchObject({
    seconds: 59,
    calls: { 'session.get': { ok: 1 } },
    jobs: { runs: 1, failures: 0 },
    databaseBytes: expect.any(Number),
    memoryMb: expect.any(Number),
  })
  expect(figures()).toHaveLength(2)
})

test('a mistyped setting of the function is a line of the log, once, and the function answers', async () => {
  process.env['WECHAT_APP_SECERT'] = 'hushhush'
  await jest.isolateModulesAsync(async () => {
    const fresh = await import('../../../../src/cloud/host/function/cloud-function')
    for (let sent = 0; sent < 2; sent++)
      expect(await fresh.main({ calls: [query('session.get')] }, as(null))).toMatchObject({ answers: [{ ok: true }] })
  })
  delete process.env['WECHAT_APP_SECERT']
  expect(lines().filter(({ event }) => event === 'mistyped-setting')).toMatchObject([
    { name: 'WECHAT_APP_SECERT', meant: ['WECHAT_APP_SECRET'] },
  ])
  expect(written.join('')).not.toContain('hushhush')
})

test('the log has neither names nor openids', async () => {
  const openid = `openid-${randomUUID()}`
  const profile = {
    name: '陈样例',
    phone: '13800000001',
    organisationIds: ['nowhere'],
    skillIds: [],
    agreesToPersonalData: true,
    agreesToMembership: true,
  }
  await main({ calls: [{ path: 'profile.save', type: 'mutation', input: profile }] }, as(openid))
  expect(written.length).toBeGreaterThan(0)
  expect(written.join('')).not.toMatch(/陈样例|13800000001|openid-/)
})
