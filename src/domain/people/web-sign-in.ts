/**
 * Sign-in of a browser by the phone: the browser shows a code and a number, the phone scans the code and its owner chooses the number
 * from three, so that nobody confirms a browser that they do not see.
 */
import { type Instant, minute } from '../calendar/calendar'
import { type Accepted, type Refused, accept, refuse } from '../decision'

/** Time from asking to signing in, ms. */
export const WEB_SIGN_IN_LASTS = 2 * minute

/** Prefix of a scanned code, which tells it from tickets and venue codes. */
export const WEB_SIGN_IN_PREFIX = 'tongxin:sign-in:'

export type WebSignInRefusal =
  /** The code is unknown, used, refused or older than two minutes. */
  | 'sign-in-code-over'
  /** Another person has scanned the code. */
  | 'sign-in-code-taken'
  /** The chosen number is not the browser's. The code is used up by that. */
  | 'sign-in-number-wrong'

/** A browser that asks to be signed in. */
export interface WebSignIn {
  endsAt: Instant
  /** The number that the browser shows, 10 to 99. */
  number: number
  /** Account that scanned the code. */
  openid: string | null
  answer: 'confirmed' | 'refused' | null
  isCollected: boolean
}

const isOver = (asked: WebSignIn, now: Instant): boolean => asked.endsAt <= now || asked.answer !== null || asked.isCollected

/** Decides if an account may look at the browser behind a scanned code. A second scan by the same account is the first one. */
export function decideScan(asked: WebSignIn | null, openid: string, now: Instant): Accepted | Refused<WebSignInRefusal> {
  if (!asked || isOver(asked, now)) return refuse('sign-in-code-over')
  return asked.openid !== null && asked.openid !== openid ? refuse('sign-in-code-taken') : accept
}

/** Decides an account's confirmation with the chosen number. Only the account that scanned may answer. */
export function decideConfirm(
  asked: WebSignIn | null,
  answer: { openid: string; number: number },
  now: Instant,
): Accepted | Refused<WebSignInRefusal> {
  if (!asked || isOver(asked, now) || asked.openid === null) return refuse('sign-in-code-over')
  if (asked.openid !== answer.openid) return refuse('sign-in-code-taken')
  return asked.number === answer.number ? accept : refuse('sign-in-number-wrong')
}

/** State of a sign-in as the asking browser learns it. */
export type WebSignInState = 'waiting' | 'scanned' | 'confirmed' | 'refused' | 'over'

/** The state for the asking browser. A confirmed one is collected once. */
export function webSignInState(asked: WebSignIn | null, now: Instant): WebSignInState {
  if (!asked || asked.isCollected || asked.endsAt <= now) return 'over'
  if (asked.answer !== null) return asked.answer
  return asked.openid === null ? 'waiting' : 'scanned'
}
