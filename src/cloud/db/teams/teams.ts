/** Teams: their seats by position, and their named people. Writers hold the exclusive lock on the activity's seats. */
import { type SQL, and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { TeamMember } from '../../../contract/teams'
import type { Instant } from '../../../domain/calendar/calendar'
import type { SkillDemand } from '../../../domain/activities/position'
import type { SignUpStatus } from '../../../domain/sign-ups/sign-up'
import type { WaitingPerson } from '../../../domain/sign-ups/moving-up'
import type { TeamStatus } from '../../../domain/teams'
import type { Entry } from '../../../domain/seats/waitlist'
import { iso } from '../columns'
import { type Querier, type Tx, rowsOf } from '../database'
import { activities, positions } from '../schema/activities'
import { volunteers } from '../schema/people'
import { seats, signUps, teamParts, teams } from '../schema/sign-ups'
import { organisations, skills } from '../schema/vocabulary'
import { shownName } from '../shown-names'
import { areFit, waitingPerson } from '../seats/waiting-people'

export interface StoredTeam {
  id: string
  activityId: string
  organisation: { id: string; name: string }
  leaderId: string
  leader: string
  status: TeamStatus
  invitationKey: string
  passedOver: number
  createdAt: Instant
}

export async function loadTeam(db: Querier, teamId: string): Promise<StoredTeam | null> {
  const [row] = await db
    .select({
      id: teams.id,
      activityId: teams.activityId,
      organisation: { id: organisations.id, name: organisations.shortName },
      leaderId: teams.leaderId,
      leader: shownName(),
      status: teams.status,
      invitationKey: teams.invitationKey,
      passedOver: teams.passedOver,
      createdAt: teams.createdAt,
    })
    .from(teams)
    .innerJoin(organisations, eq(organisations.id, teams.organisationId))
    .innerJoin(volunteers, eq(volunteers.id, teams.leaderId))
    .where(eq(teams.id, teamId))
  return row ?? null
}

export interface NewTeam {
  id: string
  activityId: string
  organisationId: string
  leaderId: string
  invitationKey: string
  parts: { positionId: string; seats: number }[]
}

/** Stores a team at the end of the waitlist. The caller then decides on its seats. */
export async function insertTeam(tx: Tx, { parts, ...team }: NewTeam, now: Instant): Promise<void> {
  await tx.insert(teams).values({ ...team, status: 'waitlisted', createdAt: now, changedAt: now })
  await tx.insert(teamParts).values(parts.map((part) => ({ ...part, teamId: team.id })))
}

export interface StoredMember extends TeamMember {
  volunteerId: string
  positionId: string
}

/** Present people of a team in the order in which they joined. */
export const membersOf = (db: Querier, teamId: string): Promise<StoredMember[]> =>
  peopleOf(db, teamId, sql`u.status in ('confirmed', 'waitlisted')`)

/** People of an ended team at its end: their sign-ups ended at the same moment as the team. */
export const lastMembersOf = (db: Querier, teamId: string): Promise<StoredMember[]> =>
  peopleOf(
    db,
    teamId,
    sql`exists (select 1 from ${teams} t where t.id = u.team_id and t.status = u.status and t.changed_at = u.changed_at)`,
  )

async function peopleOf(db: Querier, teamId: string, isIn: SQL): Promise<StoredMember[]> {
  const rows = await rowsOf<Omit<StoredMember, 'isHeldBack'> & { waiting: WaitingPerson | null }>(
    db,
    sql`select u.id as "signUpId", u.volunteer_id as "volunteerId", u.position_id as "positionId", ${shownName({ id: sql`v.id`, name: sql`v.name` })} as name, v.openid is not null as "hasAccount",
        u.status, case when u.status = 'waitlisted' then ${waitingPerson(sql`u`)} end as waiting
      from ${signUps} u join ${volunteers} v on v.id = u.volunteer_id
      where u.team_id = ${teamId} and ${isIn} order by u.arrival`,
  )
  return rows.map(({ waiting, ...row }) => ({ ...row, isHeldBack: waiting !== null && !areFit([waiting]) }))
}

export interface StoredPart {
  positionId: string
  position: string
  demand: SkillDemand | null
  seats: number
  /** Number of seats with a name. */
  named: number
}

export async function partsOf(db: Querier, teamId: string): Promise<StoredPart[]> {
  const rows = await db
    .select({
      positionId: teamParts.positionId,
      position: positions.name,
      seats: teamParts.seats,
      skillId: skills.id,
      skillName: skills.name,
      verified: skills.needsVerification,
      named: sql<number>`(select count(*)::int from ${signUps} u where u.team_id = ${teamParts.teamId}
        and u.position_id = ${teamParts.positionId} and u.status in ('confirmed', 'waitlisted'))`,
    })
    .from(teamParts)
    .innerJoin(positions, eq(positions.id, teamParts.positionId))
    .leftJoin(skills, eq(skills.id, positions.skillId))
    .where(eq(teamParts.teamId, teamId))
    .orderBy(asc(positions.ordinal))
  return rows.map(({ skillId, skillName, verified, ...row }) => ({
    ...row,
    demand: skillId && skillName ? { skillId, skillName, verified: verified ?? false } : null,
  }))
}

/** Sets the team's seats in a position; 0 gives the position up. */
export async function setPart(tx: Tx, teamId: string, positionId: string, wanted: number): Promise<void> {
  const isPart = and(eq(teamParts.teamId, teamId), eq(teamParts.positionId, positionId))
  if (wanted > 0) await tx.update(teamParts).set({ seats: wanted }).where(isPart)
  else await tx.delete(teamParts).where(isPart)
}

/** Ends teams, or returns them to the waitlist, and frees their seats. The caller changes the sign-ups of their people. */
export async function unseatTeams(tx: Tx, ids: readonly string[], status: Exclude<TeamStatus, 'confirmed'>, now: Instant): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(teams)
    .set({ status, changedAt: now })
    .where(inArray(teams.id, [...ids]))
  await tx
    .update(seats)
    .set({ teamId: null, signUpId: null })
    .where(inArray(seats.teamId, [...ids]))
}

