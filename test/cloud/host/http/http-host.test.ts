/** The HTTP host over real sockets: the API, its limits and its errors. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkByWords } from '../../../../src/cloud/content/words'
import { createHost } from '../../../../src/cloud/host/http/http-host'
import { type TestBase, NOW, openBase } from '../../../support/base'

let base: TestBase
let address: string
let app: Awaited<ReturnType<typeof createHost>>
const page = mkdtempSync(join(tmpdir(), 'tongxin-page-'))

beforeAll(async () => {
  base = await openBase()
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>同心服务</title>')
  writeFileSync(join(page, 'app.0123abcd.js'), '')
  app = await createHost({
    connection: base.connection,
    page,
    callsPerMinute: 100,
    trustProxy: '127.0.0.1',
    arrivesWithin: 1_000,
    checkContent: checkByWords(),
    log: { info: () => undefined, error: () => undefined },
    now: () => NOW,
    identify: ({ headers }) => ({ openid: (headers['x-test-person'] as string | undefined) ?? null, persona: null }),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const bound = app.server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
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

test('a batch of more than twenty calls is refused, and one of twenty is answered', async () => {
  const batchOf = (count: number) => post(`/rpc/${Array.from({ length: count }, () => 'session.get').join(',')}?batch=1`, '{}')
  const refused = await batchOf(21)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    error: { message: 'malformed', data: { fault: 'malformed', requestId: expect.any(String) } },
  })
  expect((await batchOf(20)).status).toBe(200)
})

/** Sends bytes to the host. @returns all that it answers until it closes the connection */
const answerTo = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk))
    socket.once('error', reject)
    socket.once('close', () => resolve(answer))
  })
const close = 'host: localhost\r\nconnection: close\r\n'

