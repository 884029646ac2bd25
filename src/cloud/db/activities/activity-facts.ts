/** Facts of one activity for the rules, read under the lock that the decision needs. */
import { eq, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { ActivityTimes } from '../../../domain/activities/activity'
import type { SkillDemand } from '../../../domain/activities/position'
import { type Querier, type Tx, rowsOf } from '../database'
import { activities, positions } from '../schema/activities'
import { signUps, teamParts } from '../schema/sign-ups'
import { skills } from '../schema/vocabulary'

export interface ActivityFacts extends ActivityTimes {
  id: string
  title: string
  place: string
  townId: string | null
  ticketKey: string
  /** First planned start, if the visit moved to another day after it was published. */
  movedFrom: Instant | null
  version: number
}

const columns = {
  id: activities.id,
  title: activities.title,
  place: activities.place,
  townId: activities.townId,
  status: activities.status,
  startsAt: activities.startsAt,
  endsAt: activities.endsAt,
  signUpOpensAt: activities.signUpOpensAt,
  signUpClosesAt: activities.signUpClosesAt,
  withdrawUntil: activities.withdrawUntil,
  namesUntil: activities.namesUntil,
  ticketKey: activities.ticketKey,
  movedFrom: activities.movedFrom,
  version: activities.version,
}

/**
 * Lock on an activity until the transaction ends. Sign-ups share the lock on its seats, in SQL.
 * - `seats`: exclusive; no other transaction frees, gives or takes a seat, or changes the activity;
 * - `marks`: one sync of marks at a time, concurrent with sign-ups.
 */
export type ActivityLock = 'seats' | 'marks'

export async function lockActivity(tx: Tx, activityId: string, lock: ActivityLock): Promise<ActivityFacts | null> {
  // The lock is a separate statement, so that the next statement sees changes committed during the wait.
  if (lock === 'seats') await tx.execute(sql`select hold_seats_alone(${activityId})`)
  const query = tx.select(columns).from(activities).where(eq(activities.id, activityId))
  const [row] = await (lock === 'marks' ? query.for('no key update') : query)
  return row ?? null
}

export interface PositionFacts {
  id: string
  name: string
  /** True when a sign-up or team has, or had, the position. */
  wasUsed: boolean
}

export const positionFacts = (tx: Tx, activityId: string): Promise<PositionFacts[]> =>
  rowsOf<PositionFacts>(
    tx,
    sql`select p.id, p.name, (exists (select 1 from ${signUps} u where u.position_id = p.id)
        or exists (select 1 from ${teamParts} t where t.position_id = p.id)) as "wasUsed"
      from ${positions} p where p.activity_id = ${activityId} order by p.ordinal`,
  )

export interface StoredPosition {
  id: string
  name: string
  capacity: number
  demand: SkillDemand | null
}

/** Undefined when the activity has no such position. */
export async function loadPosition(db: Querier, activityId: string, positionId: string): Promise<StoredPosition | undefined> {
  return (await loadPositions(db, activityId)).find(({ id }) => id === positionId)
}

/** An activity's positions with their required skills. */
export async function loadPositions(db: Querier, activityId: string): Promise<StoredPosition[]> {
  const rows = await db
    .select({
      id: positions.id,
      name: positions.name,
      capacity: positions.capacity,
      skillId: skills.id,
      skillName: skills.name,
      verified: skills.needsVerification,
    })
    .from(positions)
    .leftJoin(skills, eq(skills.id, positions.skillId))
    .where(eq(positions.activityId, activityId))
    .orderBy(positions.ordinal)
  return rows.map(({ id, name, capacity, skillId, skillName, verified }) => ({
    id,
    name,
    capacity,
    demand: skillId && skillName ? { skillId, skillName, verified: verified ?? false } : null,
  }))
}
