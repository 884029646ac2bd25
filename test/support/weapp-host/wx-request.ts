import { asyncApi, WxError } from './wx-api'
import type { network } from './wx-network'

/** A server of one's own, as the phone reaches it. */
export interface OwnServer {
  origin: string
  /** A one-time code of WeChat for the phone's user. */
  code: () => string
}

/** User agent of the phone's requests. */
const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.60 NetType/4G Language/zh_CN'

/** `wx.request` over real sockets, and `wx.login`. */
export function serverApi(server: OwnServer | undefined, net: ReturnType<typeof network>['state']) {
  return {
    login: asyncApi('login', () => {
      if (!net.online || !server) throw new WxError('network error')
      return { code: server.code() }
    }),
    request: asyncApi('request', async ({ url, method, data, header }) => {
      // WeChat sends requests only to domains that are registered for the mini-program.
      if (!net.online || !server || !String(url).startsWith(`${server.origin}/`)) throw new WxError('url not in domain list')
      const response = await fetch(String(url), {
        method: String(method),
        headers: { 'content-type': 'application/json', 'user-agent': AGENT, ...(header as Record<string, string>) },
        body: JSON.stringify(data),
      })
      const text = await response.text()
      if (!net.online || net.losesAnswers) throw new WxError('timeout')
      return { statusCode: response.status, data: parsed(text) }
    }),
  }
}

/** WeChat hands on a text that is no JSON as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
