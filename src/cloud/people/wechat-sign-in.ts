/** WeChat's sign-in (`code2Session`), for a server of one's own. The session key that WeChat sends is not kept. */
import { refuse } from '../../domain/decision'
import type { Log } from '../rpc/log'
import type { WeChatSignIn } from '../rpc/sign-in'
import type { WeChatAccount } from '../rpc/wechat-account'

/** Time limit of a call to WeChat, ms; below the phone's own. */
const PATIENCE = 4_000

/** WeChat's codes: 40029 invalid, 40163 used. */
const CODE_IS_OVER = [40_029, 40_163]
/** -1 busy, 45011 too often. */
const IS_BUSY = [-1, 45_011]
/** An account of high risk. */
const IS_BLOCKED = 40_226

interface Answered {
  openid?: unknown
  errcode?: number
}

/** Asks WeChat for the account of a one-time code. Neither code nor secret reaches the log. */
export const weChatSignIn =
  ({ appId, secret, api }: WeChatAccount, log: Log): WeChatSignIn =>
  async (code) => {
    const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
    const answered = await read(`${api}/sns/jscode2session?${query.toString()}`)
    if (typeof answered === 'string') {
      log.error('wechat-sign-in', { message: answered })
      return refuse('wechat-busy')
    }
    const { openid, errcode = 0 } = answered
    if (errcode === 0 && typeof openid === 'string' && openid !== '') return { ok: true, openid }
    if (CODE_IS_OVER.includes(errcode)) return refuse('wechat-code-over')
    log.error('wechat-sign-in', { errcode })
    if (IS_BUSY.includes(errcode)) return refuse('wechat-busy')
    return refuse(errcode === IS_BLOCKED ? 'wechat-blocked' : 'wechat-not-set-up')
  }

/** WeChat's answer, or why there is none, in words without the address, which holds the secret. */
async function read(address: string): Promise<Answered | string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' })
    if (!response.ok) return `WeChat answered with status ${response.status}`
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? body : 'WeChat answered with no object'
  } catch (error) {
    return `WeChat did not answer: ${error instanceof Error ? error.name : 'unknown'}`
  }
}
