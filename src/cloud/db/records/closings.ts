/** Days that an organiser has looked through and closed, and what came afterwards. */
import { and, count, eq, gt, ne } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { closings, marks } from '../schema/attendance'
import { volunteers } from '../schema/people'

/** When it was closed and by whom; undefined while it is open. */
export async function closingOf(db: Querier, activityId: string) {
  const [row] = await db
    .select({ closedAt: closings.closedAt, closedBy: volunteers.name, marksSeen: closings.marksSeen })
    .from(closings)
    .innerJoin(volunteers, eq(volunteers.id, closings.closedBy))
    .where(eq(closings.activityId, activityId))
  return row
}

/** Closes a day, or closes it again after more marks came. @param marksSeen the number of the last one */
export async function keepClosing(tx: Tx, activityId: string, closedBy: string, marksSeen: number, now: Instant): Promise<void> {
  const closing = { closedBy, marksSeen, closedAt: now }
  await tx
    .insert(closings)
    .values({ activityId, ...closing })
    .onConflictDoUpdate({ target: closings.activityId, set: closing })
}

/** Marks that phones sent after the day was looked through; corrections are the organisers' own. */
export async function marksAfter(db: Querier, activityId: string, marksSeen: number): Promise<number> {
  const [row] = await db
    .select({ late: count() })
    .from(marks)
    .where(and(eq(marks.activityId, activityId), gt(marks.ordinal, marksSeen), ne(marks.method, 'corrected')))
  return row?.late ?? 0
}
