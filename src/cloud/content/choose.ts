/** The cloud function's content check, by its environment. */
import { refuse } from '../../domain/decision'
import type { Log } from '../rpc/log'
import type { ContentCheck } from '../rpc/context'
import { weChatAccountOf } from '../rpc/wechat-account'
import { checkByWeChat } from './wechat'
import { checkByWords } from './words'

let ofWeChat: { secret: string; check: ContentCheck } | undefined

/** The check is kept between calls, and with it WeChat's token. */
export function contentCheckOf(env: Record<string, string | undefined>, log: Log): ContentCheck {
  if (env['CONTENT_CHECK'] === 'words') return checkByWords()
  const account = weChatAccountOf(env)
  if (!account) {
    log.error('content-check', { message: 'set WECHAT_APP_ID and WECHAT_APP_SECRET, or CONTENT_CHECK=words' })
    const closed = () => Promise.resolve(refuse('content-unchecked'))
    return { texts: closed, picture: closed }
  }
  if (ofWeChat?.secret !== account.secret) {
    ofWeChat = { secret: account.secret, check: checkByWeChat(account, log, () => Date.now()) }
  }
  return ofWeChat.check
}
