/** A volunteer's own sign-ups, with the facts for their tickets and their places on the waitlist. */
import { and, desc, eq, gte, sql } from 'drizzle-orm'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import type { Instant } from '../../../domain/calendar/calendar'
import { heading } from '../activities/activity-columns'
import type { Querier } from '../database'
import { activities, positions } from '../schema/activities'
import { volunteers } from '../schema/people'
import { signUps, teams } from '../schema/sign-ups'
import { organisations, towns } from '../schema/vocabulary'
import { shownName } from '../shown-names'
import { placeOf } from '../seats/waitlist'

/**
 * The volunteer's sign-ups. The caller derives the attendance from the marks.
 * @param wanted one sign-up, or those for visits that began at `since` or later
 */
export function ownSignUps(db: Querier, volunteerId: string, wanted: { signUpId: string } | { since: Instant }) {
  return db
    .select({
      id: signUps.id,
      status: signUps.status,
      createdAt: signUps.createdAt,
      clashes: signUps.clashes,
      code: signUps.code,
      ticketKey: activities.ticketKey,
      activity: { ...heading, withdrawUntil: activities.withdrawUntil, cancelReason: activities.cancelReason },
      position: positions.name,
      organisation: organisations.shortName,
      team: sql<OwnSignUpView['team']>`(
        select json_build_object('id', t.id, 'leader', ${shownName({ id: sql`l.id`, name: sql`l.name` })}, 'isLeader', t.leader_id = ${volunteerId})
        from ${teams} t join ${volunteers} l on l.id = t.leader_id where t.id = ${signUps.teamId})`,
      waiting: placeOf({
        activityId: signUps.activityId,
        arrival: sql`coalesce((select t.arrival from ${teams} t where t.id = ${signUps.teamId}), ${signUps.arrival})`,
        wants: (position) => sql`${position} = ${signUps.positionId}`,
        waits: sql`${signUps.status} = 'waitlisted'`,
      }),
    })
    .from(signUps)
    .innerJoin(activities, eq(activities.id, signUps.activityId))
    .innerJoin(positions, eq(positions.id, signUps.positionId))
    .leftJoin(towns, eq(towns.id, activities.townId))
    .leftJoin(organisations, eq(organisations.id, signUps.organisationId))
    .where(
      and(
        eq(signUps.volunteerId, volunteerId),
        'since' in wanted ? gte(activities.startsAt, wanted.since) : eq(signUps.id, wanted.signUpId),
      ),
    )
    .orderBy(desc(activities.startsAt), desc(signUps.arrival))
}

export type StoredOwnSignUp = Awaited<ReturnType<typeof ownSignUps>>[number]
export type OwnActivity = OwnSignUpView['activity']
