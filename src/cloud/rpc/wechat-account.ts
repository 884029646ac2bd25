/** The mini-program's account at WeChat, for calls to WeChat's servers. */

const WECHAT = 'https://api.weixin.qq.com'

export interface WeChatAccount {
  appId: string
  /** Never leaves the backend, nor reaches a log. */
  secret: string
  /** https://api.weixin.qq.com */
  api: string
}

/** The account of the environment; null without one. */
export function weChatAccountOf(env: Record<string, string | undefined>): WeChatAccount | null {
  const [appId, secret] = [env['WECHAT_APP_ID'], env['WECHAT_APP_SECRET']]
  return appId && secret ? { appId, secret, api: env['WECHAT_API'] || WECHAT } : null
}
