/** Context of every procedure: the database, the current time and the caller. */
import type { Persona } from '../../contract/people/profile'
import type { Instant } from '../../domain/calendar/calendar'
import type { ContentRefusal } from '../../domain/content/refusal'
import type { Refused } from '../../domain/decision'
import type { Database } from '../db/database'
import { type Caller, loadCaller } from '../db/people/volunteers'
import type { Log } from './log'
import { type Meter, unmeasured } from './meter'
import { type SignIn, byPlatform } from './sign-in'

export interface Identity {
  /** WeChat user id, from the platform's context or a live session alone; null for a caller whom neither knows. */
  openid: string | null
  /** Persona chosen in the page; null outside a demonstration. */
  persona: string | null
}

/** The answer of a content check. */
export type Verdict = { ok: true } | Refused<ContentRefusal>

/**
 * Check of texts and pictures before they become public. Each host has its own check. It never throws: a failed check is refused as
 * `content-unchecked`.
 */
export interface ContentCheck {
  /** @param openid of the author */
  texts(texts: readonly string[], openid: string): Promise<Verdict>
  /** @param jpeg a photo or a thumbnail, which are checked separately */
  picture(jpeg: Uint8Array, openid: string): Promise<Verdict>
}

export interface Context extends Identity {
  db: Database
  now: Instant
  requestId: string
  /** Personas that a visitor may choose; empty unless this is a demonstration. */
  personas: readonly Persona[]
  log: Log
  meter: Meter
  checkContent: ContentCheck
  signIn: SignIn
  /** The caller, loaded once per request; null without a profile. */
  caller(): Promise<Caller | null>
}

/** Without `signIn` the platform identifies the caller; without `meter` nothing is measured. */
export type ContextParts = Omit<Context, 'caller' | 'signIn' | 'meter'> & Partial<Pick<Context, 'signIn' | 'meter'>>

export function createContext(parts: ContextParts): Context {
  let caller: Promise<Caller | null> | undefined
  return {
    signIn: byPlatform,
    meter: unmeasured,
    ...parts,
    caller: () => (caller ??= parts.openid === null ? Promise.resolve(null) : loadCaller(parts.db, parts.openid)),
  }
}
