/** Which organisations run an activity: all that a permission needs to know. */
import { and, eq, ne } from 'drizzle-orm'
import type { Querier } from './database'
import { activities, activityOrganisations } from './schema/activities'
import { organisations } from './schema/vocabulary'

/** The lead and the hosts; null when there is no such activity. Partners help, they do not run it. */
export async function hostsOf(db: Querier, activityId: string): Promise<string[] | null> {
  const rows = await db
    .select({ hostId: activityOrganisations.organisationId })
    .from(activities)
    .leftJoin(activityOrganisations, and(eq(activityOrganisations.activityId, activities.id), ne(activityOrganisations.part, 'partner')))
    .where(eq(activities.id, activityId))
  return rows.length === 0 ? null : rows.flatMap((row) => row.hostId ?? [])
}

/** The organisation that leads it; null when there is no such activity. */
export async function leadOf(db: Querier, activityId: string): Promise<{ id: string; isTrusted: boolean } | null> {
  const [row] = await db
    .select({ id: organisations.id, isTrusted: organisations.isTrusted })
    .from(activityOrganisations)
    .innerJoin(organisations, eq(organisations.id, activityOrganisations.organisationId))
    .where(and(eq(activityOrganisations.activityId, activityId), eq(activityOrganisations.part, 'lead')))
  return row ?? null
}
