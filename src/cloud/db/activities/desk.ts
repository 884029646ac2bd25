/** One activity for its organisers: the stored plan, and the sign-ups. */
import { asc, eq, sql } from 'drizzle-orm'
import type { ActivityPlan, DeskSignUp } from '../../../contract/activities/desk'
import type { Instant } from '../../../domain/calendar/calendar'
import { comingOf, heading, organisationParts, positionViews, serviceViews } from './activity-columns'
import type { Querier } from '../database'
import { activities, positions } from '../schema/activities'
import { volunteers } from '../schema/people'
import { series } from '../schema/series'
import { signUps } from '../schema/sign-ups'
import { organisations, towns } from '../schema/vocabulary'
import { shownName, shownOrganisation, wasMarked } from '../shown-names'

/** The stored activity; null for an unknown id. */
export async function loadDeskActivity(db: Querier, activityId: string, now: Instant) {
  const [row] = await db
    .select({
      ...heading,
      summary: activities.summary,
      ...comingOf,
      version: activities.version,
      signUpOpensAt: activities.signUpOpensAt,
      signUpClosesAt: activities.signUpClosesAt,
      withdrawUntil: activities.withdrawUntil,
      namesUntil: activities.namesUntil,
      cancelReason: activities.cancelReason,
      returnReason: activities.returnReason,
      ticketKey: activities.ticketKey,
      organisations: organisationParts,
      services: serviceViews,
      positions: positionViews(now),
      series: sql<{ id: string; name: string } | null>`case when ${series.plan} is null then null
        else json_build_object('id', ${series.id}, 'name', ${series.name}) end`,
    })
    .from(activities)
    .leftJoin(towns, eq(towns.id, activities.townId))
    .leftJoin(series, eq(series.id, activities.seriesId))
    .where(eq(activities.id, activityId))
  return row ?? null
}

type StoredDeskActivity = NonNullable<Awaited<ReturnType<typeof loadDeskActivity>>>

/** The plan as the form needs it, from the stored row. */
export const planOf = (row: StoredDeskActivity): ActivityPlan => ({
  title: row.title,
  summary: row.summary,
  categories: row.categories,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  townId: row.town?.id ?? null,
  place: row.place,
  coming: {
    comesBy: row.comesBy,
    bring: row.bring,
    gettingThere: row.gettingThere,
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    isIndoors: row.isIndoors,
    isStepFree: row.isStepFree,
    inRain: row.inRain,
    location: row.location,
  },
  leadId: row.organisations.find(({ part }) => part === 'lead')?.id ?? '',
  partnerIds: row.organisations.filter(({ part }) => part === 'partner').map(({ id }) => id),
  services: row.services.map(({ id, name, unit }) => ({ id, name, unit })),
  positions: row.positions.map(({ id, name, capacity, skill, quotas }) => ({
    id,
    name,
    capacity,
    skillId: skill?.id ?? null,
    quotas: quotas.map(({ organisationId, seats, releaseAt }) => ({ organisationId, seats, releaseAt })),
  })),
})

/** Sign-ups of an activity: confirmed ones, then the waitlist in order, then ended ones. */
export const deskSignUps = (db: Querier, activityId: string): Promise<Omit<DeskSignUp, 'doubts'>[]> =>
  db
    .select({
      id: signUps.id,
      volunteerId: signUps.volunteerId,
      name: shownName(volunteers, wasMarked(signUps.activityId, signUps.volunteerId)),
      phone: volunteers.phone,
      organisation: shownOrganisation(signUps.volunteerId, organisations.shortName),
      positionId: signUps.positionId,
      position: positions.name,
      status: signUps.status,
      clashes: signUps.clashes,
      teamId: signUps.teamId,
      createdAt: signUps.createdAt,
    })
    .from(signUps)
    .innerJoin(volunteers, eq(volunteers.id, signUps.volunteerId))
    .innerJoin(positions, eq(positions.id, signUps.positionId))
    .leftJoin(organisations, eq(organisations.id, signUps.organisationId))
    .where(eq(signUps.activityId, activityId))
    .orderBy(
      sql`array_position(array['confirmed', 'waitlisted', 'withdrawn', 'cancelled'], ${signUps.status})`,
      asc(positions.ordinal),
      asc(signUps.arrival),
    )