export const liveTeams = (db: Querier, activityId: string) =>
  db
    .select({ id: teams.id, leaderId: teams.leaderId, status: teams.status })
    .from(teams)
    .where(and(eq(teams.activityId, activityId), inArray(teams.status, ['confirmed', 'waitlisted'])))

/** People of a waiting entry: one volunteer, or the leader and the named people of a team. */
export async function volunteersOf(db: Querier, { id, isTeam }: Pick<Entry, 'id' | 'isTeam'>): Promise<string[]> {
  const people = await db
    .selectDistinct({ id: signUps.volunteerId })
    .from(signUps)
    .where(and(eq(isTeam ? signUps.teamId : signUps.id, id), inArray(signUps.status, ['confirmed', 'waitlisted'] satisfies SignUpStatus[])))
  const leader = isTeam ? await db.select({ id: teams.leaderId }).from(teams).where(eq(teams.id, id)) : []
  return [...new Set([...people, ...leader].map((person) => person.id))]
}

/** Ids of activities past their names deadline that have teams with unnamed seats. */
export async function activitiesToRelease(db: Querier, now: Instant): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select distinct a.id from ${teams} t join ${activities} a on a.id = t.activity_id
      where t.status in ('confirmed', 'waitlisted') and a.status = 'published' and a.names_until <= ${iso(now)} and a.starts_at > ${iso(now)}
        and (select sum(p.seats) from ${teamParts} p where p.team_id = t.id) > (
          select count(*) from ${signUps} u where u.team_id = t.id and u.status in ('confirmed', 'waitlisted'))`,
  )
  return rows.map(({ id }) => id)
}

/** Leader and activity of a team, for access checks. */
export async function teamOwners(db: Querier, teamId: string): Promise<{ leaderId: string; activityId: string } | null> {
  const [row] = await db.select({ leaderId: teams.leaderId, activityId: teams.activityId }).from(teams).where(eq(teams.id, teamId))
  return row ?? null
}

/** Team of an invitation; null for a wrong key or an unknown team. */
export async function teamByKey(db: Querier, teamId: string, key: string): Promise<StoredTeam | null> {
  const team = await loadTeam(db, teamId)
  return team && team.invitationKey === key ? team : null
}

/** Those of the ids that are confirmed sign-ups of single volunteers, and those that are confirmed teams of the activity. */
export async function confirmedAmong(tx: Tx, activityId: string, ids: readonly string[]): Promise<{ signUps: string[]; teams: string[] }> {
  if (ids.length === 0) return { signUps: [], teams: [] }
  const people = await tx
    .select({ id: signUps.id })
    .from(signUps)
    .where(
      and(
        eq(signUps.activityId, activityId),
        eq(signUps.status, 'confirmed'),
        inArray(signUps.id, [...ids]),
        sql`${signUps.teamId} is null`,
      ),
    )
  const blocks = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.activityId, activityId), eq(teams.status, 'confirmed'), inArray(teams.id, [...ids])))
  return { signUps: people.map(({ id }) => id), teams: blocks.map(({ id }) => id) }
}
