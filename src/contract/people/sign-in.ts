/** Signing in: sessions of devices, browsers that a phone signs in, and the opening code. */
import * as v from 'valibot'
import type { Decision, Refused } from '../../domain/decision'
import type { OpeningRefusal } from '../../domain/people/opening'
import type { SessionEnd, SessionKind } from '../../domain/people/sessions'
import type { WebSignInRefusal, WebSignInState } from '../../domain/people/web-sign-in'
import { id } from '../common'

export type WeChatRefusal =
  /** WeChat's one-time code was used, or is older than five minutes. A new one may pass. */
  | 'wechat-code-over'
  /** WeChat does not answer, or asks to wait. */
  | 'wechat-busy'
  /** WeChat has blocked the account. */
  | 'wechat-blocked'
  /** The server has no account of WeChat, or WeChat refuses its secret. */
  | 'wechat-not-set-up'

/** `code`: the one-time code of `wx.login`. */
export const startSessionInput = v.object({ code: v.pipe(v.string(), v.regex(/^[\w-]{1,128}$/)) })
export type StartSessionAnswer = { ok: true; token: string } | Refused<WeChatRefusal>

export const sessionIdInput = v.object({ sessionId: id })

/** A device on which the caller is or was signed in. */
export interface SessionLine {
  id: string
  kind: SessionKind
  device: string
  createdAt: number
  usedAt: number
  /** Null while the session is live. */
  ended: { at: number; because: SessionEnd | 'expired' } | null
  /** True for the session of this very call. */
  isThis: boolean
}

/** `isShared`: the browser forgets the session when it is closed, and after four hours. */
export const askWebSignInInput = v.object({ isShared: v.boolean() })

/** A sign-in that a browser asked for. The browser holds its own secret in a cookie. */
export interface AskedWebSignIn {
  /** Text of the QR code. */
  code: string
  /** 10 to 99; the phone's owner looks for it among three. */
  number: number
  endsAt: number
}

/** `account`: opaque name of the account whose data the browser keeps from now on; null until confirmed. */
export interface WebSignInProgress {
  state: WebSignInState
  account: string | null
}

const code = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))
export const scanWebSignInInput = v.object({ code })
export const answerWebSignInInput = v.object({
  code,
  /** The chosen number; null to refuse. */
  number: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(99))),
})

export type ScannedWebSignIn = { ok: true; device: string; isShared: boolean; choices: number[] } | Refused<WebSignInRefusal>
export type WebSignInAnswer = Decision<WebSignInRefusal>

export const openingInput = v.object({ code: v.pipe(v.string(), v.maxLength(60)) })
export type OpeningAnswer = Decision<OpeningRefusal>
