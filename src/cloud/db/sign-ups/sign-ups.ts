/** Queries and writes of sign-ups. SQL functions decide on the seat in one round trip. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ActivityTimes } from '../../../domain/activities/activity'
import type { Instant } from '../../../domain/calendar/calendar'
import { type Decision, accept, refuse } from '../../../domain/decision'
import type { ProfileFacts } from '../../../domain/people/profile'
import { type WaitingPerson, decideMovingUp } from '../../../domain/sign-ups/moving-up'
import type { OwnSignUp } from '../../../domain/sign-ups/sign-up'
import { iso } from '../columns'
import { type Querier, type Tx, rowsOf } from '../database'
import { inParts } from '../in-parts'
import { activities } from '../schema/activities'
import { volunteers } from '../schema/people'
import { signUps } from '../schema/sign-ups'
import { vacate } from '../seats/seats'
import { waitingPerson } from '../seats/waiting-people'

/** The volunteer's live sign-ups, including those to past activities. */
export const liveSignUps = (db: Querier, volunteerId: string): Promise<OwnSignUp[]> =>
  db
    .select({
      activityId: signUps.activityId,
      activityTitle: activities.title,
      status: signUps.status,
      startsAt: activities.startsAt,
      endsAt: activities.endsAt,
    })
    .from(signUps)
    .innerJoin(activities, eq(activities.id, signUps.activityId))
    .where(and(eq(signUps.volunteerId, volunteerId), inArray(signUps.status, ['confirmed', 'waitlisted'])))

export interface NewSignUp {
  id: string
  activityId: string
  positionId: string
  volunteerId: string
  organisationId: string | null
  startsAt: Instant
  endsAt: Instant
  /** Six characters, unique within the activity. */
  code: string
}

export interface PlacedSignUp extends NewSignUp {
  /** Organisation whose reserved seats the volunteer may have; null for none. */
  reserve: string | null
}

/** Facts for deciding a sign-up, and the stored answer if the request is repeated. */
export interface StoredFacts {
  activity: (ActivityTimes & { id: string; version: number; ticketKey: string }) | null
  position: { skillId: string | null; skillName: string | null; verified: boolean | null } | null
  /** `isConfirmed`: the organisation has verified the volunteer, who may have its reserved seats. */
  organisation: { id: string; name: string; isConfirmed: boolean } | null
  volunteer: (ProfileFacts & { id: string }) | null
  own: OwnSignUp[]
  first: { fingerprint: string; answer: unknown } | null
}

export async function signUpFacts(
  db: Querier,
  openid: string,
  {
    activityId,
    positionId,
    organisationId,
    requestId,
  }: { activityId: string; positionId: string; organisationId: string | null; requestId: string },
): Promise<StoredFacts> {
  const [row] = await rowsOf<{ facts: StoredFacts }>(
    db,
    sql`select sign_up_facts(${openid}, ${activityId}, ${positionId}, ${organisationId}, ${requestId}) as facts`,
  )
  if (!row) throw new Error('sign_up_facts always answers')
  return row.facts
}

/**
 * Stores a whole sign-up in one round trip: seat or place on the waitlist, first answer, audit row.
 * @returns `stale` when the activity has another version or the consent was taken back, null when the decision needs the exclusive lock
 * @throws on the constraints of `lostRace`
 */
export async function storeSignUp(
  db: Querier,
  request: { requestId: string; fingerprint: string; version: number },
  { id, activityId, positionId, volunteerId, organisationId, startsAt, endsAt, code, reserve }: PlacedSignUp,
  now: Instant,
): Promise<'confirmed' | 'waitlisted' | 'stale' | null> {
  const [row] = await rowsOf<{ outcome: 'confirmed' | 'waitlisted' | 'stale' | null }>(
    db,
    sql`select sign_up(${request.requestId}, ${request.fingerprint}, ${request.version}, ${id}, ${activityId}, ${positionId},
      ${volunteerId}, ${organisationId}, ${reserve}, tstzrange(${iso(startsAt)}, ${iso(endsAt)}), ${code}, ${iso(now)}) as outcome`,
  )
  return row?.outcome ?? null
}

/**
 * Stores a sample's seat or place on the waitlist. No other transaction writes while a database is filled with samples.
 * @throws when the exclusive lock would be needed, which no sample needs
 */
export async function placeSignUp(tx: Tx, signUp: PlacedSignUp, now: Instant): Promise<'confirmed' | 'waitlisted'> {
  const { id, activityId, positionId, volunteerId, organisationId, startsAt, endsAt, code, reserve } = signUp
  const [row] = await rowsOf<{ status: 'confirmed' | 'waitlisted' | null }>(
    tx,
    sql`select place_sign_up(${id}, ${activityId}, ${positionId}, ${volunteerId}, ${organisationId}, ${reserve},
      tstzrange(${iso(startsAt)}, ${iso(endsAt)}), ${code}, ${iso(now)}) as status`,
  )
  if (!row?.status) throw new Error('somebody waits beside a free seat')
  return row.status
}

