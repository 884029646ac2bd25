/** Organisations that run an activity, for permissions. */
import { and, eq, ne, sql } from 'drizzle-orm'
import type { HostOrganisation } from '../../../domain/activities/submission'
import type { Querier } from '../database'
import { activities, activityOrganisations } from '../schema/activities'
import { organisations } from '../schema/vocabulary'

/** Ids of the lead and the hosts; null when there is no such activity. Partners help, but do not run it. */
export async function hostsOf(db: Querier, activityId: string): Promise<string[] | null> {
  const rows = await db
    .select({ hostId: activityOrganisations.organisationId })
    .from(activities)
    .leftJoin(activityOrganisations, and(eq(activityOrganisations.activityId, activities.id), ne(activityOrganisations.part, 'partner')))
    .where(eq(activities.id, activityId))
  return rows.length === 0 ? null : rows.flatMap((row) => row.hostId ?? [])
}

/** Id of the lead organisation; null when there is no such activity. */
export const leadOf = async (db: Querier, activityId: string): Promise<string | null> =>
  (await hostOrganisationsOf(db, activityId)).find(({ isLead }) => isLead)?.id ?? null

/** The lead and the hosts; none when there is no such activity. */
export const hostOrganisationsOf = (db: Querier, activityId: string): Promise<HostOrganisation[]> =>
  db
    .select({
      id: organisations.id,
      isLead: sql<boolean>`${activityOrganisations.part} = 'lead'`,
      isTrusted: organisations.isTrusted,
    })
    .from(activityOrganisations)
    .innerJoin(organisations, eq(organisations.id, activityOrganisations.organisationId))
    .where(and(eq(activityOrganisations.activityId, activityId), ne(activityOrganisations.part, 'partner')))
