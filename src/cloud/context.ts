/** What every procedure is given: the database, the moment, and who calls. */
import type { Persona } from '../contract/profile'
import type { Instant } from '../domain/calendar'
import type { ContentCheck } from './content/check'
import type { Database } from './db/database'
import { type Caller, loadCaller } from './db/volunteers'
import type { Log } from './log'

export interface Identity {
  /** From the platform alone; null for somebody whom nobody asked. */
  openid: string | null
  /** The persona chosen in the page; only ever set by a server started as a demonstration. */
  persona: string | null
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
