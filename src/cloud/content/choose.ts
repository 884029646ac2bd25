/** The cloud function's content check, by its environment. */
import { refuse } from '../../domain/decision'
import type { Log } from '../rpc/log'
import type { ContentCheck } from '../rpc/context'
import { checkByWeChat } from './wechat'
import { checkByWords } from './words'

const WECHAT = 'https://api.weixin.qq.com'
let ofWeChat: { secret: string; check: ContentCheck } | undefined

/** The check is kept between calls, and with it WeChat's token. */
export function contentCheckOf(env: Record<string, string | undefined>, log: Log): ContentCheck {
  if (env['CONTENT_CHECK'] === 'words') return checkByWords()
  const [appId, secret] = [env['WECHAT_APP_ID'], env['WECHAT_APP_SECRET']]
  if (!appId || !secret) {
    log.error('content-check', { message: 'set WECHAT_APP_ID and WECHAT_APP_SECRET, or CONTENT_CHECK=words' })
    const closed = () => Promise.resolve(refuse('content-unchecked'))
    return { texts: closed, picture: closed }
  }
  if (ofWeChat?.secret !== secret) {
    ofWeChat = { secret, check: checkByWeChat({ appId, secret, api: env['WECHAT_API'] || WECHAT }, log, () => Date.now()) }
  }
  return ofWeChat.check
}
