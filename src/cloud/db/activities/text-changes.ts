/** Changes of published activities' texts that wait for the administrator, longest wait first, or were returned. */
import { asc, count, eq, isNull } from 'drizzle-orm'
import type { TextChange } from '../../../domain/activities/reviewed-text'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { activities, textChanges } from '../schema/activities'
import { volunteers } from '../schema/people'

export interface StoredChange {
  change: TextChange
  submittedAt: Instant
  submittedBy: string
  returnReason: string | null
}

/** The activity's change, waiting or returned; null for none. */
export async function textChangeOf(db: Querier, activityId: string): Promise<StoredChange | null> {
  const { change, submittedAt, submittedBy, returnReason } = textChanges
  const [row] = await db
    .select({ change, submittedAt, submittedBy, returnReason })
    .from(textChanges)
    .where(eq(textChanges.activityId, activityId))
  return row ?? null
}

/** Stores a change that waits, in place of an earlier one. */
export async function keepTextChange(tx: Tx, activityId: string, change: TextChange, submittedBy: string, now: Instant): Promise<void> {
  const row = { change, submittedBy, submittedAt: now, returnReason: null }
  await tx
    .insert(textChanges)
    .values({ activityId, ...row })
    .onConflictDoUpdate({ target: textChanges.activityId, set: row })
}

/** @returns false when the activity had no change */
export async function dropTextChange(tx: Tx, activityId: string): Promise<boolean> {
  const dropped = await tx.delete(textChanges).where(eq(textChanges.activityId, activityId)).returning({ id: textChanges.activityId })
  return dropped.length > 0
}

export async function returnTextChange(tx: Tx, activityId: string, returnReason: string): Promise<void> {
  await tx.update(textChanges).set({ returnReason }).where(eq(textChanges.activityId, activityId))
}

/** Activities whose change waits, with their submitters' names, and the number of all. */
export async function waitingChanges(db: Querier, most: number) {
  const items = await db
    .select({
      activityId: textChanges.activityId,
      submittedAt: textChanges.submittedAt,
      submittedBy: volunteers.name,
      change: textChanges.change,
    })
    .from(textChanges)
    .innerJoin(activities, eq(activities.id, textChanges.activityId))
    .innerJoin(volunteers, eq(volunteers.id, textChanges.submittedBy))
    .where(isNull(textChanges.returnReason))
    .orderBy(asc(textChanges.submittedAt), asc(activities.startsAt), asc(activities.id))
    .limit(most)
  const [all] = await db.select({ total: count() }).from(textChanges).where(isNull(textChanges.returnReason))
  return { items, total: all?.total ?? 0 }
}
