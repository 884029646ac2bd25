/** Teams for their leaders, and invitations for the people invited. */
import { and, desc, eq, gte, sql } from 'drizzle-orm'
import type { InvitationView, TeamCard, TeamPartView, TeamView } from '../../../contract/teams'
import type { Instant } from '../../../domain/calendar/calendar'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { heading } from '../activities/activity-columns'
import type { Querier } from '../database'
import { activities } from '../schema/activities'
import { signUps, teamParts, teams } from '../schema/sign-ups'
import { organisations, towns } from '../schema/vocabulary'
import { lastMembersOf, loadTeam, membersOf, partsOf, teamByKey } from './teams'
import { placeOf } from '../seats/waitlist'

const waiting = placeOf({
  activityId: teams.activityId,
  arrival: teams.arrival,
  wants: (position) => sql`${position} in (select mine.position_id from ${teamParts} mine where mine.team_id = ${teams.id})`,
  waits: sql`${teams.status} = 'waitlisted'`,
})

/** The activity's heading and deadlines, and the team's place on the waitlist. */
async function activityOf(db: Querier, teamId: string) {
  const [row] = await db
    .select({
      activity: {
        ...heading,
        withdrawUntil: activities.withdrawUntil,
        namesUntil: activities.namesUntil,
        cancelReason: activities.cancelReason,
      },
      waiting,
    })
    .from(teams)
    .innerJoin(activities, eq(activities.id, teams.activityId))
    .leftJoin(towns, eq(towns.id, activities.townId))
    .where(eq(teams.id, teamId))
  return row ?? null
}

/** A team for its leader or an organiser; null for an unknown team. Only the leader gets the invitation's key. */
export async function teamView(db: Querier, teamId: string, volunteerId: string): Promise<TeamView | null> {
  const team = await loadTeam(db, teamId)
  const found = await activityOf(db, teamId)
  if (!team || !found) return null
  const people = isLive(team.status) ? await membersOf(db, teamId) : await lastMembersOf(db, teamId)
  const parts = (await partsOf(db, teamId)).map(({ positionId, position, demand, seats }): TeamPartView => {
    const members = people
      .filter((member) => member.positionId === positionId)
      .map(({ signUpId, name, hasAccount, status, isHeldBack }) => ({ signUpId, name, hasAccount, status, isHeldBack }))
    return { positionId, position, skill: demand?.skillName ?? null, seats, open: seats - members.length, members }
  })
  const isLeader = team.leaderId === volunteerId
  const { id, status, organisation, leader, createdAt, passedOver, invitationKey } = team
  return {
    id,
    status,
    ...found,
    organisation,
    leader,
    isLeader,
    createdAt,
    seats: parts.reduce((sum, part) => sum + part.seats, 0),
    parts,
    passedOver,
    invitationKey: isLeader ? invitationKey : null,
  }
}

const seatsOfTeam = sql<number>`(select coalesce(sum(p.seats), 0)::int from ${teamParts} p where p.team_id = ${teams.id})`

/** Teams that this person leads on visits that began at `since` or later, latest visit first. */
export function teamsOf(db: Querier, leaderId: string, since: Instant): Promise<TeamCard[]> {
  return db
    .select({
      id: teams.id,
      status: teams.status,
      activity: heading,
      organisation: organisations.shortName,
      seats: seatsOfTeam,
      open: sql<number>`(case when ${teams.status} in ('confirmed', 'waitlisted') then ${seatsOfTeam} - (select count(*)::int from ${signUps} u
        where u.team_id = ${teams.id} and u.status in ('confirmed', 'waitlisted')) else 0 end)`,
      waiting,
    })
    .from(teams)
    .innerJoin(activities, eq(activities.id, teams.activityId))
    .innerJoin(organisations, eq(organisations.id, teams.organisationId))
    .leftJoin(towns, eq(towns.id, activities.townId))
    .where(and(eq(teams.leaderId, leaderId), gte(activities.startsAt, since)))
    .orderBy(desc(activities.startsAt), desc(teams.arrival))
}

/** An invitation for a caller: their own place in the team, and the leader's name, but no other names. */
export async function invitationView(
  db: Querier,
  { teamId, key }: { teamId: string; key: string },
  caller: { id: string; name: string } | null,
): Promise<InvitationView | null> {
  const team = await teamByKey(db, teamId, key)
  const found = await activityOf(db, teamId)
  if (!team || !found) return null
  const parts = await partsOf(db, teamId)
  const [own] = caller ? await ownSignUpIn(db, teamId, caller.id) : []
  const namesake = caller && !own ? (await membersOf(db, teamId)).find((one) => !one.hasAccount && one.name === caller.name) : undefined
  const { withdrawUntil: _withdrawUntil, cancelReason: _cancelReason, ...activity } = found.activity
  return {
    teamId,
    status: team.status,
    activity,
    organisation: team.organisation,
    leader: team.leader,
    parts: parts.map(({ positionId, position, demand, seats, named }) => ({
      positionId,
      position,
      skill: demand?.skillName ?? null,
      open: seats - named,
    })),
    named: namesake ? { position: parts.find(({ positionId }) => positionId === namesake.positionId)?.position ?? '' } : null,
    ownSignUpId: own?.id ?? null,
  }
}

const ownSignUpIn = (db: Querier, teamId: string, volunteerId: string) =>
  db
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.teamId, teamId), eq(signUps.volunteerId, volunteerId), sql`${signUps.status} in ('confirmed', 'waitlisted')`))
