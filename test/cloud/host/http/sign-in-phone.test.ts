/** Signing in the mini-program on a server of one's own, by WeChat's code. */
import { weChatSignIn } from '../../../../src/cloud/people/wechat-sign-in'
import { day, minute } from '../../../../src/domain/calendar/calendar'
import { PHONE, type SignInWorld, signInWorld } from '../../../support/sign-in-world'
import { SESSION_KEY } from '../../../support/wechat-server'

let world: SignInWorld
beforeAll(async () => {
  world = await signInWorld()
})
beforeEach(() => world.next())
afterAll(() => world.close())

describe('the mini-program on a server of its own', () => {
  it("signs in by WeChat's code, and its session is the account that WeChat named", async () => {
    const chen = await world.base.aVolunteer()
    const token = await world.signedIn(chen)
    expect((await world.onPhone(token, 'session.get')).data).toMatchObject({ isSignedIn: true, profile: { name: '陈样例' } })
    expect((await world.onPhone(null, 'session.get')).data).toMatchObject({ isSignedIn: false, canSignIn: true, profile: null })
  })

  it.each([
    ['used before', 'wechat-code-over', async (code: string) => void (await world.onPhone(null, 'sessions.start', { code }))],
    ['expired', 'wechat-code-over', async (code: string) => world.weChat.expire(code)],
    ['while WeChat is busy', 'wechat-busy', async () => void (world.weChat.mood = 'busy')],
    ['too often', 'wechat-busy', async () => void (world.weChat.mood = 'too-often')],
    ['while WeChat is broken', 'wechat-busy', async () => void (world.weChat.mood = 'broken')],
    ['while WeChat talks nonsense', 'wechat-busy', async () => void (world.weChat.mood = 'nonsense')],
    ['of a blocked account', 'wechat-blocked', async () => void (world.weChat.mood = 'blocked')],
  ])('is refused with a code %s', async (_how, reason, prepare) => {
    const code = world.weChat.codeOf('openid-late')
    await prepare(code)
    expect((await world.onPhone(null, 'sessions.start', { code })).data).toEqual({ ok: false, reason })
  })

  it('is refused when the secret is wrong, and neither secret, code nor session key reaches the log or an answer', async () => {
    const log: string[] = []
    const write = (event: string, fields?: object) => void log.push(JSON.stringify([event, fields]))
    const wrong = weChatSignIn({ appId: 'wx1', secret: 'the-wrong-secret', api: world.weChat.api }, { info: write, error: write })
    expect(await wrong(world.weChat.codeOf('openid-a'))).toEqual({ ok: false, reason: 'wechat-not-set-up' })
    const unreachable = weChatSignIn({ appId: 'wx1', secret: 'the-wrong-secret', api: 'http://127.0.0.1:1' }, { info: write, error: write })
    expect(await unreachable('code-of-mine')).toEqual({ ok: false, reason: 'wechat-busy' })
    const nowhere = weChatSignIn({ appId: 'wx1', secret: 'the-wrong-secret', api: 'no address' }, { info: write, error: write })
    expect(await nowhere('code-of-mine')).toEqual({ ok: false, reason: 'wechat-busy' })
    const answer = await world.onPhone(null, 'sessions.start', { code: world.weChat.codeOf('openid-secret') })
    expect(log).toHaveLength(3)
    expect(JSON.stringify([log, world.lines, answer])).not.toMatch(
      new RegExp(`the-wrong-secret|code-of-mine|${world.weChat.secret}|${SESSION_KEY}|openid-secret`),
    )
  })

  it('is told when its session ended, for public calls as well, so that it can sign in again', async () => {
    const token = await world.signedIn(await world.base.aVolunteer())
    await world.onPhone(token, 'sessions.endThis')
    expect(await world.onPhone(token, 'activities.list', {})).toMatchObject({ status: 401, fault: 'session-ended' })
    expect(await world.onPhone('x'.repeat(43), 'session.get')).toMatchObject({ status: 401, fault: 'session-ended' })
  })

  it('stays signed in for thirty days from each use', async () => {
    const token = await world.signedIn(await world.base.aVolunteer())
    for (const wait of [29 * day, 29 * day]) {
      world.time += wait
      expect((await world.onPhone(token, 'session.get')).data).toMatchObject({ isSignedIn: true })
    }
    world.time += 30 * day
    expect((await world.onPhone(token, 'session.get')).status).toBe(401)
  })

  it("believes no header of WeChat's hosting, no openid in the input and no cookie", async () => {
    const chen = await world.base.aVolunteer()
    const forged = { 'x-wx-openid': chen.openid, 'x-wx-from-openid': chen.openid, 'x-demo-persona': 'administrator', cookie: 'session=a' }
    expect((await world.onPhone(null, 'session.get', { openid: chen.openid }, forged)).data).toMatchObject({ isSignedIn: false })
  })

  it('has the limits of the cloud function: at most twenty calls a batch', async () => {
    const body = JSON.stringify({ calls: Array.from({ length: 21 }, () => ({ path: 'session.get', type: 'query' })) })
    const send = (sent: string) =>
      fetch(`${world.origin}/calls`, { method: 'POST', body: sent, headers: { 'content-type': 'application/json' } })
    expect(await (await send(body)).json()).toMatchObject({ answers: [{ ok: false, fault: { code: 'malformed' } }] })
    expect((await send('{')).status).toBe(400)
    expect((await fetch(`${world.origin}/calls`)).status).toBe(404)
  })

  it('counts each call of a batch against its person, and admits them again in the next minute', async () => {
    const token = await world.signedIn(await world.base.aVolunteer())
    const calls = Array.from({ length: 20 }, () => ({ path: 'sessions.list', type: 'query' }))
    const send = async () => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'user-agent': PHONE }
      return (await fetch(`${world.origin}/calls`, { method: 'POST', headers, body: JSON.stringify({ calls }) })).status
    }
    const answered = []
    for (let at = 0; at < 51; at++) answered.push(await send())
    // A thousand calls a minute in this world.
    expect(answered.filter((status) => status === 200)).toHaveLength(50)
    expect(answered[50]).toBe(429)
    world.time += minute
    expect(await send()).toBe(200)
  })
})
