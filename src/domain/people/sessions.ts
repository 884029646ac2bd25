/** Sessions: how long a device stays signed in, and what ends it. */
import { type Instant, day, hour } from '../calendar/calendar'

/** A phone with the mini-program, a browser of one's own, or one that others use too. */
export type SessionKind = 'phone' | 'browser' | 'shared-browser'

/** Why a session ended before its time. */
export type SessionEnd =
  /** Its owner signed out, here or from another device. */
  | 'signed-out'
  /** Its token came from another kind of browser, as a stolen one would. */
  | 'used-elsewhere'
  /** A role was taken from its owner. */
  | 'role-taken'
  /** Its account is gone. */
  | 'account-gone'

/** Time from the last use after which a session ends, ms. */
export const LASTS: Record<SessionKind, number> = { phone: 30 * day, browser: 30 * day, 'shared-browser': 4 * hour }

/** Time after which a use is noted again, ms: a write for each call would slow every call. */
const NOTED_EVERY = hour / 2

/** Sessions that ended are listed for as long, so that their owner sees why, ms. */
export const ENDED_LISTED = 30 * day

export interface SessionFacts {
  kind: SessionKind
  /** Name of the browser or phone that got the token. */
  device: string
  usedAt: Instant
  endsAt: Instant
  endedAt: Instant | null
}

/** The end of a session that is used now. */
export const endOf = (kind: SessionKind, now: Instant): Instant => now + LASTS[kind]

/** State of a token. `noted`: this use prolongs the session. */
export type SessionState = { is: 'live'; noted: boolean } | { is: 'over' } | { is: 'used-elsewhere' }

/**
 * State of a session whose token came from this device. The device's name has no version in it, so that an update of the browser
 * is no other device.
 */
export function stateOf(session: SessionFacts, device: string, now: Instant): SessionState {
  if (session.endedAt !== null || session.endsAt <= now) return { is: 'over' }
  if (session.device !== device) return { is: 'used-elsewhere' }
  return { is: 'live', noted: now - session.usedAt >= NOTED_EVERY }
}
