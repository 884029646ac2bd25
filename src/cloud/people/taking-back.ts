/** Takes a consent back, with everything that ends with it, in one transaction. */
import type { EndingTeam, TakeBackAnswer, TakeBackPreview } from '../../contract/people/consents'
import type { Instant } from '../../domain/calendar/calendar'
import type { ConsentKind } from '../../domain/people/profile'
import { surnameOf } from '../../domain/people/names'
import { decideTakingBack, kindsEnding, mayLead, signUpEnd } from '../../domain/people/taking-back'
import { isLive } from '../../domain/sign-ups/sign-up'
import { type ActivityFacts, lockActivity } from '../db/activities/activity-facts'
import { recordAudit, recordAudits } from '../db/audit/recording'
import type { Querier, Tx } from '../db/database'
import { notify } from '../db/notices'
import { changeMemberships } from '../db/people/memberships'
import { administratorIds, holdAdministrators } from '../db/people/roles'
import {
  clearProfile,
  countRoles,
  dropRoles,
  endConsents,
  hideInMessages,
  holdPerson,
  upcomingSignUps,
  upcomingTeams,
} from '../db/people/taking-back'
import { loadProfile } from '../db/people/volunteers'
import { settleClashes } from '../db/sign-ups/clashes'
import { endSignUps } from '../db/sign-ups/sign-ups'
import { dropOrganisation, leaveWithSeat, passTeam } from '../db/teams/leaving'
import { loadTeam, membersOf } from '../db/teams/teams'
import { organisationNames } from '../db/vocabulary/vocabulary'
import { fillFreeSeats } from '../seats/fill-seats'
import { leaveTeam } from '../teams/members'
import { endTeam } from '../teams/release'

export interface By {
  volunteer: { id: string; name: string }
  now: Instant
}

type UpcomingSignUp = Awaited<ReturnType<typeof upcomingSignUps>>[number]

/** Consequences if the person takes the consent back now. */
export async function previewTakingBack(db: Querier, by: By, kind: ConsentKind): Promise<TakeBackPreview> {
  const decision = decideTakingBack(kind, by.volunteer.id, await administratorIds(db))
  return { refusal: decision.ok ? null : decision.reason, ...(await previewEnding(db, by, kind)) }
}

/** Everything that ends with the consent, or when the person leaves. */
export async function previewEnding(
  db: Querier,
  { volunteer: { id }, now }: By,
  kind: ConsentKind,
): Promise<Omit<TakeBackPreview, 'refusal'>> {
  const names = await organisationNames(db)
  const { organisationIds } = await loadProfile(db, id)
  const teams: EndingTeam[] = []
  for (const { teamId, title, startsAt, organisationId, organisation } of await upcomingTeams(db, id, now))
    teams.push({ teamId, title, startsAt, organisation, successor: await successorIn(db, { teamId, organisationId }, id) })
  return {
    signUps: (await upcomingSignUps(db, id, now)).flatMap(({ signUpId, activityId, title, startsAt, ...rest }) => {
      const end = signUpEnd(kind, rest)
      return end === null ? [] : [{ signUpId, activityId, title, startsAt, end }]
    }),
    teams,
    organisations: organisationIds.map((organisationId) => names.get(organisationId) ?? ''),
    roles: kind === 'personal-data' ? await countRoles(db, id) : 0,
  }
}

/** Earliest person of the team, apart from its leader, who may lead it; null if nobody may. */
async function successorIn(db: Querier, team: { teamId: string; organisationId: string }, leaderId: string) {
  for (const { volunteerId, name, hasAccount } of await membersOf(db, team.teamId)) {
    if (volunteerId === leaderId || !hasAccount) continue
    const profile = await loadProfile(db, volunteerId)
    if (mayLead({ hasAccount, isLeaving: profile.leavesAt !== null, profile }, team.organisationId)) return { volunteerId, name }
  }
  return null
}

/**
 * Ends the consent, the sign-ups and teams of visits that have not begun, the memberships as of today, and without consent to personal
 * data also phone, skills and roles. Service records and proofs stay with the name, as 民政部令第67号 wants.
 * @returns also the activities whose seats changed, for sweeps elsewhere
 */
export async function takeBack(tx: Tx, by: By, kind: ConsentKind): Promise<{ answer: TakeBackAnswer; activityIds: string[] }> {
  const { volunteer, now } = by
  const decision = decideTakingBack(kind, volunteer.id, kind === 'personal-data' ? await holdAdministrators(tx) : [])
  if (!decision.ok) return { answer: decision, activityIds: [] }
  const activityIds = await endUpcoming(tx, by, kind, { consent: kind })
  await endProfile(tx, by, kind)
  for (const activityId of activityIds) await fillFreeSeats(tx, activityId, {}, now)
  return { answer: { ok: true }, activityIds }
}

/**
 * Ends the sign-ups and teams of visits that have not begun, and holds the person until the transaction ends. The caller fills the seats.
 * @param cause details for the audit log
 * @returns ids of the visits
 */
