/** A leader's request for a block of seats: confirmed whole, or waitlisted whole. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { CreateTeamAnswer, CreateTeamInput } from '../../contract/teams'
import { isUnlisted } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { type Actor, may } from '../../domain/people/permission'
import { decideTeam } from '../../domain/teams'
import { ticketCode } from '../../domain/attendance/ticket'
import { type ActivityFacts, loadPositions, lockActivity } from '../db/activities/activity-facts'
import type { Tx } from '../db/database'
import { type FoundPerson, type NamedBy, findNamed, keepNamed } from '../db/teams/named-people'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { insertSignUps } from '../db/sign-ups/sign-ups'
import { insertTeam, loadTeam } from '../db/teams/teams'
import { loadOrganisation } from '../db/vocabulary/vocabulary'
import { loadProfile } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { fillFreeSeats } from '../seats/fill-seats'

const KEY_BYTES = 16

export interface Leader {
  id: string
  name: string
  actor: Actor
}

/** @param attempt counts from 0; each attempt makes other spoken codes */
export async function createTeam(tx: Tx, leader: Leader, input: CreateTeamInput, now: Instant, attempt: number): Promise<CreateTeamAnswer> {
  const activity = (await lockActivity(tx, input.activityId, 'seats')) ?? fault('not-found')
  // The existence of a draft stays hidden.
  if (isUnlisted(activity)) return fault('not-found')
  const made = await madeBefore(tx, leader.id, input)
  if (made) return made
  const organisation = (await loadOrganisation(tx, input.organisationId)) ?? fault('malformed')
  const parts = await partsAsked(tx, activity.id, { organisationId: organisation.id, leader, now }, input.parts)
  const facts = { activity, seenVersion: input.version, leader: await loadProfile(tx, leader.id), organisation, parts }
  const decision = decideTeam(facts, now)
  if (!decision.ok) return decision

  const { teamId } = input
  await insertTeam(
    tx,
    {
      id: teamId,
      activityId: activity.id,
      organisationId: organisation.id,
      leaderId: leader.id,
      invitationKey: randomBytes(KEY_BYTES).toString('base64url'),
      parts: parts.map(({ positionId, seats }) => ({ positionId, seats })),
    },
    now,
  )
  const named = []
  for (const { positionId, people } of parts) {
    for (const person of people) named.push({ positionId, volunteerId: await keepNamed(tx, organisation.id, person, now) })
  }
  await insertSignUps(
    tx,
    named.map((person) => memberOf(activity, teamId, organisation.id, 'waitlisted', person, attempt)),
    now,
  )
  const seated = await fillFreeSeats(tx, activity.id, { newcomer: teamId }, now)
  const status = seated.some(({ id }) => id === teamId) ? 'confirmed' : 'waitlisted'
  const seats = parts.reduce((sum, part) => sum + part.seats, 0)
  const details = { status, seats, named: named.length }
  await recordAudit(tx, { actorId: leader.id, action: 'team.created', activityId: activity.id, subjectId: teamId, details }, now)
  const others = named.map(({ volunteerId }) => volunteerId).filter((id) => id !== leader.id)
  await notify(tx, others, { activityId: activity.id, kind: 'named-in-team', note: leader.name }, now)
  return { ok: true, teamId, status }
}

/** Answer for a team that was already made from the same draft; null for none. */
async function madeBefore(tx: Tx, leaderId: string, { teamId, activityId }: CreateTeamInput): Promise<CreateTeamAnswer | null> {
  const team = await loadTeam(tx, teamId)
  if (!team) return null
  if (team.leaderId !== leaderId || team.activityId !== activityId) return fault('request-id-reused')
  const { status } = team
  const isThere = status === 'confirmed' || status === 'waitlisted'
  return isThere ? { ok: true, teamId, status, isEarlier: true } : refuse('team-gone')
}

/** The wanted seats, with the facts of the people named. */
async function partsAsked(
  tx: Tx,
  activityId: string,
  { organisationId, leader, now }: { organisationId: string; leader: Leader; now: Instant },
  wanted: CreateTeamInput['parts'],
) {
  const positions = await loadPositions(tx, activityId)
  const names = wanted.flatMap(({ seats }) => seats.filter((name) => name !== null))
  const found = new Map(
    (await findNamed(tx, organisationId, namedBy(leader, organisationId, now), names)).map((person) => [person.name, person]),
  )
  return wanted.map(({ positionId, seats }) => ({
    positionId,
    position: positions.find(({ id }) => id === positionId),
    seats: seats.length,
    people: seats.flatMap((name): FoundPerson[] => {
      const person = name === null ? undefined : found.get(name)
      return person ? [person] : []
    }),
  }))
}

/** Facts about the leader by which `findNamed` decides how much it may disclose about the organisation's members. */
export const namedBy = ({ id, actor }: Leader, organisationId: string, now: Instant): NamedBy => ({
  id,
  actsFor: may(actor).actFor(organisationId),
  now,
})

/** Row of a team member's sign-up. */
export function memberOf(
  activity: ActivityFacts,
  teamId: string,
  organisationId: string,
  status: 'confirmed' | 'waitlisted',
  person: { positionId: string; volunteerId: string },
  attempt: number,
) {
  const id = randomUUID()
  const { startsAt, endsAt } = activity
  const code = ticketCode(activity.ticketKey, id, attempt)
  return { ...person, id, activityId: activity.id, organisationId, teamId, status, startsAt, endsAt, code }
}
