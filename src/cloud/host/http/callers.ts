/**
 * Callers over HTTP. A page is known by the session in its cookie, the mini-program by the session in its header, and nothing else in a
 * request is believed, headers of WeChat's own hosting included.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../../../domain/calendar/calendar'
import { LASTS } from '../../../domain/people/sessions'
import type { Database } from '../../db/database'
import { type Recognised, recognise } from '../../people/sessions'
import type { Identity } from '../../rpc/context'
import type { SignIn, WeChatSignIn } from '../../rpc/sign-in'
import { addressKey, callLimit } from '../call-limit'
import { deviceNameOf } from './device-name'
import { pageCookies, sessionCookie } from './page-cookies'
import { Refusal } from './refused-requests'

export interface HttpCaller extends Identity {
  signIn: SignIn
}

export interface CallersParts {
  db: Database
  now: () => Instant
  /** Reads the persona that a visitor chose; only in a demonstration. */
  identify?: ((request: FastifyRequest) => Identity) | undefined
  weChat: WeChatSignIn | null
}

/**
 * Attempts to sign in from one address in a minute: each asks WeChat or stores a row. A hall with a shared network gets in within two
 * minutes.
 */
const ATTEMPTS = 120

const NOBODY: Identity = { openid: null, persona: null }

export interface Callers {
  /** @throws Refusal 403 for a cookie that another site sent, 401 for a session that has ended */
  ofPage(request: FastifyRequest, reply: FastifyReply): Promise<HttpCaller>
  /** @throws Refusal 401 for a session that has ended */
  ofMiniProgram(request: FastifyRequest): Promise<HttpCaller>
}

export function callersOf({ db, now, identify, weChat }: CallersParts): Callers {
  const attempts = callLimit(ATTEMPTS)
  const caller = (request: FastifyRequest, session: Recognised | null, signIn: Pick<SignIn, 'cookies' | 'weChat'>): HttpCaller => ({
    ...(session ? { openid: session.openid, persona: null } : (identify?.(request) ?? NOBODY)),
    signIn: {
      ...signIn,
      sessionId: session?.id ?? null,
      device: deviceNameOf(request.headers['user-agent']),
      admits: () => attempts.admits(addressKey(request.ip), 1, now()),
    },
  })
  const sessionOf = async (request: FastifyRequest, token: string) =>
    recognise(db, token, deviceNameOf(request.headers['user-agent']), now())

  return {
    async ofPage(request, reply) {
      const cookies = pageCookies(request, reply)
      const token = sessionCookie(request)
      if ((token !== null || cookies.asking !== null) && !isOwnPage(request)) throw new Refusal(403)
      const session = token === null ? null : await sessionOf(request, token)
      if (token !== null && !session) {
        cookies.removeSession()
        throw new Refusal(401)
      }
      if (session?.prolonged && token !== null) cookies.setSession(token, session.prolonged === 'browser' ? LASTS.browser : null)
      return caller(request, session, { cookies, weChat: null })
    },
    async ofMiniProgram(request) {
      const token = bearerOf(request)
      const session = token === null ? null : await sessionOf(request, token)
      if (token !== null && !session) throw new Refusal(401)
      return caller(request, session, { cookies: null, weChat })
    },
  }
}

const bearerOf = ({ headers }: FastifyRequest): string | null => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null

/**
 * True for a request of this host's own page, by the headers that browsers set and pages cannot. A proxy may have rewritten `Host`, so
 * the browser's own word on the site comes first.
 */
function isOwnPage({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}
