/** Calls to WeChat's servers in the name of the mini-program. */
import type { WeChatAccount } from './wechat-account'

/** Time limit of a call to WeChat, ms; well below the phone's own. */
const PATIENCE = 3_000
/** WeChat's number of the scene `forum`: a text that other people read. */
const FORUM = 3

export interface TokenAnswer {
  access_token?: string
  /** Seconds. */
  expires_in?: number
  errcode?: number
  /** English, and with the caller's own address where that is refused. */
  errmsg?: string
}

export interface Judged {
  errcode: number
  result?: { suggest?: string; label?: number }
}

/** A token for calls; asking for it again gives the same one until it expires. @throws without an answer */
export const requestToken = ({ appId, secret, api }: WeChatAccount): Promise<TokenAnswer> =>
  callWeChat(`${api}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid: appId, secret })

/** `security.msgSecCheck`, version 2. @param openid of the author, who must have been active within two hours */
export const textCheck = (content: string, openid: string) => ({
  path: '/wxa/msg_sec_check',
  body: { version: 2, scene: FORUM, openid, content },
})

/** @throws without an answer in JSON */
export async function callWeChat<Answer>(url: string, body: object): Promise<Answer> {
  const sent = body instanceof FormData ? body : JSON.stringify(body)
  const response = await fetch(url, { method: 'POST', body: sent, signal: AbortSignal.timeout(PATIENCE) })
  if (!response.ok) throw new Error(`WeChat answered with status ${response.status}`)
  return (await response.json()) as Answer
}
