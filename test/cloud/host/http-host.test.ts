/** The HTTP host over real sockets: the API, its limits and its errors. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkByWords } from '../../../src/cloud/content/words'
import { createHost } from '../../../src/cloud/host/http-host'
import { type TestBase, NOW, openBase } from '../../support/base'

let base: TestBase
let address: string
let lines: { event: string; fields: Record<string, unknown> | undefined }[]
let app: Awaited<ReturnType<typeof createHost>>
const page = mkdtempSync(join(tmpdir(), 'tongxin-page-'))

beforeAll(async () => {
  base = await openBase()
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>同心服务</title>')
  writeFileSync(join(page, 'app.0123abcd.js'), '')
  const write = (event: string, fields?: Record<string, unknown>) => lines.push({ event, fields })
  app = await createHost({
    connection: base.connection,
    page,
    callsPerMinute: 40,
    checkContent: checkByWords(),
    log: { info: write, error: write },
    now: () => NOW,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const bound = app.server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
})
beforeEach(() => {
  lines = []
})
afterAll(async () => {
  await app.close()
  await base.close()
  rmSync(page, { recursive: true, force: true })
})

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${address}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

test('the page is served uncached, and its hashed files are cached for a year', async () => {
  const answer = await fetch(address)
  expect(await answer.text()).toContain('同心服务')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  const hashed = await fetch(`${address}/app.0123abcd.js`)
  expect(hashed.headers.get('cache-control')).toMatch(/immutable/)
})

test('a batch of calls is answered, including queries sent with POST', async () => {
  const answer = await post('/rpc/session.get,vocabulary.get?batch=1', JSON.stringify({}))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject([
    { result: { data: { isSignedIn: false } } },
    { result: { data: { base: { name: '示范基地' } } } },
  ])
})

test('the longest batch that the page sends is answered', async () => {
  const paths = Array.from({ length: 10 }, () => 'vocabulary.get').join(',')
  expect((await post(`/rpc/${paths}?batch=1`, '{}')).status).toBe(200)
})

test('the host reports itself healthy while the database answers', async () => {
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ok', database: base.connection.kind })
})

test.each([
  ['an input of the wrong shape', '/rpc/activities.get', '{"activityId":"nope"}', 400, 'malformed'],
  ['a body that is not JSON', '/rpc/activities.get', '{', 400, 'malformed'],
  ['an unknown procedure', '/rpc/activities.destroy', '{}', 404, 'not-found'],
  ["a procedure of an object's own", '/rpc/__proto__.constructor', '{}', 404, 'not-found'],
  ['a body of a megabyte', '/rpc/activities.get', JSON.stringify({ activityId: 'x'.repeat(1 << 20) }), 413, 'too-large'],
  ['an unknown path', '/nowhere', '{}', 404, 'not-found'],
])('%s is answered with a code and nothing else', async (_what, path, body, status, code) => {
  const answer = await post(path, body)
  expect(answer.status).toBe(status)
  const { error } = (await answer.json()) as { error: { message: string; data: object } }
  expect(error.message).toBe(code)
  expect(error.data).toEqual({ fault: code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})

test('a persona or an openid in a request is ignored', async () => {
  const headers = { 'x-demo-persona': 'administrator', 'x-wx-openid': 'somebody', openid: 'somebody' }
  const answer = await post('/rpc/desk.list', '{"when":"upcoming"}', headers)
  expect(answer.status).toBe(401)
})

test('a request is logged by its path alone, without typed text', async () => {
  await fetch(`${address}/rpc/activities.list?input=${encodeURIComponent(JSON.stringify({ text: '陈样例' }))}`)
  await post('/rpc/profile.save', JSON.stringify({ name: '陈样例', phone: '13800000001' }))
  const logged = JSON.stringify(lines)
  expect(logged).toContain('/rpc/activities.list')
  expect(logged).not.toMatch(/陈样例|13800000001|%E9%99%88/)
})

test('framing and scripts of other origins are forbidden', async () => {
  const { headers } = await fetch(address)
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('the calls of a caller who calls too often are refused with a code, but the page is still served', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, () => post('/rpc/session.get', '{}')))
  const turnedAway = answers.find(({ status }) => status === 429)
  expect(await turnedAway?.json()).toMatchObject({ error: { message: 'too-many', data: { fault: 'too-many' } } })
  expect((await post('/%72pc/session.get', '{}')).status).toBe(429)
  expect((await fetch(address)).status).toBe(200)
})