export async function endUpcoming(tx: Tx, by: By, kind: ConsentKind, cause: Record<string, unknown>): Promise<string[]> {
  const held = await holdUpcoming(tx, by.volunteer.id, by.now)
  for (const [activityId, activity] of held.activities) {
    for (const signUp of held.signUps) if (signUp.activityId === activityId) await endOne(tx, by, { activity, signUp, kind, cause })
    for (const team of held.teams) if (team.activityId === activityId) await passOrEnd(tx, by, activity, team)
  }
  return [...held.activities.keys()]
}

/** Locks the seats of all visits that the person is signed up to or leads a team to, in one order, and then the person. */
async function holdUpcoming(tx: Tx, volunteerId: string, now: Instant) {
  const activities = new Map<string, ActivityFacts>()
  const load = async () => {
    const signUps = await upcomingSignUps(tx, volunteerId, now)
    const teams = await upcomingTeams(tx, volunteerId, now)
    for (const id of [...new Set([...signUps, ...teams].map(({ activityId }) => activityId))].sort()) {
      const activity = activities.has(id) ? null : await lockActivity(tx, id, 'seats')
      if (activity) activities.set(id, activity)
    }
    return { signUps, teams }
  }
  await load()
  await holdPerson(tx, volunteerId)
  // A sign-up may have been stored, or ended, during the wait for the locks: the second round locks its visit, the third reads it.
  await load()
  return { ...(await load()), activities }
}

async function endOne(
  tx: Tx,
  { volunteer, now }: By,
  { activity, signUp, kind, cause }: { activity: ActivityFacts; signUp: UpcomingSignUp; kind: ConsentKind; cause: Record<string, unknown> },
): Promise<void> {
  const { signUpId, activityId, teamId, positionId } = signUp
  const end = signUpEnd(kind, signUp)
  if (end === null) return
  const team = teamId === null ? null : await loadTeam(tx, teamId)
  if (end === 'without-organisation') await dropOrganisation(tx, signUpId, now)
  else if (end === 'out-of-team' && team) await leaveWithSeat(tx, { signUpId, teamId: team.id, positionId }, now)
  else if (team) await leaveTeam(tx, activity, { id: signUpId, volunteerId: volunteer.id, teamId: team.id }, now)
  else {
    await endSignUps(tx, [signUpId], 'withdrawn', now)
    await settleClashes(tx, [volunteer.id])
  }
  if (team && team.leaderId !== volunteer.id) {
    // The whole name would stay in the message, so the leader gets the surname, and sees on the team's page who is missing.
    const message =
      end === 'withdrawn' ? { kind: 'member-left' as const, note: `姓${surnameOf(volunteer.name)}的队员` } : { kind: 'seat-apart' as const }
    await notify(tx, [team.leaderId], { activityId, ...message }, now)
  }
  const action = end === 'withdrawn' ? 'sign-up.withdrawn' : 'sign-up.without-organisation'
  await recordAudit(tx, { actorId: volunteer.id, action, activityId, subjectId: signUpId, details: { ...cause, teamId } }, now)
}

/** A team goes on under the earliest of its people who may lead it. Without one it is withdrawn, since nobody answers for its names. */
async function passOrEnd(
  tx: Tx,
  { volunteer, now }: By,
  activity: ActivityFacts,
  { teamId, organisationId }: { teamId: string; organisationId: string },
): Promise<void> {
  const team = await loadTeam(tx, teamId)
  if (!team || !isLive(team.status)) return
  const successor = await successorIn(tx, { teamId, organisationId }, volunteer.id)
  if (!successor) return endTeam(tx, { activity, team }, { id: volunteer.id }, now)
  await passTeam(tx, teamId, successor.volunteerId)
  const details = { to: successor.volunteerId }
  await recordAudit(tx, { actorId: volunteer.id, action: 'team.passed-on', activityId: activity.id, subjectId: teamId, details }, now)
  await notify(tx, [successor.volunteerId], { activityId: activity.id, kind: 'team-passed' }, now)
}

async function endProfile(tx: Tx, { volunteer: { id, name }, now }: By, kind: ConsentKind): Promise<void> {
  await endConsents(tx, id, kindsEnding(kind), now)
  await changeMemberships(tx, id, () => [], now)
  await recordAudit(tx, { actorId: id, action: 'profile.consent-taken-back', subjectId: id, details: { kind } }, now)
  if (kind === 'membership') return
  await clearProfile(tx, id)
  await hideInMessages(tx, { id, name })
  await endRoles(tx, id, now)
}

export async function endRoles(tx: Tx, id: string, now: Instant): Promise<void> {
  const dropped = (await dropRoles(tx, id)).map((role) => ({
    actorId: id,
    action: 'role.taken' as const,
    subjectId: id,
    details: { ...role },
  }))
  await recordAudits(tx, dropped, now)
}
