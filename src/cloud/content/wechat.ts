/** WeChat's own check of what people write (`security.msgSecCheck`, version 2), for the cloud function. */
import { refuse } from '../../domain/decision'
import { type Log, describe } from '../log'
import type { ContentCheck, Verdict } from './check'

export interface WeChatAccount {
  appId: string
  secret: string
  /** https://api.weixin.qq.com */
  api: string
}

/** Characters a call may carry. */
const LONGEST = 2_500
/** ms; well below the time that a phone waits for the whole call. */
const PATIENCE = 3_000
/** Written in a post, for others to read: WeChat judges by where it stands. */
const FORUM = 3
/** ms before its end at which a token is not used any more. */
const TOKEN_MARGIN = 60_000
const TOKEN_IS_OVER = [40_001, 40_014, 42_001]

/** What WeChat takes a text for, by its numbers. */
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

interface Judged {
  errcode: number
  result?: { suggest?: string; label?: number }
}

/** One token serves all calls of an instance until it ends. */
export function checkByWeChat({ appId, secret, api }: WeChatAccount, log: Log, now: () => number): ContentCheck {
  let token: { text: string; until: number } | undefined

  const tokenNow = async (): Promise<string> => {
    if (token && now() < token.until) return token.text
    const body = { grant_type: 'client_credential', appid: appId, secret }
    const answer = await post<{ access_token?: string; expires_in?: number; errcode?: number }>(`${api}/cgi-bin/stable_token`, body)
    if (!answer.access_token) throw new Error(`WeChat gave no token: ${String(answer.errcode)}`)
    token = { text: answer.access_token, until: now() + (answer.expires_in ?? 0) * 1_000 - TOKEN_MARGIN }
    return token.text
  }

  const judge = async (content: string, openid: string): Promise<Verdict> => {
    const ask = async () =>
      post<Judged>(`${api}/wxa/msg_sec_check?access_token=${await tokenNow()}`, { version: 2, scene: FORUM, openid, content })
    let answer = await ask()
    if (TOKEN_IS_OVER.includes(answer.errcode)) {
      token = undefined
      answer = await ask()
    }
    if (answer.errcode !== 0) throw new Error(`WeChat did not look: ${answer.errcode}`)
    // `review` means that a person should look: nobody there does.
    return answer.result?.suggest === 'pass' ? { ok: true } : refuse('content-refused', LABELS[answer.result?.label ?? 0] ?? '不适当')
  }

  return async (texts, openid) => {
    try {
      for (const part of inParts(texts.join('\n'))) {
        const verdict = await judge(part, openid)
        if (!verdict.ok) return verdict
      }
      return { ok: true }
    } catch (error) {
      log.error('content-check', describe(error))
      return refuse('content-unchecked')
    }
  }
}

/** By whole characters: half of one is no text. */
function inParts(text: string): string[] {
  const characters = Array.from(text)
  return Array.from({ length: Math.ceil(characters.length / LONGEST) }, (_, at) =>
    characters.slice(at * LONGEST, (at + 1) * LONGEST).join(''),
  )
}

async function post<Answer>(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) })
  if (!response.ok) throw new Error(`WeChat answered with status ${response.status}`)
  return (await response.json()) as Answer
}
