/** Fields of service records from their activities; minutes are derived from marks. */
import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier } from '../database'
import { activities, activityOrganisations, positions, services } from '../schema/activities'
import { closings, marks } from '../schema/attendance'
import { volunteers } from '../schema/people'
import { signUps } from '../schema/sign-ups'
import { base, organisations, towns } from '../schema/vocabulary'

/** Visits in a span at which the volunteer was marked, latest first, with the fields for their records. */
export const recordedVisits = (db: Querier, volunteerId: string, from: Instant, until: Instant) =>
  db
    .select({
      id: activities.id,
      title: activities.title,
      startsAt: activities.startsAt,
      endsAt: activities.endsAt,
      town: towns.name,
      place: activities.place,
      /** Organisations that run the visit, with their full names, without partners. */
      hosts: sql<{ id: string; name: string }[]>`(
        select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by ao.ordinal), '[]') from ${activityOrganisations} ao
        join ${organisations} o on o.id = ao.organisation_id where ao.activity_id = ${activities.id} and ao.part <> 'partner')`,
      services: sql<string[]>`(
        select coalesce(json_agg(s.name order by s.ordinal), '[]') from ${services} s where s.activity_id = ${activities.id})`,
      inCharge: volunteers.name,
      /** Position of the last sign-up, even if the sign-up has ended; null for a walk-in. */
      position: sql<string | null>`(
        select p.name from ${signUps} u join ${positions} p on p.id = u.position_id
        where u.activity_id = ${activities.id} and u.volunteer_id = ${volunteerId} order by u.arrival desc limit 1)`,
      closedAt: closings.closedAt,
      marksSeen: closings.marksSeen,
    })
    .from(activities)
    .leftJoin(towns, eq(towns.id, activities.townId))
    .leftJoin(volunteers, eq(volunteers.id, activities.createdBy))
    .leftJoin(closings, eq(closings.activityId, activities.id))
    .where(
      and(
        eq(activities.status, 'published'),
        gte(activities.startsAt, from),
        lt(activities.startsAt, until),
        inArray(activities.id, db.select({ id: marks.activityId }).from(marks).where(eq(marks.volunteerId, volunteerId))),
      ),
    )
    .orderBy(desc(activities.startsAt), desc(activities.id))

export type RecordedVisit = Awaited<ReturnType<typeof recordedVisits>>[number]

/** Name of the base, which issues the proofs. */
export async function baseName(db: Querier): Promise<string> {
  const [row] = await db.select({ name: base.name }).from(base)
  return row?.name ?? ''
}
