/** Sign-ups and the seats they hold. The seat is decided by the SQL functions of the migrations, in one round trip. */
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { OwnSignUpView } from '../../contract/sign-ups'
import type { ActivityStatus } from '../../domain/activity'
import type { Instant } from '../../domain/calendar'
import type { SkillDemand } from '../../domain/position'
import type { OwnSignUp } from '../../domain/sign-up'
import { heading } from './activity-columns'
import { type Querier, type Tx, rowsOf } from './database'
import { activities, organisations, positions, seats, signUps, skills, towns } from './schema'

/** What the position demands; undefined when the activity has no such position. */
export async function loadPosition(
  db: Querier,
  activityId: string,
  positionId: string,
): Promise<{ demand: SkillDemand | null } | undefined> {
  const [row] = await db
    .select({ skillId: skills.id, skillName: skills.name, verified: skills.needsVerification })
    .from(positions)
    .leftJoin(skills, eq(skills.id, positions.skillId))
    .where(and(eq(positions.activityId, activityId), eq(positions.id, positionId)))
  if (!row) return undefined
  const { skillId, skillName, verified } = row
  return { demand: skillId && skillName ? { skillId, skillName, verified: verified ?? false } : null }
}

/** The volunteer's live sign-ups to whatever is not over yet. */
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
  code: string
}

/** Claims a seat or joins the waitlist. @throws on `sign_ups_one_live` and `sign_ups_one_place_at_a_time` when a race was lost */
export async function placeSignUp(tx: Tx, signUp: NewSignUp, now: Instant): Promise<'confirmed' | 'waitlisted'> {
  const { id, activityId, positionId, volunteerId, organisationId, startsAt, endsAt, code } = signUp
  const [row] = await rowsOf<{ status: 'confirmed' | 'waitlisted' }>(
    tx,
    sql`select place_sign_up(${id}, ${activityId}, ${positionId}, ${volunteerId}, ${organisationId},
      tstzrange(${iso(startsAt)}, ${iso(endsAt)}), ${code}, ${iso(now)}) as status`,
  )
  if (!row) throw new Error('place_sign_up always answers')
  return row.status
}

const iso = (at: Instant): string => new Date(at).toISOString()

/** Which activity an own sign-up is for; null when it is somebody else's or none. */
export async function activityOfOwn(tx: Tx, volunteerId: string, signUpId: string): Promise<string | null> {
  const [row] = await tx.select({ activityId: signUps.activityId }).from(signUps).where(isOwn(volunteerId, signUpId))
  return row?.activityId ?? null
}

/** An own sign-up under lock, so that two withdrawals of it queue. The activity is locked before, as everywhere. */
export async function lockOwnSignUp(tx: Tx, volunteerId: string, signUpId: string) {
  const [row] = await tx
    .select({ id: signUps.id, positionId: signUps.positionId, status: signUps.status })
    .from(signUps)
    .where(isOwn(volunteerId, signUpId))
    .for('update')
  return row ?? null
}

const isOwn = (volunteerId: string, signUpId: string) => and(eq(signUps.id, signUpId), eq(signUps.volunteerId, volunteerId))

/** Ends a sign-up and frees its seat. */
export async function endSignUps(tx: Tx, ids: readonly string[], status: 'withdrawn' | 'cancelled', now: Instant): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(signUps)
    .set({ status, changedAt: now })
    .where(inArray(signUps.id, [...ids]))
  await tx
    .update(seats)
    .set({ signUpId: null })
    .where(inArray(seats.signUpId, [...ids]))
}

export interface SeatSource {
  positionId: string
  activityId: string
  status: ActivityStatus
  startsAt: Instant
}

/** These positions, and those that these people wait for, with what decides whether anybody may move up. */
export const seatSources = (tx: Tx, positionIds: readonly string[], volunteerIds: readonly string[]): Promise<SeatSource[]> =>
  tx
    .select({ positionId: positions.id, activityId: activities.id, status: activities.status, startsAt: activities.startsAt })
    .from(positions)
    .innerJoin(activities, eq(activities.id, positions.activityId))
    .where(
      or(
        inArray(positions.id, [...positionIds]),
        inArray(
          positions.id,
          tx
            .select({ id: signUps.positionId })
            .from(signUps)
            .where(and(eq(signUps.status, 'waitlisted'), inArray(signUps.volunteerId, [...volunteerIds]))),
        ),
      ),
    )

