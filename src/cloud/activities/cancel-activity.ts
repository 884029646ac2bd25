/** Cancels an activity and its sign-ups, and notifies everybody signed up. */
import type { CancelAnswer } from '../../contract/activities/desk'
import { deriveAttendances } from '../attendance/derive'
import { decideCancellation } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import { lockActivity } from '../db/activities/activity-facts'
import { setStatus } from '../db/activities/activity-writes'
import { dropTextChange } from '../db/activities/text-changes'
import { settleClashes } from '../db/sign-ups/clashes'
import type { Tx } from '../db/database'
import { type AuditEntry, recordAudits } from '../db/audit/recording'
import { notify, countNotified } from '../db/notices'
import { endSignUps, liveOfActivity } from '../db/sign-ups/sign-ups'
import { liveTeams, unseatTeams } from '../db/teams/teams'
import { fault } from '../rpc/faults'

interface Canceller {
  volunteer: { id: string }
  now: Instant
}

export async function cancelActivity(
  tx: Tx,
  { volunteer, now }: Canceller,
  { activityId, reason }: { activityId: string; reason: string },
): Promise<CancelAnswer> {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const decision = decideCancellation(activity, now)
  if (!decision.ok) return decision
  await setStatus(tx, activityId, 'cancelled', { cancelReason: reason })
  // A mark made here before the visit was called off no longer ends anybody's stay elsewhere.
  await deriveAttendances(tx, { ...activity, status: 'cancelled' })
  await dropTextChange(tx, activityId)
  const live = await liveOfActivity(tx, activityId)
  const ids = live.map(({ id }) => id)
  const teams = await liveTeams(tx, activityId)
  const volunteerIds = [...new Set([...live.map((signUp) => signUp.volunteerId), ...teams.map(({ leaderId }) => leaderId)])]
  await endSignUps(tx, ids, 'cancelled', now)
  await unseatTeams(
    tx,
    teams.map(({ id }) => id),
    'cancelled',
    now,
  )
  await settleClashes(tx, volunteerIds)
  await notify(tx, volunteerIds, { activityId, kind: 'activity-cancelled', note: reason }, now)
  const actorId = volunteer.id
  const entries: AuditEntry[] = [
    ...ids.map((subjectId) => ({ actorId, action: 'sign-up.cancelled' as const, activityId, subjectId })),
    ...teams.map(({ id }) => ({ actorId, action: 'team.cancelled' as const, activityId, subjectId: id })),
  ]
  await recordAudits(tx, [{ actorId, action: 'activity.cancelled', activityId, details: { reason } }, ...entries], now)
  return { ok: true, notified: await countNotified(tx, activityId, now) }
}
