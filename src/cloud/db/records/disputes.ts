/** Volunteers' disputes of their records, and the answers. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { DisputeView } from '../../../contract/records/records'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { activityOrganisations } from '../schema/activities'
import { roles, volunteers } from '../schema/people'
import { disputes } from '../schema/records'

const view = {
  id: disputes.id,
  text: disputes.text,
  createdAt: disputes.createdAt,
  answer: disputes.answer,
  answeredAt: disputes.answeredAt,
}

/** A volunteer's latest dispute of each activity. */
export async function disputesOfVolunteer(
  db: Querier,
  volunteerId: string,
  activityIds: readonly string[],
): Promise<Map<string, DisputeView>> {
  if (activityIds.length === 0) return new Map()
  const rows = await db
    .select({ ...view, activityId: disputes.activityId })
    .from(disputes)
    .where(and(eq(disputes.volunteerId, volunteerId), inArray(disputes.activityId, [...activityIds])))
    .orderBy(asc(disputes.createdAt), asc(disputes.id))
  return new Map(rows.map(({ activityId, ...dispute }) => [activityId, dispute]))
}

/** All disputes of an activity with their volunteers, latest first. */
export const disputesOfActivity = (db: Querier, activityId: string) =>
  db
    .select({ ...view, volunteerId: disputes.volunteerId, name: volunteers.name })
    .from(disputes)
    .innerJoin(volunteers, eq(volunteers.id, disputes.volunteerId))
    .where(eq(disputes.activityId, activityId))
    .orderBy(desc(disputes.createdAt), desc(disputes.id))

export async function insertDispute(
  tx: Tx,
  dispute: { id: string; activityId: string; volunteerId: string; text: string },
  now: Instant,
): Promise<void> {
  await tx.insert(disputes).values({ ...dispute, createdAt: now })
}

/** Volunteer of a dispute of this activity, and time of its answer; undefined for an unknown dispute. */
export async function loadDispute(tx: Tx, activityId: string, disputeId: string) {
  const [row] = await tx
    .select({ volunteerId: disputes.volunteerId, answeredAt: disputes.answeredAt })
    .from(disputes)
    .where(and(eq(disputes.id, disputeId), eq(disputes.activityId, activityId)))
  return row
}

export async function storeDisputeAnswer(
  tx: Tx,
  { disputeId, answer, by }: { disputeId: string; answer: string; by: string },
  now: Instant,
): Promise<void> {
  await tx
    .update(disputes)
    .set({ answer, answeredAt: now, answeredBy: by })
    .where(and(eq(disputes.id, disputeId), isNull(disputes.answeredAt)))
}

/** Ids of the organisers of the organisations that run the activity. */
export async function organisersOf(db: Querier, activityId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: roles.volunteerId })
    .from(roles)
    .innerJoin(activityOrganisations, eq(activityOrganisations.organisationId, roles.organisationId))
    .where(
      and(
        eq(roles.role, 'organiser'),
        eq(activityOrganisations.activityId, activityId),
        inArray(activityOrganisations.part, ['lead', 'host']),
      ),
    )
  return rows.map(({ id }) => id)
}
