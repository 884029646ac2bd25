/** Cookies of the web page: the session, and the secret of a browser that asks to be signed in. No script can read them. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PageCookies } from '../../rpc/sign-in'
import { WEB_SIGN_IN_LASTS } from '../../../domain/people/web-sign-in'

/** Names without HTTPS. With it each gets a prefix that binds the cookie to this host and to HTTPS, so nobody else can plant one. */
const NAMES = { session: 'session', asking: 'asking' } as const
const HOST_PREFIX = '__Host-'

const nameOf = (which: keyof typeof NAMES, isSecure: boolean): string => (isSecure ? HOST_PREFIX : '') + NAMES[which]

const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https'

/** Value of a cookie; null without it, and when it stands there twice, since then one of them is planted. */
function cookieOf(request: FastifyRequest, name: string): string | null {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? (values[0] ?? null) : null
}

/** Token in the session's cookie; null for none. */
export const sessionCookie = (request: FastifyRequest): string | null => cookieOf(request, nameOf('session', isSecure(request)))

/** Cookies of a page's request, which are set on its answer. */
export function pageCookies(request: FastifyRequest, reply: FastifyReply): PageCookies {
  const secure = isSecure(request)
  /** @param lasts ms; null until the browser is closed, 0 to remove the cookie */
  const set = (which: keyof typeof NAMES, value: string, lasts: number | null) => {
    const age = lasts === null ? '' : `; Max-Age=${Math.floor(lasts / 1_000)}`
    void reply.header('set-cookie', `${nameOf(which, secure)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${age}`)
  }
  return {
    asking: cookieOf(request, nameOf('asking', secure)),
    setAsking: (secret) => set('asking', secret, WEB_SIGN_IN_LASTS),
    setSession: (token, lasts) => set('session', token, lasts),
    removeAsking: () => set('asking', '', 0),
    removeSession: () => set('session', '', 0),
  }
}
