/** Addresses and files of the web page over HTTP. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { BUILD_HEADER } from '../../../../../src/contract/page-files'
import { type TestBase, openBase } from '../../../../support/base'
import { type PageHost, SCRIPT, SHELL, openPageHost, writePage } from './page-host'

let base: TestBase
let host: PageHost
beforeAll(async () => {
  base = await openBase()
  host = await openPageHost({ connection: base.connection })
})
beforeEach(() => writePage(host.folder))
afterAll(async () => {
  await host.close()
  await base.close()
})

test('a built file is sent as the build compressed it, by what the browser takes, and is kept for ever', async () => {
  const [br, gzip, plain] = await Promise.all(
    ['gzip, deflate, br', 'gzip', 'identity'].map((accepted) => host.get('/js/app.0123abcd.js', { 'accept-encoding': accepted })),
  )
  expect(br?.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(br && brotliDecompressSync(br.rawPayload).toString()).toBe(SCRIPT)
  expect(gzip?.headers['content-encoding']).toBe('gzip')
  expect(gzip && gunzipSync(gzip.rawPayload).toString()).toBe(SCRIPT)
  expect(plain?.headers['content-encoding']).toBeUndefined()
  for (const answer of [br, gzip, plain]) {
    expect(answer?.headers['cache-control']).toMatch(/max-age=31536000, immutable/)
    expect(answer?.headers['content-type']).toMatch(/javascript/)
  }
})

test('a file that the build did not compress is sent as it is', async () => {
  const answer = await host.get('/chunk/1.0123abcd.js', { 'accept-encoding': 'br, gzip' })
  expect(answer.body).toBe('small')
})

test('a file bears no header that only documents need, and a document has them all', async () => {
  const file = await host.get('/js/app.0123abcd.js')
  expect(file.headers).not.toHaveProperty('content-security-policy')
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  for (const path of ['/', '/me', '/no/such/page'])
    expect((await host.get(path)).headers['content-security-policy']).toMatch(/default-src 'self'/)
})

test('an address of the page has the shell, uncached and with a tag; the same tag needs no second copy', async () => {
  const first = await host.get('/me')
  expect(first.statusCode).toBe(200)
  expect(first.body).toBe(SHELL)
  expect(first.headers['cache-control']).toBe('no-cache')
  const again = await host.get('/me', { 'if-none-match': String(first.headers.etag) })
  expect(again.statusCode).toBe(304)
  expect(again.body).toBe('')
})

test('a first screen is compressed, and names the files of its own page', async () => {
  const answer = await host.get('/', { 'accept-encoding': 'br' })
  expect(answer.headers['content-encoding']).toBe('br')
  const body = brotliDecompressSync(answer.rawPayload).toString()
  expect(body).toContain('<link rel="preload" href="/chunk/1.0123abcd.js" as="script">')
  expect(body).toContain('<link rel="preload" href="/css/1.0123abcd.css" as="style">')
  expect(body).not.toContain('/chunk/2.')
})

test('an unknown address is a page in words for a browser, and a fault for everything else', async () => {
  const page = await host.get('/no/such/page')
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('没有找到这个页面')
  expect(page.body).toContain('href="/"')
  const file = await host.get('/chunk/gone.0123abcd.js', { accept: '*/*' })
  expect(file.statusCode).toBe(404)
  expect(file.json()).toMatchObject({ error: { data: { fault: 'not-found' } } })
})

test.each([
  ['/screens/main/activity/index?id=x', '/activity?id=x'],
  ['/screens/main/activities/index', '/'],
  ['/screens/day/on-site/index?id=a%26b', '/day/on-site?id=a%26b'],
])('a path of the mini-program, %s, leads on to %s', async (path, address) => {
  const answer = await host.get(path)
  expect(answer.statusCode).toBe(301)
  expect(answer.headers.location).toBe(address)
})

test.each(['/screens//evil.example/index', '/screens/../../etc/passwd', '/..%2f..%2fetc%2fpasswd', '/__proto__', '/constructor'])(
  'an address that means harm, %s, leads nowhere',
  async (path) => {
    const answer = await host.get(path, { accept: '*/*' })
    expect([403, 404]).toContain(answer.statusCode)
    expect(answer.headers.location).toBeUndefined()
  },
)

test('a new build under a running server is served at once, and calls name it', async () => {
  const build = async () => (await host.get('/rpc/session.get')).headers[BUILD_HEADER]
  expect(await build()).toBe('b1')
  writePage(host.folder, 'b2')
  expect((await host.get('/me')).body).toContain('content="b2"')
  expect(await build()).toBe('b2')
})

test('a page that is being built anew is no error of the server', async () => {
  rmSync(join(host.folder, 'index.html'))
  expect((await host.get('/')).statusCode).toBe(404)
  expect((await host.get('/rpc/session.get')).statusCode).toBe(200)
})

test('a large answer to a call is compressed, a small one is not, and a caller who takes none gets none', async () => {
  const ask = (path: string, accepted: string) => host.get(`/rpc/${path}`, { 'accept-encoding': accepted })
  const several = `${Array.from({ length: 5 }, () => 'vocabulary.get').join(',')}?batch=1`
  const large = await ask(several, 'gzip, br')
  expect(large.headers['content-encoding']).toBe('br')
  expect(large.headers.vary).toMatch(/accept-encoding/)
  expect(JSON.parse(brotliDecompressSync(large.rawPayload).toString())).toMatchObject(
    Array.from({ length: 5 }, () => ({ result: { data: { base: { name: '示范基地' } } } })),
  )
  expect((await ask(several, 'br;q=0, gzip;q=0')).headers['content-encoding']).toBeUndefined()
  expect((await ask('session.get', 'gzip, br')).headers['content-encoding']).toBeUndefined()
})
