/**
 * WeChat as a real HTTP server: `code2Session`, whose codes work once and for five minutes, tokens and the check of texts, for one secret.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WeChatServer {
  api: string
  secret: string
  /** A one-time code of this user, as `wx.login` gives it. */
  codeOf(openid: string): string
  /** Makes a code five minutes old. */
  expire(code: string): void
  /** WeChat's behaviour from now on. */
  mood: 'well' | 'busy' | 'too-often' | 'blocked' | 'broken' | 'silent' | 'nonsense'
  /** Answer to a request for a token, in place of one. */
  tokenRefusal: { errcode: number; errmsg: string } | null
  /** Answer to a text that is to be checked; `0` lets it pass. */
  checkCode: number
  /** Addresses asked, for what they contain. */
  asked: string[]
  close(): Promise<void>
}

/** Session key that WeChat sends along, and that no answer and no log may contain. */
export const SESSION_KEY = 'c2Vzc2lvbi1rZXktb2Ytd2VjaGF0'

/** Token that no output may contain. */
export const TOKEN = 'token-of-wechat'

export async function startWeChat(secret = 'wechat-secret'): Promise<WeChatServer> {
  const codes = new Map<string, { openid: string; state: 'fresh' | 'used' | 'expired' }>()
  let number = 0
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://wechat')
    wechat.asked.push(url.href)
    const answer = (body: object) => response.setHeader('content-type', 'text/plain').end(JSON.stringify(body))
    switch (wechat.mood) {
      case 'silent':
        return
      case 'broken':
        return response.writeHead(502).end('<html>bad gateway</html>')
      case 'nonsense':
        return response.end('<html>')
      case 'busy':
        return answer({ errcode: -1, errmsg: 'system error' })
      case 'too-often':
        return answer({ errcode: 45_011, errmsg: 'api minute-quota reach limit' })
      case 'blocked':
        return answer({ errcode: 40_226, errmsg: 'code blocked' })
      case 'well':
    }
    if (url.pathname === '/cgi-bin/stable_token') {
      return answer(wechat.tokenRefusal ?? { access_token: TOKEN, expires_in: 7_200 })
    }
    if (url.pathname === '/wxa/msg_sec_check') {
      if (url.searchParams.get('access_token') !== TOKEN) return answer({ errcode: 40_001, errmsg: 'invalid credential' })
      return answer({ errcode: wechat.checkCode, ...(wechat.checkCode === 0 ? { result: { suggest: 'pass', label: 100 } } : {}) })
    }
    if (url.searchParams.get('secret') !== secret) return answer({ errcode: 40_125, errmsg: 'invalid appsecret' })
    const code = codes.get(url.searchParams.get('js_code') ?? '')
    if (url.pathname !== '/sns/jscode2session' || !code || code.state === 'expired')
      return answer({ errcode: 40_029, errmsg: 'invalid code' })
    if (code.state === 'used') return answer({ errcode: 40_163, errmsg: 'code been used' })
    code.state = 'used'
    return answer({ openid: code.openid, session_key: SESSION_KEY })
  })
  const wechat: WeChatServer = {
    api: '',
    secret,
    codeOf(openid) {
      const code = `code-${++number}`
      codes.set(code, { openid, state: 'fresh' })
      return code
    },
    expire(code) {
      const known = codes.get(code)
      if (known) known.state = 'expired'
    },
    mood: 'well',
    tokenRefusal: null,
    checkCode: 0,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  wechat.api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return wechat
}
