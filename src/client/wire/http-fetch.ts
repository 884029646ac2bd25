/** One HTTP exchange whose every failure is a fault. */
import type { LinkFault, ServerFault } from '../../contract/codes'
import { Fault, faultFromData } from './fault'

/** Longer than the cloud function's: a first call may find the server starting. */
export const HTTP_LIMIT = 10_000

/** Answers that come from in front of the program: a proxy, a rate limit. */
const BY_STATUS: Record<number, ServerFault> = {
  413: 'too-large',
  429: 'too-many',
}
/** From here on the fault is not the caller's. */
const SERVER_ERROR = 500

type Fetch = (input: RequestInfo | URL | string, init?: RequestInit) => Promise<Response>

/** `fetch` with a limit. @throws Fault `offline`, `timed-out`, or the one that the status stands for. */
export function faultingFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await exchange(fetch, input, init)
    if (response.ok || (await isOurs(response))) return response
    const { status } = response
    throw new Fault(BY_STATUS[status] ?? (status >= SERVER_ERROR ? 'unavailable' : ('unreadable' satisfies LinkFault)))
  }
}

async function exchange(fetch: Fetch, input: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), HTTP_LIMIT)
  init?.signal?.addEventListener('abort', () => limit.abort())
  try {
    return await fetch(input, { ...init, signal: limit.signal })
  } catch {
    throw new Fault(limit.signal.aborted ? 'timed-out' : 'offline')
  } finally {
    clearTimeout(timer)
  }
}

/** Our own server's errors carry their code, one for the batch or one a call; they go on to be read as such. */
async function isOurs(response: Response): Promise<boolean> {
  try {
    const body = (await response.clone().json()) as { error?: { data?: unknown } } | unknown[]
    return Array.isArray(body) || faultFromData(body.error?.data) !== null
  } catch {
    return false
  }
}
