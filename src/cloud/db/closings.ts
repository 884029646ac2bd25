/** Days that an organiser has looked through and closed, and what came afterwards. */
import { and, count, eq, gt, ne } from 'drizzle-orm'
import type { Instant } from '../../domain/calendar'
import type { Querier, Tx } from './database'
import { closings, marks, volunteers } from './schema'

/** When it was closed and by whom; undefined while it is open. */
export async function closingOf(db: Querier, activityId: string) {
  const [row] = await db
    .select({ closedAt: closings.closedAt, closedBy: volunteers.name })
    .from(closings)
    .innerJoin(volunteers, eq(volunteers.id, closings.closedBy))
    .where(eq(closings.activityId, activityId))
  return row
}

export async function insertClosing(tx: Tx, activityId: string, closedBy: string, now: Instant): Promise<void> {
  await tx.insert(closings).values({ activityId, closedBy, closedAt: now })
}

/** Marks that phones sent after the day was closed; corrections are the organisers' own. */
export async function marksAfter(db: Querier, activityId: string, closedAt: Instant): Promise<number> {
  const [row] = await db
    .select({ late: count() })
    .from(marks)
    .where(and(eq(marks.activityId, activityId), gt(marks.receivedAt, closedAt), ne(marks.method, 'corrected')))
  return row?.late ?? 0
}
