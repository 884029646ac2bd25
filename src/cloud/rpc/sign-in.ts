/** A host's knowledge of a caller's sign-in, besides the account. */
import type { Refused } from '../../domain/decision'
import type { WeChatRefusal } from '../../contract/people/sign-in'

/** Cookies of a web page on this host. */
export interface PageCookies {
  /** Secret of a browser that asked to be signed in; null for none. */
  asking: string | null
  setAsking(secret: string): void
  /** Signs the browser in. @param lasts ms; null until the browser is closed */
  setSession(token: string, lasts: number | null): void
  removeAsking(): void
  removeSession(): void
}

/** WeChat's own sign-in. @param code one-time code of `wx.login` */
export type WeChatSignIn = (code: string) => Promise<{ ok: true; openid: string } | Refused<WeChatRefusal>>

export interface SignIn {
  /** Live session of the caller; null for a caller whom the platform itself identifies, and for one without a session. */
  sessionId: string | null
  /** Name of the caller's browser or phone, without a version. */
  device: string
  /** Null for a caller who is no page of this host: the mini-program. */
  cookies: PageCookies | null
  /** Null on a host that does not ask WeChat. */
  weChat: WeChatSignIn | null
  /** Counts an attempt to sign in. False when the caller's address has made too many in this minute. */
  admits(): boolean
}

/** Sign-in of a cloud function's caller, whom the platform identifies. */
export const byPlatform: SignIn = { sessionId: null, device: '微信', cookies: null, weChat: null, admits: () => true }
