/** Reported outcomes of visits. */
import { and, eq } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { outcomes, services } from '../schema/activities'
import { volunteers } from '../schema/people'

/** The reported outcome; undefined before the first report. */
export async function loadOutcome(db: Querier, activityId: string) {
  const [row] = await db
    .select({
      volunteersTotal: outcomes.volunteersTotal,
      servedTotal: outcomes.servedTotal,
      note: outcomes.note,
      reportedAt: outcomes.reportedAt,
      reportedBy: volunteers.name,
    })
    .from(outcomes)
    .leftJoin(volunteers, eq(volunteers.id, outcomes.reportedBy))
    .where(eq(outcomes.activityId, activityId))
  return row
}

export interface Reported {
  services: readonly { id: string; served: number | null }[]
  servedTotal: number
  note: string
}

/** @returns false for a service that is not the activity's, or has a number but no unit; the caller then rolls back */
export async function keepOutcome(tx: Tx, activityId: string, reported: Reported, by: string, now: Instant): Promise<boolean> {
  const { servedTotal, note } = reported
  const row = { servedTotal, note: note === '' ? null : note, reportedAt: now, reportedBy: by }
  await tx
    .insert(outcomes)
    .values({ activityId, ...row })
    .onConflictDoUpdate({ target: outcomes.activityId, set: row })
  for (const { id, served } of reported.services) {
    const [own] = await tx
      .select({ unit: services.unit })
      .from(services)
      .where(and(eq(services.id, id), eq(services.activityId, activityId)))
    if (!own || (own.unit === null && served !== null)) return false
    await tx.update(services).set({ served }).where(eq(services.id, id))
  }
  return true
}
