import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { type Fault, faultOf } from '../../../src/client/wire/fault'
import { HTTP_LIMIT, faultingFetch, withoutEndedSession } from '../../../src/client/wire/http-fetch'
import type { AppRouter } from '../../../src/cloud/router'

const onlinePhone = { isOnline: () => true, noteAnswer: () => undefined }

/** A client over the web page's link, with a server that gives this answer. */
const connected = (answer: (url: string, init?: RequestInit) => Promise<Response>, reach = onlinePhone) =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: 'http://server/rpc',
        methodOverride: 'POST',
        fetch: faultingFetch((url, init) => answer(url instanceof URL ? url.href : (url as string), init), reach),
      }),
    ],
  })
const faultFrom = (call: Promise<unknown>): Promise<Fault> => call.then(() => Promise.reject(new Error('no fault')), faultOf)
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const page = (status: number) => new Response('<html>gateway</html>', { status })
const coded = (fault: string) => ({ error: { message: fault, code: -32_600, data: { fault, requestId: 'request-1' } } })

test('typed text is sent in the body, not in the address', async () => {
  const urls: string[] = []
  const api = connected(async (url) => {
    urls.push(url)
    return json([{ result: { data: { items: [], cursor: null } } }])
  })
  await api.activities.list.query({ text: '义诊' })
  expect(urls).toEqual(['http://server/rpc/activities.list?batch=1'])
})

test.each([
  ['a server that is stopped', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
  ['a page where an answer should be', async () => page(200), 'unreadable'],
  ['a gateway that finds no server', async () => page(502), 'unavailable'],
  ['a server that is starting', async () => page(503), 'unavailable'],
  ['a rate limit in front of the server', async () => page(429), 'too-many'],
  ['a body that a proxy does not let through', async () => page(413), 'too-large'],
  ['any other page', async () => page(404), 'unreadable'],
  ['a coded error for this call', async () => json([coded('forbidden')], 403), 'forbidden'],
  ['a coded error for the whole batch', async () => json(coded('too-many'), 429), 'too-many'],
  ['an error without a known code', async () => json([{ error: { message: 'x', code: -1, data: {} } }], 500), 'unreadable'],
] as const)('%s', async (_what, answer, code) => {
  expect((await faultFrom(connected(answer).session.get.query())).code).toBe(code)
})

test('without an answer, a phone that reports no network is offline', async () => {
  const failing = () => Promise.reject(new TypeError('Failed to fetch'))
  const call = connected(failing, { ...onlinePhone, isOnline: () => false }).session.get.query()
  expect((await faultFrom(call)).code).toBe('offline')
})

test("a fault has the server's request id", async () => {
  expect((await faultFrom(connected(async () => json([coded('internal')], 500)).session.get.query())).requestId).toBe('request-1')
})

test('an answer later than the limit has timed out', async () => {
  jest.useFakeTimers()
  try {
    const never = (_url: string, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    const fault = faultFrom(connected(never).session.get.query())
    await jest.advanceTimersByTimeAsync(HTTP_LIMIT)
    expect((await fault).code).toBe('timed-out')
  } finally {
    jest.useRealTimers()
  }
})

describe('a browser whose session has ended', () => {
  const ended = () =>
    new Response(JSON.stringify({ error: { message: 'session-ended', data: { fault: 'session-ended', requestId: 'r' } } }), { status: 401 })

  it('sends the request once more without an account, after dropping what was the account’s', async () => {
    const [ends, inner] = [jest.fn(), jest.fn().mockResolvedValueOnce(ended()).mockResolvedValueOnce(new Response('[]'))]
    expect(await (await withoutEndedSession(inner, ends)('/rpc/a')).text()).toBe('[]')
    expect([ends.mock.calls.length, inner.mock.calls.length]).toEqual([1, 2])
  })

  it('is not asked a third time', async () => {
    const inner = jest.fn(() => Promise.resolve(ended()))
    expect((await withoutEndedSession(inner, () => undefined)('/rpc/a')).status).toBe(401)
    expect(inner).toHaveBeenCalledTimes(2)
  })

  it('is told from a page that asks for an account', async () => {
    const body = JSON.stringify([{ error: { message: 'not-signed-in', data: { fault: 'not-signed-in', requestId: 'r' } } }])
    const [ends, inner] = [jest.fn(), jest.fn(() => Promise.resolve(new Response(body, { status: 401 })))]
    await withoutEndedSession(inner, ends)('/rpc/a')
    expect([ends.mock.calls.length, inner.mock.calls.length]).toEqual([0, 1])
  })
})
