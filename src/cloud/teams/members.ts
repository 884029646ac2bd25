/**
 * Adds, replaces and removes people of a team, and lets people join by the invitation. All under the exclusive lock on the activity's
 * seats.
 */
import type { JoinTeamAnswer, MemberAnswer, RemoveMemberAnswer } from '../../contract/teams'
import type { Instant } from '../../domain/calendar/calendar'
import { firstRefusal, refuse } from '../../domain/decision'
import type { OwnSignUp } from '../../domain/sign-ups/sign-up'
import { type MemberRefusal, decideJoining, decideMember, decideNaming, decideNewName, decideReplacing } from '../../domain/teams'
import { decideWithdrawal } from '../../domain/sign-ups/withdrawal'
import { type ActivityFacts, lockActivity } from '../db/activities/activity-facts'
import { settleClashes } from '../db/sign-ups/clashes'
import type { Tx } from '../db/database'
import { type FoundPerson, findNamed, keepNamed } from '../db/teams/named-people'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { takeHeld } from '../db/seats/seats'
import { endSignUps, insertSignUps } from '../db/sign-ups/sign-ups'
import { type StoredMember, type StoredPart, type StoredTeam, loadTeam, membersOf, partsOf, teamByKey } from '../db/teams/teams'
import type { StoredProfile } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { fillFreeSeats } from '../seats/fill-seats'
import { type Leader, memberOf, namedBy } from './create-team'
import { releaseOpenSeats } from './release'

interface Held {
  activity: ActivityFacts
  team: StoredTeam
  parts: StoredPart[]
  members: StoredMember[]
}

/** Locks and loads a team with its activity. @param activityId the team's, read before the lock */
export async function holdTeam(tx: Tx, teamId: string, activityId: string): Promise<Held> {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const team = (await loadTeam(tx, teamId)) ?? fault('not-found')
  return { activity, team, parts: await partsOf(tx, teamId), members: await membersOf(tx, teamId) }
}

/** Looks up one name with `findNamed`. */
const personNamed = async (tx: Tx, leader: Leader, { organisation }: StoredTeam, name: string, now: Instant): Promise<FoundPerson> => {
  const [person] = await findNamed(tx, organisation.id, namedBy(leader, organisation.id, now), [name])
  return person ?? fault('malformed')
}

/** Puts a person on an unnamed seat that the team has, or waits for. */
async function seatMember(
  tx: Tx,
  { activity, team }: Held,
  person: { positionId: string; volunteerId: string },
  now: Instant,
  attempt: number,
): Promise<string> {
  const status = team.status === 'confirmed' ? 'confirmed' : 'waitlisted'
  const row = memberOf(activity, team.id, team.organisation.id, status, person, attempt)
  await insertSignUps(tx, [row], now)
  if (status === 'confirmed') await takeHeld(tx, team.id, person.positionId, row.id)
  return row.id
}

export async function addMember(
  tx: Tx,
  leader: Leader,
  held: Held,
  { positionId, name }: { positionId: string; name: string },
  now: Instant,
  attempt: number,
): Promise<MemberAnswer> {
  const { activity, team } = held
  const part = held.parts.find((one) => one.positionId === positionId) ?? fault('malformed')
  const naming = decideNaming({ status: team.status, open: part.seats - part.named }, activity, now)
  if (!naming.ok) return naming
  const person = await personNamed(tx, leader, team, name, now)
  const decision = firstRefusal<MemberRefusal | 'name-twice'>([
    decideMember(person, part.demand, activity),
    decideNewName(
      person.name,
      held.members.map((member) => member.name),
    ),
  ])
  if (!decision.ok) return decision
  const volunteerId = await keepNamed(tx, team.organisation.id, person, now)
  const signUpId = await seatMember(tx, held, { positionId, volunteerId }, now, attempt)
  await recordAudit(
    tx,
    { actorId: leader.id, action: 'team.member-added', activityId: activity.id, subjectId: signUpId, details: { team: team.id } },
    now,
  )
  if (volunteerId !== leader.id) await notify(tx, [volunteerId], { activityId: activity.id, kind: 'named-in-team', note: leader.name }, now)
  return { ok: true }
}

