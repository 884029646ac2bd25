/**
 * WeChat's own check, for the cloud function: of texts (`security.msgSecCheck`, version 2) and of pictures
 * (`security.imgSecCheck`; its successor needs a public address, and answers half an hour later).
 */
import { refuse } from '../../domain/decision'
import { type Log, describe } from '../rpc/log'
import type { ContentCheck, Verdict } from '../rpc/context'
import type { WeChatAccount } from '../rpc/wechat-account'
import { type Judged, callWeChat, requestToken, textCheck } from '../rpc/wechat-calls'

/** Most characters in one call. */
const LONGEST = 2_500
/** Time before its expiry from which a token is no longer used, ms. */
const TOKEN_MARGIN = 60_000
const TOKEN_IS_OVER = [40_001, 40_014, 42_001]
const RISKY_PICTURE = 87_014

/** WeChat's labels of a refused text. */
const LABELS: Record<number, string> = {
  10_001: '广告',
  20_001: '时政',
  20_002: '色情',
  20_003: '辱骂',
  20_006: '违法犯罪',
  20_008: '欺诈',
  20_012: '低俗',
  20_013: '版权',
}

/** The check by WeChat. All calls of an instance share a token until it expires. */
export function checkByWeChat(account: WeChatAccount, log: Log, now: () => number): ContentCheck {
  let token: { text: string; until: number } | undefined

  const tokenNow = async (): Promise<string> => {
    if (token && now() < token.until) return token.text
    const answer = await requestToken(account)
    if (!answer.access_token) throw new Error(`WeChat gave no token: ${String(answer.errcode)}`)
    token = { text: answer.access_token, until: now() + (answer.expires_in ?? 0) * 1_000 - TOKEN_MARGIN }
    return token.text
  }

  /** Calls WeChat, and calls again with a new token when WeChat reports that the token has expired. */
  const ask = async (path: string, body: object): Promise<Judged> => {
    const send = async () => callWeChat<Judged>(`${account.api}${path}?access_token=${await tokenNow()}`, body)
    const answer = await send()
    if (!TOKEN_IS_OVER.includes(answer.errcode)) return answer
    token = undefined
    return send()
  }

  const judgeText = async (content: string, openid: string): Promise<Verdict> => {
    const { path, body } = textCheck(content, openid)
    const { errcode, result } = await ask(path, body)
    if (errcode !== 0) throw new Error(`WeChat did not look: ${errcode}`)
    // `review` asks for a human decision. It counts as a refusal, since nobody is there to decide.
    return result?.suggest === 'pass' ? { ok: true } : refuse('content-refused', LABELS[result?.label ?? 0] ?? '不适当')
  }

  const orUnchecked = async (judged: Promise<Verdict>): Promise<Verdict> => {
    try {
      return await judged
    } catch (error) {
      log.error('content-check', describe(error))
      return refuse('content-unchecked')
    }
  }

  const judgeTexts = async (texts: readonly string[], openid: string): Promise<Verdict> => {
    for (const part of inParts(texts.join('\n'))) {
      const verdict = await judgeText(part, openid)
      if (!verdict.ok) return verdict
    }
    return { ok: true }
  }

  const judgePicture = async (jpeg: Uint8Array): Promise<Verdict> => {
    const form = new FormData()
    form.set('media', new Blob([Uint8Array.from(jpeg)], { type: 'image/jpeg' }), 'picture.jpg')
    const { errcode } = await ask('/wxa/img_sec_check', form)
    if (errcode === RISKY_PICTURE) return refuse('content-refused', '这张照片')
    if (errcode !== 0) throw new Error(`WeChat did not look: ${errcode}`)
    return { ok: true }
  }

  return {
    texts: (texts, openid) => orUnchecked(judgeTexts(texts, openid)),
    picture: (jpeg) => orUnchecked(judgePicture(jpeg)),
  }
}

/** Parts of a text, split between whole characters. */
function inParts(text: string): string[] {
  const characters = Array.from(text)
  return Array.from({ length: Math.ceil(characters.length / LONGEST) }, (_, at) =>
    characters.slice(at * LONGEST, (at + 1) * LONGEST).join(''),
  )
}
