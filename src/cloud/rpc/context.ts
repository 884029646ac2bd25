/** What every procedure is given: the database, the moment, and who calls. */
import type { Persona } from '../../contract/people/profile'
import type { Instant } from '../../domain/calendar/calendar'
import type { ContentRefusal } from '../../domain/content'
import type { Refused } from '../../domain/decision'
import type { Database } from '../db/database'
import { type Caller, loadCaller } from '../db/people/volunteers'
import type { Log } from './log'

export interface Identity {
  /** From the platform alone; null for somebody whom nobody asked. */
  openid: string | null
  /** The persona chosen in the page; only ever set by a server started as a demonstration. */
  persona: string | null
}

/** The answer of a content check. */
export type Verdict = { ok: true } | Refused<ContentRefusal>

/** A look at what everybody will read; each host has its own. Never throws: a check that fails refuses with `content-unchecked`. */
export interface ContentCheck {
  /** @param openid the writer's, as the platform knows them */
  texts(texts: readonly string[], openid: string): Promise<Verdict>
  /** @param jpeg as it would be shown: a photo and its thumbnail are checked each for itself */
  picture(jpeg: Uint8Array, openid: string): Promise<Verdict>
}

export interface Context extends Identity {
  db: Database
  now: Instant
  requestId: string
  /** Whom a visitor may try to be; empty unless this is a demonstration. */
  personas: readonly Persona[]
  log: Log
  checkContent: ContentCheck
  /** Who calls, looked up once a request; null when they have no profile. */
  caller(): Promise<Caller | null>
}

export type ContextParts = Omit<Context, 'caller'>

export function createContext(parts: ContextParts): Context {
  let caller: Promise<Caller | null> | undefined
  return {
    ...parts,
    caller: () => (caller ??= parts.openid === null ? Promise.resolve(null) : loadCaller(parts.db, parts.openid)),
  }
}
