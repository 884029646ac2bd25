/** The facts of one activity that rules are decided on, read under the lock that the decision needs. */
import { eq, sql } from 'drizzle-orm'
import type { ActivityTimes } from '../../domain/activity'
import type { PositionSeats } from '../../domain/position'
import { rowsOf, type Tx } from './database'
import { activities, positions, seats, signUps } from './schema'

export interface ActivityFacts extends ActivityTimes {
  id: string
  title: string
  place: string
  townId: string | null
  ticketKey: string
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
  ticketKey: activities.ticketKey,
  version: activities.version,
}

/**
 * How the activity's row is held until the transaction ends:
 * - `key share`: many sign-ups at once, but not beside a change of the activity;
 * - `no key update`: one sync of marks at a time, beside any number of sign-ups;
 * - `update`: a change of the activity, alone.
 */
export type ActivityLock = 'key share' | 'no key update' | 'update'

export async function lockActivity(tx: Tx, activityId: string, lock: ActivityLock): Promise<ActivityFacts | null> {
  const [row] = await tx.select(columns).from(activities).where(eq(activities.id, activityId)).for(lock)
  return row ?? null
}

export interface PositionFacts extends PositionSeats {
  id: string
  name: string
  /** Somebody has, or had, it. */
  wasUsed: boolean
}

export const positionFacts = (tx: Tx, activityId: string): Promise<PositionFacts[]> =>
  rowsOf<PositionFacts>(
    tx,
    sql`select p.id, p.name, p.capacity,
      (select count(*)::int from ${seats} s where s.position_id = p.id and s.sign_up_id is not null) as confirmed,
      (select count(*)::int from ${signUps} u where u.position_id = p.id and u.status = 'waitlisted') as waitlisted,
      exists (select 1 from ${signUps} u where u.position_id = p.id) as "wasUsed"
      from ${positions} p where p.activity_id = ${activityId} order by p.ordinal`,
  )
