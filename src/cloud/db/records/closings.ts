/** Closings of activities, and marks that arrived later. */
import { and, count, eq, gt, ne } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { closings, marks } from '../schema/attendance'
import { volunteers } from '../schema/people'

/** Time and author of the closing; undefined while the activity is open. */
export async function closingOf(db: Querier, activityId: string) {
  const [row] = await db
    .select({ closedAt: closings.closedAt, closedBy: volunteers.name, marksSeen: closings.marksSeen })
    .from(closings)
    .innerJoin(volunteers, eq(volunteers.id, closings.closedBy))
    .where(eq(closings.activityId, activityId))
  return row
}

/** Closes an activity, or closes it again after more marks. @param marksSeen number of the last mark reviewed */
export async function keepClosing(tx: Tx, activityId: string, closedBy: string, marksSeen: number, now: Instant): Promise<void> {
  const closing = { closedBy, marksSeen, closedAt: now }
  await tx
    .insert(closings)
    .values({ activityId, ...closing })
    .onConflictDoUpdate({ target: closings.activityId, set: closing })
}

/** Number of marks from phones after the review; corrections are the organisers' own and do not count. */
export async function marksAfter(db: Querier, activityId: string, marksSeen: number): Promise<number> {
  const [row] = await db
    .select({ late: count() })
    .from(marks)
    .where(and(eq(marks.activityId, activityId), gt(marks.ordinal, marksSeen), ne(marks.method, 'corrected')))
  return row?.late ?? 0
}
