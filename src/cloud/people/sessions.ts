/** Opening and recognising sessions. */
import { randomUUID } from 'node:crypto'
import type { Instant } from '../../domain/calendar/calendar'
import { type SessionKind, endOf, stateOf } from '../../domain/people/sessions'
import type { Querier } from '../db/database'
import { endSession, findSession, insertSession, noteUse } from '../db/people/sessions'
import { hashOf, newToken } from './tokens'

/** A new session. The token is nowhere else than with its device. */
export async function openSession(
  db: Querier,
  owner: { openid: string; kind: SessionKind; device: string },
  now: Instant,
): Promise<{ token: string; id: string }> {
  const [token, id] = [newToken(), randomUUID()]
  await insertSession(db, { id, tokenHash: hashOf(token), ...owner, endsAt: endOf(owner.kind, now) }, now)
  return { token, id }
}

export interface Recognised {
  id: string
  openid: string
  /** Set when this use moved the end: the cookie has to be prolonged too. */
  prolonged: SessionKind | null
}

const TOKEN = /^[\w-]{43}$/

/**
 * The live session of a token; null for any other text. A token from another kind of browser ends its session: it was copied, and
 * the owner sees that in the list of devices.
 */
export async function recognise(db: Querier, token: string, device: string, now: Instant): Promise<Recognised | null> {
  if (!TOKEN.test(token)) return null
  const session = await findSession(db, hashOf(token))
  if (!session) return null
  const { id, openid, kind } = session
  const state = stateOf(session, device, now)
  if (state.is === 'used-elsewhere') await endSession(db, id, openid, 'used-elsewhere', now)
  if (state.is !== 'live') return null
  if (state.noted) await noteUse(db, id, endOf(kind, now), now)
  return { id, openid, prolonged: state.noted ? kind : null }
}
