/** Calls to a server of one's own: a session that has ended is renewed once. */
import { type ServerCallsParts, serverCalls } from '../../../src/client/wire/server-calls'

const CALL = { path: 'signUps.mine', type: 'query', input: undefined }
const ended = { status: 401, data: { error: { message: 'session-ended', data: { fault: 'session-ended', requestId: 'r' } } } }
const answers = (...data: unknown[]) => ({ status: 200, data: { answers: data.map((each) => ({ ok: true, data: each })) } })

const reach = { isOnline: () => true, noteAnswer: () => undefined }

/** A phone with a token, and a server that knows some tokens. */
function aPhone(token: string | null, good: string[], start: () => object = () => ({ ok: true, token: good[0] })) {
  let [held, codes] = [token, 0]
  const posts: string[] = []
  const post: ServerCallsParts['post'] = async ({ calls }, as) => {
    posts.push(`${calls.map(({ path }) => path).join()} as ${as}`)
    if (calls[0]?.path === 'sessions.start') return answers(start())
    return as !== null && !good.includes(as) ? ended : answers('mine')
  }
  const weChatCode = async () => `code-${++codes}`
  const server = serverCalls({ post, weChatCode, token: () => held, keepToken: (kept) => void (held = kept), reach })
  return { ...server, posts, codes: () => codes, held: () => held }
}

test('without a session the calls go out anonymously, and nobody is signed in without asking', async () => {
  const phone = aPhone(null, ['new'])
  await phone.transport([CALL])
  expect(phone.posts).toEqual(['signUps.mine as null'])
})

test('a session that has ended is renewed, and the calls are sent again', async () => {
  const phone = aPhone('old', ['new'])
  expect(await phone.transport([CALL])).toEqual({ answers: [{ ok: true, data: 'mine' }] })
  expect(phone.posts).toEqual(['signUps.mine as old', 'sessions.start as null', 'signUps.mine as new'])
})

test('calls of the same moment share one renewal', async () => {
  const phone = aPhone('old', ['new'])
  await Promise.all([phone.transport([CALL]), phone.transport([CALL]), phone.transport([CALL])])
  expect(phone.codes()).toBe(1)
})

test('a session is renewed once: when the new one is refused too, the calls fail', async () => {
  const phone = aPhone('old', [], () => ({ ok: true, token: 'refused' }))
  await expect(phone.transport([CALL])).rejects.toMatchObject({ code: 'session-ended' })
  expect(phone.codes()).toBe(1)
})

test('a code that WeChat has seen before is replaced once', async () => {
  let number = 0
  const phone = aPhone(null, [], () => (++number === 1 ? { ok: false, reason: 'wechat-code-over' } : { ok: true, token: 'new' }))
  expect(await phone.signIn()).toEqual({ ok: true, token: 'new' })
  expect(phone.held()).toBe('new')
  const hopeless = aPhone(null, [], () => ({ ok: false, reason: 'wechat-code-over' }))
  expect(await hopeless.signIn()).toEqual({ ok: false, reason: 'wechat-code-over' })
  expect([hopeless.codes(), hopeless.held()]).toEqual([2, null])
})

test('a phone that WeChat refuses goes on without an account', async () => {
  const phone = aPhone('old', ['new'], () => ({ ok: false, reason: 'wechat-blocked' }))
  expect(await phone.transport([CALL])).toEqual({ answers: [{ ok: true, data: 'mine' }] })
  expect(phone.posts.at(-1)).toBe('signUps.mine as null')
})

test.each([
  ['no answer', () => Promise.reject(new Error('request:fail')), 'unreachable'],
  ['a proxy’s error', () => Promise.resolve({ status: 502, data: '<html>' }), 'unavailable'],
  ['too many calls', () => Promise.resolve({ status: 429, data: '' }), 'too-many'],
  ['another program', () => Promise.resolve({ status: 404, data: '<html>' }), 'unreadable'],
])('%s is the fault of the calls', async (_what, post, code) => {
  const { transport } = serverCalls({ post, weChatCode: async () => 'c', token: () => 'old', keepToken: () => undefined, reach })
  await expect(transport([CALL])).rejects.toMatchObject({ code })
})