test.each([
  ['an address that is not UTF-8', `GET /%ff HTTP/1.1\r\n${close}\r\n`, 400, 'malformed'],
  ['an address of a procedure that is not UTF-8', `POST /rpc/%ff HTTP/1.1\r\n${close}content-length: 0\r\n\r\n`, 400, 'malformed'],
  ['the method TRACE', `TRACE / HTTP/1.1\r\n${close}\r\n`, 404, 'not-found'],
  ['the method DELETE for a procedure', `DELETE /rpc/session.get HTTP/1.1\r\n${close}\r\n`, 405, 'malformed'],
  ['the method CONNECT', `CONNECT example.com:443 HTTP/1.1\r\n${close}\r\n`, 405, 'malformed'],
  ['an expectation', `POST /rpc/session.get HTTP/1.1\r\n${close}expect: a-miracle\r\ncontent-length: 0\r\n\r\n`, 417, 'malformed'],
  ['a request without a host', 'GET /rpc/session.get HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'malformed'],
  ['a call without a type of content', `POST /rpc/session.get HTTP/1.1\r\n${close}content-length: 0\r\n\r\n`, 415, 'malformed'],
  ['a method that there is not', `NOTHING / HTTP/1.1\r\n${close}\r\n`, 400, 'malformed'],
  ['a line that is no request', 'hello\r\n\r\n', 400, 'malformed'],
  [
    'a body of another type',
    `POST /rpc/session.get HTTP/1.1\r\n${close}content-type: text/csv\r\ncontent-length: 2\r\n\r\n{}`,
    415,
    'malformed',
  ],
  [
    'a body of several parts',
    `POST /rpc/session.get HTTP/1.1\r\n${close}content-type: multipart/form-data; boundary=x\r\ncontent-length: 2\r\n\r\n--`,
    415,
    'malformed',
  ],
  ['a body of text', `POST /rpc/session.get HTTP/1.1\r\n${close}content-type: text/plain\r\ncontent-length: 2\r\n\r\n{}`, 415, 'malformed'],
  ['a path that is encoded twice', `POST /rpc/session.get%252Csession.get HTTP/1.1\r\n${close}content-length: 0\r\n\r\n`, 400, 'malformed'],
  ['parameters of a connection', `GET /rpc/session.get?connectionParams=x HTTP/1.1\r\n${close}\r\n`, 400, 'malformed'],
  ['a host that is none', 'GET /rpc/session.get HTTP/1.1\r\nhost: [[[\r\nconnection: close\r\n\r\n', 400, 'malformed'],
  [
    'a body that does not arrive',
    `POST /rpc/session.get HTTP/1.1\r\n${close}content-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
    408,
    'malformed',
  ],
  ['a head that does not arrive', 'POST /rpc/session.get HTTP/1.1\r\nhost:', 408, 'malformed'],
])('%s is answered in the one shape', async (_what, bytes, status, code) => {
  const answer = await answerTo(bytes)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  const body = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)) as { error: { message: string; data: object } }
  expect(body.error.message).toBe(code)
  expect(body.error.data).toEqual({ fault: code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})

test.each([
  ['of the old protocol without a host', 'GET /rpc/session.get HTTP/1.0\r\n\r\n'],
  [
    'that waits to be asked for its body',
    `POST /rpc/session.get HTTP/1.1\r\n${close}expect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
  ],
  ['that offers another protocol', 'GET /rpc/session.get HTTP/1.1\r\nhost: a\r\nupgrade: h2c\r\nconnection: upgrade, close\r\n\r\n'],
])('a request %s is answered', async (_what, bytes) => {
  expect(await answerTo(bytes)).toMatch(/HTTP\/1\.1 200 [^]*"isSignedIn":false/)
})

test('a persona or an openid in a request is ignored', async () => {
  const headers = { 'x-demo-persona': 'administrator', 'x-wx-openid': 'somebody', openid: 'somebody' }
  const answer = await post('/rpc/desk.list', '{"when":"upcoming"}', headers)
  expect(answer.status).toBe(401)
})

test('framing and scripts of other origins are forbidden', async () => {
  const { headers } = await fetch(address)
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

describe('a caller who calls too often', () => {
  const from = (caller: string) => ({ 'x-forwarded-for': `203.0.113.200, ${caller}` })
  const as = (key: string, address: string) => ({ 'x-test-person': key, ...from(address) })
  const calls = (count: number, headers: Record<string, string>) =>
    post(`/rpc/${Array.from({ length: count }, () => 'session.get').join(',')}?batch=1`, '{}', headers)

  test('is one person, from however many addresses, and another person at the same address still gets answers', async () => {
    for (let sent = 0; sent < 5; sent++) expect((await calls(20, as('one', `198.51.100.${10 + sent}`))).status).toBe(200)
    expect((await calls(1, as('one', '198.51.100.20'))).status).toBe(429)
    expect((await calls(1, as('two', '198.51.100.10'))).status).toBe(200)
    expect((await calls(1, from('198.51.100.10'))).status).toBe(200)
  })

  test('is one address that is another person with each call, after many more calls', async () => {
    let answered = 0
    for (let person = 0; person < 110; person++) if ((await calls(20, as(`person ${person}`, '198.51.100.30'))).status === 200) answered++
    expect(answered).toBe(100)
    expect((await calls(1, as('two', '198.51.100.31'))).status).toBe(200)
  })

  test('is refused with a code, but still gets the page, and others still get answers', async () => {
    const headers = from('198.51.100.1')
    const answers = await Promise.all(Array.from({ length: 120 }, () => post('/rpc/session.get', '{}', headers)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100)
    const turnedAway = answers.find(({ status }) => status === 429)
    expect(await turnedAway?.json()).toMatchObject({ error: { message: 'too-many', data: { fault: 'too-many' } } })
    expect((await post('/%72pc/session.get', '{}', headers)).status).toBe(429)
    expect((await fetch(address, { headers })).status).toBe(200)
    for (const spelled of ['198.51.100.1:1000', '198.51.100.1:1001'])
      expect((await post('/rpc/session.get', '{}', from(spelled))).status).toBe(429)
    expect((await post('/rpc/session.get', '{}', from('198.51.100.2'))).status).toBe(200)
  })

  test('is the proxy itself if it names no valid address', async () => {
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, n) => post('/rpc/session.get', '{}', { 'x-forwarded-for': `198.51.100.${n}, unknown` })),
    )
    expect(answers.some(({ status }) => status === 429)).toBe(true)
  })

  test('is refused after as many calls in batches', async () => {
    const headers = from('198.51.100.3')
    const batch = `/rpc/${Array.from({ length: 20 }, () => 'session.get').join('%2c')}?batch=1`
    for (let sent = 0; sent < 5; sent++) expect((await post(batch, '{}', headers)).status).toBe(200)
    expect((await post('/rpc/session.get', '{}', headers)).status).toBe(429)
  })
})