/** Inserts sign-ups without a seat: on the waitlist, or as people of a team whose seats are held. */
export async function insertSignUps(
  tx: Tx,
  rows: readonly (NewSignUp & { teamId: string | null; status: 'confirmed' | 'waitlisted' })[],
  now: Instant,
): Promise<void> {
  if (rows.length === 0) return
  const stored = rows.map(({ startsAt, endsAt, ...row }) => ({ ...row, from: iso(startsAt), until: iso(endsAt) }))
  await tx.execute(sql`
    insert into ${signUps} (id, activity_id, position_id, volunteer_id, organisation_id, team_id, status, during, code, created_at, changed_at)
    select x.id, x."activityId", x."positionId", x."volunteerId", x."organisationId", x."teamId", x.status,
      tstzrange(x."from", x."until"), x.code, ${iso(now)}, ${iso(now)}
    from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as x(id uuid, "activityId" uuid, "positionId" uuid, "volunteerId" uuid,
      "organisationId" text, "teamId" uuid, status text, "from" timestamptz, "until" timestamptz, code text)`)
}

/** Activity of a volunteer's own sign-up; null for an unknown sign-up or another volunteer's. */
export async function activityOfOwn(db: Querier, volunteerId: string, signUpId: string): Promise<string | null> {
  const [row] = await db
    .select({ activityId: signUps.activityId })
    .from(signUps)
    .where(and(eq(signUps.id, signUpId), eq(signUps.volunteerId, volunteerId)))
  return row?.activityId ?? null
}

/**
 * A sign-up of the activity; null for an unknown one. The caller holds the exclusive lock on the seats, so it does not change
 * meanwhile.
 */
export async function loadSignUp(tx: Tx, activityId: string, signUpId: string) {
  const [row] = await tx
    .select({
      id: signUps.id,
      positionId: signUps.positionId,
      volunteerId: signUps.volunteerId,
      name: volunteers.name,
      organisationId: signUps.organisationId,
      teamId: signUps.teamId,
      status: signUps.status,
    })
    .from(signUps)
    .innerJoin(volunteers, eq(volunteers.id, signUps.volunteerId))
    .where(and(eq(signUps.id, signUpId), eq(signUps.activityId, activityId)))
  return row ?? null
}

/** Ends sign-ups. The seat of a single volunteer becomes free; a team's seat stays held for another person. */
export async function endSignUps(tx: Tx, ids: readonly string[], status: 'withdrawn' | 'cancelled', now: Instant): Promise<void> {
  for (const part of inParts(ids)) await tx.update(signUps).set({ status, clashes: false, changedAt: now }).where(inArray(signUps.id, part))
  await vacate(tx, ids)
}

/** Puts sign-ups back on the waitlist, in their order of arrival; their seats become free. */
export async function backToWaitlist(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  for (const part of inParts(ids))
    await tx.update(signUps).set({ status: 'waitlisted', clashes: false, changedAt: now }).where(inArray(signUps.id, part))
  await vacate(tx, ids)
}

/** Moves a sign-up to another position of the activity; the caller gives the seat. */
export async function moveToPosition(tx: Tx, signUpId: string, positionId: string, now: Instant): Promise<void> {
  await tx.update(signUps).set({ positionId, changedAt: now }).where(eq(signUps.id, signUpId))
}

/** Refusal for the first person of a waiting entry who could not come; accepted if all could. `about` is the person's id. */
export async function heldBackRefusal(
  tx: Tx,
  { id, isTeam }: { id: string; isTeam: boolean },
): Promise<Decision<'member-overlaps' | 'member-skill-unverified'>> {
  const rows = await rowsOf<{ id: string; person: WaitingPerson }>(
    tx,
    sql`select w.volunteer_id as id, ${waitingPerson(sql`w`)} as person from ${signUps} w
      where ${isTeam ? sql`w.team_id` : sql`w.id`} = ${id} and w.status = 'waitlisted' order by w.arrival`,
  )
  for (const row of rows) {
    const decision = decideMovingUp(row.person)
    if (!decision.ok) return refuse(decision.reason === 'overlaps' ? 'member-overlaps' : 'member-skill-unverified', row.id)
  }
  return accept
}

export const liveOfActivity = (tx: Tx, activityId: string) =>
  tx
    .select({ id: signUps.id, volunteerId: signUps.volunteerId })
    .from(signUps)
    .where(and(eq(signUps.activityId, activityId), inArray(signUps.status, ['confirmed', 'waitlisted'])))

/** Moves live sign-ups to the activity's new time. A sign-up that now overlaps another confirmed one is flagged, never dropped. */
export async function moveSignUps(tx: Tx, activityId: string, startsAt: Instant, endsAt: Instant, now: Instant): Promise<void> {
  const during = sql`tstzrange(${iso(startsAt)}, ${iso(endsAt)})`
  await tx.execute(sql`
    update ${signUps} s set during = ${during}, changed_at = ${iso(now)}, moved_at = ${iso(now)}, clashes = s.status = 'confirmed' and exists (
      select 1 from ${signUps} o where o.volunteer_id = s.volunteer_id and o.id <> s.id and o.status = 'confirmed' and o.during && ${during})
    where s.activity_id = ${activityId} and s.status in ('confirmed', 'waitlisted')`)
}
