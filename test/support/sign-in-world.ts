/** A host with WeChat's server beside it, phones and browsers that call it over HTTP. */
import { checkByWords } from '../../src/cloud/content/words'
import { createHost } from '../../src/cloud/host/http/http-host'
import { weChatSignIn } from '../../src/cloud/people/wechat-sign-in'
import type { StartSessionAnswer } from '../../src/contract/people/sign-in'
import type { SessionView } from '../../src/contract/people/profile'
import { hour } from '../../src/domain/calendar/calendar'
import { type Person, type TestBase, NOW, openBase } from './base'
import { type WeChatServer, startWeChat } from './wechat-server'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
/** User agent of the mini-program's phone. */
export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.60 NetType/4G Language/zh_CN'

type Headers = Record<string, string>
type Answered = { ok: true; data: unknown } | { ok: false; fault: { code: string } }

/** An answer over HTTP. */
export interface Heard {
  status: number
  data: unknown
  fault: string | undefined
}

export interface Browser {
  jar: Map<string, string>
  /** Set-Cookie headers so far. */
  set: string[]
  call(path: string, input?: unknown, headers?: Headers): Promise<Heard>
}

export interface SignInWorld {
  base: TestBase
  weChat: WeChatServer
  origin: string
  /** The host's clock. */
  time: number
  /** Lines of the host's log: JSON of level, event and fields. */
  lines: string[]
  /** The mini-program's phone: a call as `wx.request` makes it. */
  onPhone(token: string | null, path: string, input?: unknown, headers?: Headers): Promise<Heard>
  signedIn(person: { openid: string }): Promise<string>
  aBrowser(agent?: string): Browser
  ask(browser: Browser, isShared?: boolean, headers?: Headers): Promise<{ code: string; number: number }>
  collect(browser: Browser, headers?: Headers): Promise<{ state: string; account: string | null }>
  who(browser: Browser): Promise<SessionView>
  /** A browser that this person has signed in by their phone. */
  signedInBrowser(person: Person, isShared?: boolean): Promise<Browser>
  /** An hour later, with an empty log and WeChat well again. */
  next(): void
  close(): Promise<void>
}

export async function signInWorld(): Promise<SignInWorld> {
  const [base, weChat] = [await openBase(), await startWeChat()]
  const write = (level: string) => (event: string, fields?: object) => void world.lines.push(JSON.stringify([level, event, fields]))
  const log = { info: write('info'), error: write('error') }
  const app = await createHost({
    connection: base.connection,
    page: '/nowhere',
    callsPerMinute: 1_000,
    trustProxy: '127.0.0.1',
    checkContent: checkByWords(),
    weChat: weChatSignIn({ appId: 'wx1', secret: weChat.secret, api: weChat.api }, log),
    log,
    now: () => world.time,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const bound = app.server.address()
  const origin = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
  const send = (path: string, headers: Headers, body: unknown) =>
    fetch(`${origin}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

  const world: SignInWorld = {
    base,
    weChat,
    origin,
    time: NOW,
    lines: [],
    async onPhone(token, path, input, headers = {}) {
      const own: Headers = { 'user-agent': PHONE, ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers }
      const type = /\.(get|list)$/.test(path) ? 'query' : 'mutation'
      const response = await send('/calls', own, { calls: [{ path, type, input }] })
      const body = (await response.json()) as { answers?: Answered[]; error?: { message: string } }
      const answer = body.answers?.[0]
      const fault = answer && !answer.ok ? answer.fault.code : body.error?.message
      return { status: response.status, data: answer?.ok ? answer.data : undefined, fault }
    },
    async signedIn({ openid }) {
      const { data } = await world.onPhone(null, 'sessions.start', { code: weChat.codeOf(openid) })
      const answer = data as StartSessionAnswer
      if (!answer.ok) throw new Error('not signed in')
      return answer.token
    },
    aBrowser(agent = CHROME) {
      const [jar, set]: [Map<string, string>, string[]] = [new Map(), []]
      const call: Browser['call'] = async (path, input = {}, headers = {}) => {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await send(`/rpc/${path}`, { 'user-agent': agent, origin, ...(cookie ? { cookie } : {}), ...headers }, input)
        for (const line of response.headers.getSetCookie()) {
          set.push(line)
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          if (value === '') jar.delete(name)
          else jar.set(name, value)
        }
        const body = (await response.json()) as { result?: { data: unknown }; error?: { message: string } }
        return { status: response.status, data: body.result?.data, fault: body.error?.message }
      }
      return { jar, set, call }
    },
    async ask(browser, isShared = false, headers = {}) {
      return (await browser.call('sessions.ask', { isShared }, headers)).data as { code: string; number: number }
    },
    async collect(browser, headers = {}) {
      return (await browser.call('sessions.collect', {}, headers)).data as { state: string; account: string | null }
    },
    who: async (browser) => (await browser.call('session.get')).data as SessionView,
    async signedInBrowser(person, isShared = false) {
      const browser = world.aBrowser()
      const { code, number } = await world.ask(browser, isShared)
      await base.as(person, world.time).sessions.scan({ code })
      await base.as(person, world.time).sessions.answer({ code, number })
      const { state } = await world.collect(browser)
      if (state !== 'confirmed') throw new Error(`the browser is ${state}`)
      return browser
    },
    next() {
      world.time += hour
      world.lines = []
      weChat.mood = 'well'
    },
    async close() {
      await app.close()
      await weChat.close()
      await base.close()
    },
  }
  return world
}
