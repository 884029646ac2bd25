/** WeChat's `code2Session` as a real HTTP server: codes work once and for five minutes, for one secret. */
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
  /** Addresses asked, for what they contain. */
  asked: string[]
  close(): Promise<void>
}

/** Session key that WeChat sends along, and that no answer and no log may contain. */
export const SESSION_KEY = 'c2Vzc2lvbi1rZXktb2Ytd2VjaGF0'

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
