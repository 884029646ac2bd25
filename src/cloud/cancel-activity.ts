/** Calling an activity off: everybody signed up is told, and their time is free again. */
import type { CancelAnswer } from '../contract/desk'
import { decideCancellation } from '../domain/activity'
import type { Instant } from '../domain/calendar'
import { lockActivity } from './db/activity-facts'
import { setStatus } from './db/activity-writes'
import { settleClashes } from './db/clashes'
import type { Tx } from './db/database'
import { type AuditEntry, recordAudits, tell, toldAt } from './db/records'
import { endSignUps, liveOfActivity } from './db/sign-ups'
import { liveTeams, unseatTeams } from './db/teams'
import { fault } from './faults'

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
  await tell(tx, volunteerIds, { activityId, kind: 'activity-cancelled', note: reason }, now)
  const actorId = volunteer.id
  const entries: AuditEntry[] = [
    ...ids.map((subjectId) => ({ actorId, action: 'sign-up.cancelled' as const, activityId, subjectId })),
    ...teams.map(({ id }) => ({ actorId, action: 'team.cancelled' as const, activityId, subjectId: id })),
  ]
  await recordAudits(tx, [{ actorId, action: 'activity.cancelled', activityId, details: { reason } }, ...entries], now)
  return { ok: true, told: await toldAt(tx, activityId, now) }
}
