/** Facts around a plan: visits at the same time, earlier places in the town, volunteers with a skill. */
import { and, eq, gt, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { LONGEST_ACTIVITY } from '../../../domain/activities/activity'
import type { Instant } from '../../../domain/calendar/calendar'
import type { VisitBeside } from '../../../domain/activities/plan-warnings'
import type { Querier } from '../database'
import { activities, activityOrganisations } from '../schema/activities'
import { volunteerSkills } from '../schema/people'
import { skills } from '../schema/vocabulary'

/** Published visits that overlap the span, in the plan's town or of one of its organisations. */
export const visitsBeside = (
  db: Querier,
  plan: { activityId: string; townId: string | null; organisationIds: readonly string[] },
  span: { from: Instant; until: Instant },
): Promise<VisitBeside[]> =>
  db
    .select({
      id: activities.id,
      title: activities.title,
      place: activities.place,
      startsAt: activities.startsAt,
      endsAt: activities.endsAt,
      townId: activities.townId,
      organisationIds: sql<
        string[]
      >`(select json_agg(o.organisation_id) from ${activityOrganisations} o where o.activity_id = ${activities.id})`,
    })
    .from(activities)
    .where(
      and(
        ne(activities.id, plan.activityId),
        eq(activities.status, 'published'),
        gt(activities.startsAt, span.from - LONGEST_ACTIVITY),
        lt(activities.startsAt, span.until),
        gt(activities.endsAt, span.from),
        or(
          plan.townId === null ? sql`false` : eq(activities.townId, plan.townId),
          sql`exists (select 1 from ${activityOrganisations} o where o.activity_id = ${activities.id}
            and ${inArray(sql`o.organisation_id`, [...plan.organisationIds])})`,
        ),
      ),
    )
    .orderBy(activities.startsAt, activities.id)

/** Number of people with each of these skills on that day, verified where the skill requires it. */
export async function countSkilled(db: Querier, skillIds: readonly string[], at: Instant): Promise<Map<string, number>> {
  if (skillIds.length === 0) return new Map()
  const rows = await db
    .select({ skillId: volunteerSkills.skillId, count: sql<number>`count(*)` })
    .from(volunteerSkills)
    .innerJoin(skills, eq(skills.id, volunteerSkills.skillId))
    .where(
      and(
        inArray(volunteerSkills.skillId, [...skillIds]),
        or(eq(skills.needsVerification, false), sql`${volunteerSkills.verifiedAt} is not null`),
        or(sql`${volunteerSkills.expiresAt} is null`, gt(volunteerSkills.expiresAt, at)),
      ),
    )
    .groupBy(volunteerSkills.skillId)
  return new Map(rows.map(({ skillId, count }) => [skillId, count]))
}

/** Distinct places of visits to a town, latest first. */
export async function placesIn(db: Querier, townId: string): Promise<string[]> {
  const rows = await db
    .select({ place: activities.place })
    .from(activities)
    .where(and(eq(activities.townId, townId), inArray(activities.status, ['published', 'cancelled'])))
    .groupBy(activities.place)
    .orderBy(sql`max(${activities.startsAt}) desc`, activities.place)
    .limit(MOST_PLACES)
  return rows.map(({ place }) => place)
}

const MOST_PLACES = 8
