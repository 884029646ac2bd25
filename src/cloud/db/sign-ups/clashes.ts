/** Flags of sign-ups that overlap another one after a change of time. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import { type Querier, rowsOf } from '../database'
import { activities } from '../schema/activities'
import { volunteers } from '../schema/people'
import { signUps } from '../schema/sign-ups'

/** Clears the flag of sign-ups that no longer overlap another confirmed sign-up. */
export async function settleClashes(tx: Querier, volunteerIds: readonly string[]): Promise<void> {
  if (volunteerIds.length === 0) return
  await tx.execute(sql`
    update ${signUps} s set clashes = false
    where s.clashes and ${inArray(sql`s.volunteer_id`, [...volunteerIds])} and not exists (
      select 1 from ${signUps} o where o.volunteer_id = s.volunteer_id and o.id <> s.id and o.status = 'confirmed' and o.during && s.during)`)
}

/**
 * Clears flags after the commit, for people whose sign-ups to the activity changed at that moment: concurrent changes of two
 * activities do not see each other's result.
 */
export async function settleClashesAfter(db: Querier, activityId: string, changedAt: Instant): Promise<void> {
  const rows = await db
    .selectDistinct({ id: signUps.volunteerId })
    .from(signUps)
    .where(and(eq(signUps.activityId, activityId), eq(signUps.changedAt, changedAt)))
  await settleClashes(
    db,
    rows.map(({ id }) => id),
  )
}

/** People confirmed for the activity whose sign-up is flagged, each with the other visit at that time. */
export const clashesOf = (db: Querier, activityId: string): Promise<{ name: string; activityTitle: string }[]> =>
  rowsOf(
    db,
    sql`select v.name, a.title as "activityTitle" from ${signUps} s
      join ${volunteers} v on v.id = s.volunteer_id
      join ${signUps} o on o.volunteer_id = s.volunteer_id and o.id <> s.id and o.status = 'confirmed' and o.during && s.during
      join ${activities} a on a.id = o.activity_id
      where s.activity_id = ${activityId} and s.clashes order by s.arrival`,
  )