/** Replaces a person by another. The audit log gets both sign-ups, since it may be unclear later who came. */
export async function replaceMember(
  tx: Tx,
  leader: Leader,
  held: Held,
  { signUpId, name }: { signUpId: string; name: string },
  now: Instant,
  attempt: number,
): Promise<MemberAnswer> {
  const { activity, team } = held
  const replacing = decideReplacing(team, activity, now)
  if (!replacing.ok) return replacing
  const leaving = held.members.find((member) => member.signUpId === signUpId)
  if (!leaving) return refuse('not-signed-up')
  const part = held.parts.find((one) => one.positionId === leaving.positionId) ?? fault('malformed')
  const person = await personNamed(tx, leader, team, name, now)
  const decision = firstRefusal<MemberRefusal | 'name-twice'>([
    decideMember(person, part.demand, activity),
    decideNewName(
      person.name,
      held.members.map((member) => member.name),
    ),
  ])
  if (!decision.ok) return decision
  const volunteerId = await keepNamed(tx, team.organisation.id, person, now)
  await endSignUps(tx, [signUpId], 'withdrawn', now)
  await settleClashes(tx, [leaving.volunteerId])
  const coming = await seatMember(tx, held, { positionId: part.positionId, volunteerId }, now, attempt)
  const details = { team: team.id, instead: signUpId }
  await recordAudit(tx, { actorId: leader.id, action: 'team.member-replaced', activityId: activity.id, subjectId: coming, details }, now)
  if (leaving.volunteerId !== leader.id)
    await notify(tx, [leaving.volunteerId], { activityId: activity.id, kind: 'left-out', note: leader.name }, now)
  if (volunteerId !== leader.id) await notify(tx, [volunteerId], { activityId: activity.id, kind: 'named-in-team', note: leader.name }, now)
  await fillFreeSeats(tx, activity.id, {}, now)
  return { ok: true }
}

export async function removeMember(tx: Tx, leader: Leader, held: Held, signUpId: string, now: Instant): Promise<RemoveMemberAnswer> {
  const { activity, team } = held
  const replacing = decideReplacing(team, activity, now)
  if (!replacing.ok) return replacing
  const leaving = held.members.find((member) => member.signUpId === signUpId)
  if (!leaving) return refuse('not-signed-up')
  const decision = decideWithdrawal(leaving.status, activity, 'volunteer', now)
  if (!decision.ok) return decision
  await leaveTeam(tx, activity, { ...leaving, id: signUpId, teamId: team.id }, now)
  await recordAudit(
    tx,
    { actorId: leader.id, action: 'team.member-removed', activityId: activity.id, subjectId: signUpId, details: { team: team.id } },
    now,
  )
  if (leaving.volunteerId !== leader.id)
    await notify(tx, [leaving.volunteerId], { activityId: activity.id, kind: 'left-out', note: leader.name }, now)
  await fillFreeSeats(tx, activity.id, {}, now)
  return { ok: true }
}

/** Ends a member's sign-up. The seat is held for another name, or freed after the names deadline. The caller fills freed seats. */
export async function leaveTeam(
  tx: Tx,
  activity: ActivityFacts,
  member: { id: string; volunteerId: string; teamId: string },
  now: Instant,
): Promise<void> {
  await endSignUps(tx, [member.id], 'withdrawn', now)
  await settleClashes(tx, [member.volunteerId])
  if (now >= activity.namesUntil) await releaseOpenSeats(tx, member.teamId, now)
}

export interface Joining {
  teamId: string
  key: string
  positionId: string | null
}

/** Joins by the invitation. The caller gets the seat that has their name, in place of the person without an account. */
export async function joinTeam(
  tx: Tx,
  caller: { id: string; profile: StoredProfile; own: OwnSignUp[] } | null,
  input: Joining,
  now: Instant,
  attempt: number,
): Promise<JoinTeamAnswer> {
  const invitation = (await teamByKey(tx, input.teamId, input.key)) ?? fault('not-found')
  const held = await holdTeam(tx, input.teamId, invitation.activityId)
  const { activity, team, parts, members } = held
  const namesake = caller ? members.find((member) => !member.hasAccount && member.name === caller.profile.name) : undefined
  const open = parts.find((part) => part.seats > part.named)
  const wanted = namesake?.positionId ?? input.positionId ?? open?.positionId ?? null
  const part = parts.find(({ positionId }) => positionId === wanted)
  if (input.positionId !== null && !part) return fault('malformed')
  const volunteer = caller?.profile ?? { name: '', phone: '', organisationIds: [], skills: [], consents: [] }
  const facts = {
    activity,
    team,
    open: part ? part.seats - part.named : 0,
    isNamed: namesake !== undefined,
    demand: part?.demand ?? null,
    volunteer,
    own: caller?.own ?? [],
  }
  const decision = decideJoining(facts, now)
  if (!decision.ok) return decision
  if (!caller || !part) return refuse('profile-incomplete')
  if (namesake) await endSignUps(tx, [namesake.signUpId], 'withdrawn', now)
  const signUpId = await seatMember(tx, held, { positionId: part.positionId, volunteerId: caller.id }, now, attempt)
  const seated = await fillFreeSeats(tx, activity.id, {}, now)
  const details = { team: team.id, ...(namesake ? { instead: namesake.signUpId } : {}) }
  await recordAudit(tx, { actorId: caller.id, action: 'team.member-joined', activityId: activity.id, subjectId: signUpId, details }, now)
  if (team.leaderId !== caller.id)
    await notify(tx, [team.leaderId], { activityId: activity.id, kind: 'member-joined', note: volunteer.name }, now)
  return { ok: true, signUpId, status: team.status === 'confirmed' || seated.some(({ id }) => id === team.id) ? 'confirmed' : 'waitlisted' }
}
