/** HTTP requests that fail only with faults. */
import type { LinkFault, ServerFault } from '../../contract/codes'
import { Fault, faultFromData } from './fault'
import { type Reach, reached } from './reach'

/** Longest wait for an answer, ms: longer than for the cloud function, because the server may be starting. */
export const HTTP_LIMIT = 10_000

/** Faults by status, for answers of a proxy or a rate limit. */
const BY_STATUS: Record<number, ServerFault> = {
  413: 'too-large',
  429: 'too-many',
}
/** Lowest status for an error on the server's side. */
const SERVER_ERROR = 500

/** Fault of an answer that is not this program's, by its status. */
export const faultOfStatus = (status: number): ServerFault | LinkFault =>
  BY_STATUS[status] ?? (status >= SERVER_ERROR ? 'unavailable' : 'unreadable')

type Fetch = (input: RequestInfo | URL | string, init?: RequestInit) => Promise<Response>

/** `fetch` with a time limit. @throws Fault `offline`, `unreachable`, `timed-out`, or the fault of the status */
export function faultingFetch(fetch: Fetch, reach: Reach): Fetch {
  return async (input, init) => {
    const response = await reached(reach, () => exchange(fetch, input, init))
    if (response.ok || (await isOurs(response))) return response
    throw new Fault(faultOfStatus(response.status))
  }
}

async function exchange(fetch: Fetch, input: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), HTTP_LIMIT)
  init?.signal?.addEventListener('abort', () => limit.abort())
  try {
    return await fetch(input, { ...init, signal: limit.signal })
  } catch (error) {
    throw limit.signal.aborted ? new Fault('timed-out') : error
  } finally {
    clearTimeout(timer)
  }
}

/** True for an error answer of our own server, for the batch or per call. Its codes are read by the caller. */
async function isOurs(response: Response): Promise<boolean> {
  try {
    const body = (await response.clone().json()) as { error?: { data?: unknown } } | unknown[]
    return Array.isArray(body) || faultFromData(body.error?.data) !== null
  } catch {
    return false
  }
}

const UNAUTHORIZED = 401

/**
 * A browser whose session has ended goes on without an account: the server has removed the cookie with its answer, so the same request
 * is sent once more.
 */
export function withoutEndedSession(fetch: Fetch, onEnd: () => void): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.status !== UNAUTHORIZED || (await faultIn(response)) !== 'session-ended') return response
    onEnd()
    return fetch(input, init)
  }
}

async function faultIn(response: Response): Promise<string | undefined> {
  const body = (await response.clone().json()) as { error?: { data?: unknown } }
  return faultFromData(body.error?.data)?.code
}
