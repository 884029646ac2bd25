/** Sessions: devices on which accounts are signed in. */
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { SessionEnd, SessionFacts, SessionKind } from '../../../domain/people/sessions'
import type { Querier } from '../database'
import { volunteers } from '../schema/people'
import { sessions } from '../schema/sessions'

export interface StoredSession extends SessionFacts {
  id: string
  openid: string
}

const columns = {
  id: sessions.id,
  openid: sessions.openid,
  kind: sessions.kind,
  device: sessions.device,
  usedAt: sessions.usedAt,
  endsAt: sessions.endsAt,
  endedAt: sessions.endedAt,
}

/** The session of a token's hash; null for an unknown one. */
export async function findSession(db: Querier, tokenHash: string): Promise<StoredSession | null> {
  const [row] = await db.select(columns).from(sessions).where(eq(sessions.tokenHash, tokenHash))
  return row ?? null
}

export interface NewSession {
  id: string
  tokenHash: string
  openid: string
  kind: SessionKind
  device: string
  endsAt: Instant
}

export async function insertSession(db: Querier, session: NewSession, now: Instant): Promise<void> {
  await db.insert(sessions).values({ ...session, createdAt: now, usedAt: now })
}

/** Notes a use, which moves the end. A session that ended meanwhile stays ended. */
export async function noteUse(db: Querier, id: string, endsAt: Instant, now: Instant): Promise<void> {
  await db
    .update(sessions)
    .set({ usedAt: now, endsAt })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
}

/** Condition for the sessions of whoever signs in by this openid: entries that were joined leave a person several accounts. */
function isOwnersOf(openid: string) {
  const person = sql`(select coalesce(own.joined_into, own.id) from ${volunteers} own where own.openid = ${openid})`
  const accounts = sql`select v.openid from ${volunteers} v where v.openid is not null and (v.id = ${person} or v.joined_into = ${person})`
  return or(eq(sessions.openid, openid), sql`${sessions.openid} in (${accounts})`)
}

const end = (because: SessionEnd, now: Instant) => ({ endedAt: now, endedBecause: because })

/** Ends one session of an account's owner. False for another person's, or one that ended before. */
export async function endSession(db: Querier, id: string, openid: string, because: SessionEnd, now: Instant): Promise<boolean> {
  const isOwn = and(eq(sessions.id, id), isOwnersOf(openid), isNull(sessions.endedAt), gt(sessions.endsAt, now))
  const ended = await db.update(sessions).set(end(because, now)).where(isOwn).returning({ id: sessions.id })
  return ended.length > 0
}

/** Ends all live sessions of an account's owner. @returns their number */
export async function endSessionsOf(db: Querier, openid: string, because: SessionEnd, now: Instant): Promise<number> {
  const live = and(isOwnersOf(openid), isNull(sessions.endedAt), gt(sessions.endsAt, now))
  const ended = await db.update(sessions).set(end(because, now)).where(live).returning({ id: sessions.id })
  return ended.length
}

/** Ends all sessions of a person, who may have several accounts since entries were joined. */
export async function endSessionsOfPerson(db: Querier, volunteerId: string, because: SessionEnd, now: Instant): Promise<void> {
  const accounts = db
    .select({ openid: volunteers.openid })
    .from(volunteers)
    .where(or(eq(volunteers.id, volunteerId), eq(volunteers.joinedInto, volunteerId)))
  await db
    .update(sessions)
    .set(end(because, now))
    .where(and(sql`${sessions.openid} in ${accounts}`, isNull(sessions.endedAt), gt(sessions.endsAt, now)))
}

/** True while a session is live; an id that does not exist is not. */
export async function isLive(db: Querier, id: string, now: Instant): Promise<boolean> {
  const live = and(eq(sessions.id, id), isNull(sessions.endedAt), gt(sessions.endsAt, now))
  const rows = await db.select({ id: sessions.id }).from(sessions).where(live)
  return rows.length > 0
}

/** Sessions of an account's owner, the last used first. @param since earlier ends are left out */
export async function listSessions(db: Querier, openid: string, since: Instant) {
  return db
    .select({ ...columns, createdAt: sessions.createdAt, endedBecause: sessions.endedBecause })
    .from(sessions)
    .where(and(isOwnersOf(openid), gt(sessions.endsAt, since), or(isNull(sessions.endedAt), gt(sessions.endedAt, since))))
    .orderBy(desc(sessions.usedAt), desc(sessions.id))
}
