/**
 * Calls from the mini-program to a server of one's own, in the cloud function's batches. A session that has ended is renewed once, by
 * WeChat's silent sign-in, and the calls are sent again.
 */
import type { StartSessionAnswer } from '../../contract/people/sign-in'
import type { CloudCall, CloudTransport } from './cloud-link'
import { Fault, faultFromData } from './fault'
import { faultOfStatus } from './http-fetch'
import { type Reach, reached } from './reach'

/** The parts that differ in tests. */
export interface ServerCallsParts {
  /** Sends a body. @throws for a request without an answer */
  post: (body: { calls: CloudCall[] }, token: string | null) => Promise<{ status: number; data: unknown }>
  /** A one-time code of WeChat. @throws when WeChat gives none */
  weChatCode: () => Promise<string>
  token: () => string | null
  keepToken: (token: string | null) => void
  reach: Reach
}

const OK = 200

export function serverCalls({ post, weChatCode, token, keepToken, reach }: ServerCallsParts) {
  let renewing: Promise<unknown> | undefined

  const send = async (calls: CloudCall[], as: string | null): Promise<unknown> => {
    const { status, data } = await reached(reach, () => post({ calls }, as))
    if (status === OK) return data
    const answered = (data as { error?: { data?: unknown } } | null)?.error?.data
    throw faultFromData(answered) ?? new Fault(faultOfStatus(status))
  }

  /** Signs in by WeChat. A code that WeChat refuses is replaced once, since it may have been used by a request that was lost. */
  async function signIn(): Promise<StartSessionAnswer> {
    const start = async (): Promise<StartSessionAnswer> => {
      const code = await weChatCode()
      const returned = await send([{ path: 'sessions.start', type: 'mutation', input: { code } }], null)
      const [answer] = (returned as { answers?: ({ ok: true; data: unknown } | { ok: false; fault: unknown })[] }).answers ?? []
      if (!answer) throw new Fault('unreadable')
      if (!answer.ok) throw faultFromData({ fault: (answer.fault as { code?: unknown }).code }) ?? new Fault('unreadable')
      return answer.data as StartSessionAnswer
    }
    const first = await start()
    const answer = !first.ok && first.reason === 'wechat-code-over' ? await start() : first
    if (answer.ok) keepToken(answer.token)
    return answer
  }

  const renew = async (): Promise<void> => {
    keepToken(null)
    // Refused by WeChat, the phone goes on without an account, and its pages offer to sign in.
    await signIn()
  }

  const transport: CloudTransport = async (calls) => {
    const used = token()
    try {
      return await send(calls, used)
    } catch (error) {
      if (used === null || !(error instanceof Fault) || error.code !== 'session-ended') throw error
      // Calls of the same moment share one renewal.
      if (token() === used) renewing ??= renew().finally(() => (renewing = undefined))
      await renewing
      return send(calls, token())
    }
  }
  return { transport, signIn }
}
