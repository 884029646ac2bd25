/** Checks of WeChat: the account's token, and the check of public texts. */
import { type WeChatAccount, weChatAccountOf } from '../../rpc/wechat-account'
import { type Judged, callWeChat, requestToken, textCheck } from '../../rpc/wechat-calls'
import type { ContentCheck } from '../../rpc/context'
import { type Check, type Verdict, ok, warning, wrong } from './finding'

const TOKEN = '微信令牌'
const CONTENT = '内容检查'
/** A text that no check refuses. */
const HARMLESS = '周六上午送医下乡，请带上病历。'

const CONSOLE = '微信公众平台 → 开发管理 → 开发设置'

/** WeChat's codes for a token that it does not give. */
const REFUSALS: Readonly<Record<number, [found: string, mend: string]>> = {
  40001: ['AppSecret 不对，或者不是这个 AppID 的', `到${CONSOLE}重置 AppSecret，填进 WECHAT_APP_SECRET`],
  40125: ['AppSecret 无效', `AppSecret 是 32 位，看有没有少抄或多抄；到${CONSOLE}核对，填进 WECHAT_APP_SECRET`],
  40013: ['AppID 无效', `AppID 以 wx 开头，到${CONSOLE}核对，填进 WECHAT_APP_ID`],
  40243: ['AppSecret 被冻结', `到${CONSOLE}解冻 AppSecret`],
  50007: ['小程序账号被冻结', '到微信公众平台看站内信，按要求处理'],
  45009: ['今天的次数用完了', '明天再查；看是不是有别的程序也在用这个账号'],
}

/** The token, kept for the check of a text. */
export interface TokenHolder {
  token?: string
}

/** @param demo true for a demonstration, whose visitors choose a persona instead of signing in */
export function tokenCheck(env: Record<string, string | undefined>, holder: TokenHolder, demo: boolean): Check {
  return {
    name: TOKEN,
    run: async () => {
      const account = weChatAccountOf(env)
      if (!account) {
        if (demo) return ok('演示，不用微信登录')
        const missing = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'].filter((name) => !env[name]).join(' 和 ')
        return warning(`没有填 ${missing}，没有人能用微信登录`, `到${CONSOLE}抄下 AppID 和 AppSecret，填进这两个环境变量`)
      }
      return ofToken(account, holder)
    },
  }
}

async function ofToken(account: WeChatAccount, holder: TokenHolder): Promise<Verdict> {
  const answer = await requestToken(account).catch(() => null)
  if (!answer) return wrong('微信没有回答', '让这台机器能访问 api.weixin.qq.com 的 443 端口，看 DNS 和防火墙')
  if (answer.access_token) {
    holder.token = answer.access_token
    return ok('拿到了')
  }
  const code = answer.errcode ?? 0
  // The address is this machine's own, as WeChat sees it.
  const address = /\b(?:\d{1,3}\.){3}\d{1,3}\b/.exec(answer.errmsg ?? '')?.[0]
  if (code === 40_164) {
    return wrong(
      `微信不认这台机器的地址${address ? ` ${address}` : ''}（40164）`,
      `到${CONSOLE} → IP 白名单，加上${address ?? '这台机器的公网地址'}`,
    )
  }
  if (code === -1) return warning('微信忙（-1）', '过几分钟再查')
  const known = REFUSALS[code]
  return known ? wrong(`${known[0]}（${code}）`, known[1]) : wrong(`微信不给令牌（${code}）`, '在微信开放文档里查这个错误码')
}

/** Check of public texts on a server of one's own: the list of words. */
export const wordsCheck = (check: ContentCheck, ownWords: number): Check => ({
  name: CONTENT,
  run: async () => {
    const verdict = await check.texts([HARMLESS], '')
    if (verdict.ok) return ok(`自己的服务器用词表查${ownWords > 0 ? `，另有自己的 ${ownWords} 个词` : ''}；图片没有机器查`)
    return warning('连平常的话也拦下', '看 CONTENT_WORDS 的文件，去掉太短、太常见的词')
  },
})

/** WeChat did not look since this author was not in the mini-program lately, which says that it would have. */
const NOT_ACTIVE = [40_003, 61_010]

/** Check of public texts by WeChat, in the cloud function. @param author openid in whose name a text is checked; '' for none */
export const weChatContentCheck = (env: Record<string, string | undefined>, holder: TokenHolder, author: () => Promise<string>): Check => ({
  name: CONTENT,
  needs: [TOKEN],
  run: async () => {
    if (env['CONTENT_CHECK'] === 'words') return ok('CONTENT_CHECK=words，用词表查；图片没有机器查')
    const account = weChatAccountOf(env)
    if (!account || !holder.token)
      return wrong('没有微信账号，任何活动都发布不了', '填 WECHAT_APP_ID 和 WECHAT_APP_SECRET，或者设 CONTENT_CHECK=words')
    const { path, body } = textCheck(HARMLESS, await author())
    const { errcode, result } = await callWeChat<Judged>(`${account.api}${path}?access_token=${holder.token}`, body)
    if (errcode === 0) return result?.suggest === 'pass' ? ok('微信查过一句平常的话') : warning('微信把平常的话也拦下', '过几分钟再查')
    if (NOT_ACTIVE.includes(errcode)) return ok('接口通；管理员两小时内没有开过小程序，只试到这一步')
    return wrong(`微信不查（${errcode}）`, '在微信开放文档 security.msgSecCheck 里查这个错误码')
  },
})
