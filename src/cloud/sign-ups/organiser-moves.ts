/** An organiser's changes of sign-ups: a seat out of turn, another position, removal. */
import type { ConfirmEntryAnswer, MoveSignUpAnswer, RemoveEntryAnswer, SeatRefusal } from '../../contract/seats'
import { decideEdit } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../../domain/decision'
import { decideSkill, isLive } from '../../domain/sign-ups/sign-up'
import { type FreeSeats } from '../../domain/seats/waitlist'
import { decideWithdrawal } from '../../domain/sign-ups/withdrawal'
import { loadPosition, lockActivity } from '../db/activities/activity-facts'
import { settleClashes } from '../db/sign-ups/clashes'
import type { Tx } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { freeSeatsOf, giveSeats, vacate } from '../db/seats/seats'
import { endSignUps, heldBackRefusal, loadSignUp, moveToPosition } from '../db/sign-ups/sign-ups'
import { loadTeam, volunteersOf } from '../db/teams/teams'
import { type StoredEntry, waitingEntry } from '../db/seats/waitlist'
import { loadProfile } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { fillFreeSeats } from '../seats/fill-seats'
import { leaveTeam } from '../teams/members'
import { withdrawTeam } from '../teams/release'

interface Organiser {
  volunteer: { id: string }
  now: Instant
}

/** Gives a seat out of turn, even after the cut-off, but no seat reserved for others. A refusal names the person by id. */
export async function confirmEntry(
  tx: Tx,
  { volunteer, now }: Organiser,
  { activityId, entryId }: { activityId: string; entryId: string },
): Promise<ConfirmEntryAnswer> {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const editing = decideEdit(activity, now)
  if (!editing.ok) return editing
  const entry = await waitingEntry(tx, activityId, entryId)
  if (!entry) return refuse(await whyNotWaiting(tx, activityId, entryId))
  const decision = firstRefusal<SeatRefusal>([
    entry.isFit ? accept : await heldBackRefusal(tx, entry),
    decideRoom(entry, await freeSeatsOf(tx, activityId, now)),
  ])
  if (!decision.ok) return decision
  await giveSeats(tx, entry, now)
  const action = entry.isTeam ? 'team.confirmed' : 'sign-up.confirmed'
  await recordAudit(tx, { actorId: volunteer.id, action, activityId, subjectId: entryId }, now)
  await notify(tx, await volunteersOf(tx, entry), { activityId, kind: 'moved-up' }, now)
  return { ok: true }
}

async function whyNotWaiting(tx: Tx, activityId: string, entryId: string): Promise<'in-team' | 'already-confirmed' | 'not-signed-up'> {
  const signUp = await loadSignUp(tx, activityId, entryId)
  const team = signUp ? null : await loadTeam(tx, entryId)
  const status = signUp?.status ?? (team?.activityId === activityId ? team.status : undefined)
  if (status === undefined || !isLive(status)) return 'not-signed-up'
  return signUp && signUp.teamId !== null ? 'in-team' : 'already-confirmed'
}

/** Refuses unless every position has enough free seats, those reserved for the organisation included. */
function decideRoom(
  { wants, organisationId }: Pick<StoredEntry, 'wants' | 'organisationId'>,
  free: ReadonlyMap<string, FreeSeats>,
): Decision<'no-free-seat'> {
  for (const [positionId, wanted] of wants) {
    const seats = free.get(positionId)
    const available = (seats?.open ?? 0) + (organisationId === null ? 0 : (seats?.reserved.get(organisationId) ?? 0))
    if (available < wanted) return refuse('no-free-seat', String(available))
  }
  return accept
}

/** Moves a single sign-up to another position. A waiting sign-up keeps its order of arrival. */
export async function moveSignUp(
  tx: Tx,
  { volunteer, now }: Organiser,
  { activityId, signUpId, positionId }: { activityId: string; signUpId: string; positionId: string },
): Promise<MoveSignUpAnswer> {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const signUp = await loadSignUp(tx, activityId, signUpId)
  const position = await loadPosition(tx, activityId, positionId)
  const isSeated = signUp?.status === 'confirmed'
  const room = { wants: new Map([[positionId, 1]]), organisationId: signUp?.organisationId ?? null }
  const decision = firstRefusal<SeatRefusal>([
    decideEdit(activity, now),
    signUp && isLive(signUp.status) ? accept : refuse('not-signed-up'),
    position ? accept : refuse('unknown-position'),
    signUp?.teamId ? refuse('in-team') : accept,
    signUp && position ? decideSkill(position.demand, await loadProfile(tx, signUp.volunteerId), activity.startsAt) : accept,
    isSeated && signUp.positionId !== positionId ? decideRoom(room, await freeSeatsOf(tx, activityId, now)) : accept,
  ])
  if (!decision.ok) return decision
  if (!signUp || !position || signUp.positionId === positionId) return { ok: true, status: isSeated ? 'confirmed' : 'waitlisted' }
  await vacate(tx, [signUpId])
  await moveToPosition(tx, signUpId, positionId, now)
  if (isSeated) await giveSeats(tx, { ...room, id: signUpId, isTeam: false, isFit: true, passedOver: 0 }, now)
  const details = { from: signUp.positionId, to: positionId }
  await recordAudit(tx, { actorId: volunteer.id, action: 'sign-up.moved', activityId, subjectId: signUpId, details }, now)
  await notify(tx, [signUp.volunteerId], { activityId, kind: 'moved-position', note: position.name }, now)
  const seated = await fillFreeSeats(tx, activityId, { byOrganiser: true }, now)
  return { ok: true, status: isSeated || seated.some(({ id }) => id === signUpId) ? 'confirmed' : 'waitlisted' }
}

/** Removes a sign-up or team, and notifies the people with the reason. */
export async function removeEntry(
  tx: Tx,
  { volunteer, now }: Organiser,
  { activityId, entryId, reason }: { activityId: string; entryId: string; reason: string },
): Promise<RemoveEntryAnswer> {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const signUp = await loadSignUp(tx, activityId, entryId)
  if (!signUp) {
    const team = await loadTeam(tx, entryId)
    if (team?.activityId !== activityId) return refuse('not-signed-up')
    return withdrawTeam(tx, { activity, team }, { id: volunteer.id, as: 'organiser', reason }, now)
  }
  const decision = decideWithdrawal(signUp.status, activity, 'organiser', now)
  if (!decision.ok) return decision
  const team = signUp.teamId === null ? null : await loadTeam(tx, signUp.teamId)
  if (team) {
    await leaveTeam(tx, activity, { ...signUp, teamId: team.id }, now)
    if (team.leaderId !== signUp.volunteerId) await notify(tx, [team.leaderId], { activityId, kind: 'member-left', note: signUp.name }, now)
  } else {
    await endSignUps(tx, [entryId], 'withdrawn', now)
    await settleClashes(tx, [signUp.volunteerId])
  }
  await recordAudit(tx, { actorId: volunteer.id, action: 'sign-up.removed', activityId, subjectId: entryId, details: { reason } }, now)
  await notify(tx, [signUp.volunteerId], { activityId, kind: 'removed', note: reason }, now)
  await fillFreeSeats(tx, activityId, { byOrganiser: true }, now)
  return { ok: true }
}