/** Positions with a free seat and somebody waiting, whatever the reason. */
export async function positionsToSweep(db: Querier): Promise<string[]> {
  const rows = await db
    .selectDistinct({ positionId: signUps.positionId })
    .from(signUps)
    .innerJoin(seats, and(eq(seats.positionId, signUps.positionId), isNull(seats.signUpId)))
    .where(eq(signUps.status, 'waitlisted'))
  return rows.map(({ positionId }) => positionId)
}

/** Takes the flag from sign-ups that overlap no other confirmed one any more. */
export async function settleClashes(tx: Tx, volunteerIds: readonly string[]): Promise<void> {
  if (volunteerIds.length === 0) return
  await tx.execute(sql`
    update ${signUps} s set clashes = false
    where s.clashes and ${inArray(sql`s.volunteer_id`, [...volunteerIds])} and not exists (
      select 1 from ${signUps} o where o.volunteer_id = s.volunteer_id and o.id <> s.id and o.status = 'confirmed' and o.during && s.during)`)
}

/** Gives free seats of the position to those who have waited longest. @returns who moved up */
export async function promoteWaiting(tx: Tx, positionId: string, now: Instant): Promise<{ signUpId: string; volunteerId: string }[]> {
  return rowsOf(
    tx,
    sql`select promoted_id as "signUpId", promoted_volunteer as "volunteerId" from promote_waiting(${positionId}, ${iso(now)})`,
  )
}

export const liveOfActivity = (tx: Tx, activityId: string) =>
  tx
    .select({ id: signUps.id, volunteerId: signUps.volunteerId })
    .from(signUps)
    .where(and(eq(signUps.activityId, activityId), inArray(signUps.status, ['confirmed', 'waitlisted'])))
    .for('update')

/** Moves live sign-ups to the activity's new time; what now overlaps another confirmed one is flagged, never dropped. */
export async function moveSignUps(tx: Tx, activityId: string, startsAt: Instant, endsAt: Instant): Promise<void> {
  const during = sql`tstzrange(${iso(startsAt)}, ${iso(endsAt)})`
  await tx.execute(sql`
    update ${signUps} s set during = ${during}, clashes = s.status = 'confirmed' and exists (
      select 1 from ${signUps} o where o.volunteer_id = s.volunteer_id and o.id <> s.id and o.status = 'confirmed' and o.during && ${during})
    where s.activity_id = ${activityId} and s.status in ('confirmed', 'waitlisted')`)
}

/** Own sign-ups with what their tickets need; attendance is folded by the caller. */
export function ownSignUps(db: Querier, volunteerId: string, signUpId?: string) {
  return db
    .select({
      id: signUps.id,
      status: signUps.status,
      createdAt: signUps.createdAt,
      clashes: signUps.clashes,
      code: signUps.code,
      ticketKey: activities.ticketKey,
      activity: { ...heading, withdrawUntil: activities.withdrawUntil, cancelReason: activities.cancelReason },
      position: positions.name,
      organisation: organisations.shortName,
    })
    .from(signUps)
    .innerJoin(activities, eq(activities.id, signUps.activityId))
    .innerJoin(positions, eq(positions.id, signUps.positionId))
    .leftJoin(towns, eq(towns.id, activities.townId))
    .leftJoin(organisations, eq(organisations.id, signUps.organisationId))
    .where(and(eq(signUps.volunteerId, volunteerId), signUpId === undefined ? undefined : eq(signUps.id, signUpId)))
    .orderBy(desc(activities.startsAt), desc(signUps.arrival))
    .limit(OWN_LIMIT)
}

export type StoredOwnSignUp = Awaited<ReturnType<typeof ownSignUps>>[number]
export type OwnActivity = OwnSignUpView['activity']
const OWN_LIMIT = 50
