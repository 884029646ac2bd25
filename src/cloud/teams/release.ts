/** Release of a team's seats: some of them, the unnamed ones, or all. */
import type { ShrinkTeamAnswer, WithdrawTeamAnswer } from '../../contract/teams'
import type { Instant } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { isLive } from '../../domain/sign-ups/sign-up'
import { decideReplacing, decideShrinking } from '../../domain/teams'
import { decideWithdrawal } from '../../domain/sign-ups/withdrawal'
import { type ActivityFacts, lockActivity } from '../db/activities/activity-facts'
import { settleClashes } from '../db/sign-ups/clashes'
import { type Database, type Tx, transact } from '../db/database'
import { recordAudit, recordAudits } from '../db/audit/recording'
import { notify } from '../db/notices'
import { releaseHeld } from '../db/seats/seats'
import { endSignUps } from '../db/sign-ups/sign-ups'
import { type StoredPart, type StoredTeam, liveTeams, loadTeam, membersOf, partsOf, setPart, unseatTeams } from '../db/teams/teams'
import { fillFreeSeats, lostRace } from '../seats/fill-seats'

/** Reduces the seats in one position; the place on the waitlist stays. A team without seats is withdrawn. */
export async function shrinkTeam(
  tx: Tx,
  leaderId: string,
  { activity, team, parts }: { activity: ActivityFacts; team: StoredTeam; parts: readonly StoredPart[] },
  { positionId, seats }: { positionId: string; seats: number },
  now: Instant,
): Promise<ShrinkTeamAnswer> {
  const part = parts.find((one) => one.positionId === positionId)
  if (!isLive(team.status)) return refuse('team-gone')
  const changing = decideReplacing(team, activity, now)
  if (!changing.ok) return changing
  const withdrawal = decideWithdrawal(team.status, activity, 'volunteer', now)
  if (!withdrawal.ok) return withdrawal
  const decision = decideShrinking(part ?? { seats: 0, named: 0 }, seats)
  if (!decision.ok) return decision
  if (!part) return { ok: true }
  await setPart(tx, team.id, positionId, seats)
  await releaseHeld(tx, team.id, positionId, part.seats - seats)
  if (parts.length === 1 && seats === 0) await unseatTeams(tx, [team.id], 'withdrawn', now)
  const details = { positionId, from: part.seats, to: seats }
  await recordAudit(tx, { actorId: leaderId, action: 'team.shrunk', activityId: activity.id, subjectId: team.id, details }, now)
  await fillFreeSeats(tx, activity.id, {}, now)
  return { ok: true }
}

/** Withdraws a whole team, and notifies its people and its leader. */
export async function withdrawTeam(
  tx: Tx,
  { activity, team }: { activity: ActivityFacts; team: StoredTeam },
  by: { id: string; as: 'volunteer' | 'organiser'; reason?: string },
  now: Instant,
): Promise<WithdrawTeamAnswer> {
  const decision = decideWithdrawal(team.status, activity, by.as, now)
  if (!decision.ok) return decision
  await endTeam(tx, { activity, team }, by, now)
  await fillFreeSeats(tx, activity.id, { byOrganiser: by.as === 'organiser' }, now)
  return { ok: true }
}

/** Ends a live team and the sign-ups of its people, and notifies them and its leader. The caller fills the freed seats. */
export async function endTeam(
  tx: Tx,
  { activity, team }: { activity: ActivityFacts; team: StoredTeam },
  by: { id: string; reason?: string },
  now: Instant,
): Promise<void> {
  const members = await membersOf(tx, team.id)
  const ids = members.map(({ signUpId }) => signUpId)
  const volunteerIds = members.map(({ volunteerId }) => volunteerId)
  await endSignUps(tx, ids, 'withdrawn', now)
  await unseatTeams(tx, [team.id], 'withdrawn', now)
  await settleClashes(tx, volunteerIds)
  const details = { signUps: ids, ...(by.reason === undefined ? {} : { reason: by.reason }) }
  await recordAudit(tx, { actorId: by.id, action: 'team.withdrawn', activityId: activity.id, subjectId: team.id, details }, now)
  const people = [...new Set([...volunteerIds, team.leaderId])].filter((id) => id !== by.id)
  await notify(
    tx,
    people,
    { activityId: activity.id, kind: 'team-withdrawn', ...(by.reason === undefined ? {} : { note: by.reason }) },
    now,
  )
}

/** After the names deadline, leaves a team only its named seats; a team without names is withdrawn. The caller fills the freed seats. */
export async function releaseOpenSeats(tx: Tx, teamId: string, now: Instant): Promise<void> {
  const team = await loadTeam(tx, teamId)
  if (!team || !isLive(team.status)) return
  const parts = await partsOf(tx, teamId)
  const open = parts.reduce((sum, part) => sum + part.seats - part.named, 0)
  if (open === 0) return
  for (const { positionId, seats, named } of parts) {
    if (seats === named) continue
    await setPart(tx, teamId, positionId, named)
    await releaseHeld(tx, teamId, positionId, seats - named)
  }
  if (parts.every(({ named }) => named === 0)) await unseatTeams(tx, [teamId], 'withdrawn', now)
  await recordAudits(
    tx,
    [{ actorId: null, action: 'team.places-released', activityId: team.activityId, subjectId: teamId, details: { open } }],
    now,
  )
  await notify(tx, [team.leaderId], { activityId: team.activityId, kind: 'places-released', note: String(open) }, now)
}

/** Releases the unnamed seats of all the activity's teams at the names deadline and fills them, in one transaction. */
export const releaseAtDeadline = (db: Database, activityId: string, now: Instant): Promise<unknown> =>
  transact(
    db,
    async (tx) => {
      const activity = await lockActivity(tx, activityId, 'seats')
      // The activity may have been changed while this transaction waited for the lock.
      if (!activity || now < activity.namesUntil || now >= activity.startsAt || activity.status !== 'published') return
      for (const { id } of await liveTeams(tx, activityId)) await releaseOpenSeats(tx, id, now)
      await fillFreeSeats(tx, activityId, {}, now)
    },
    lostRace,
  )
