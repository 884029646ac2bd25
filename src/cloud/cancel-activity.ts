/** Calling an activity off: everybody signed up is told, and their time is free again. */
import type { CancelAnswer } from '../contract/desk'
import { decideCancellation } from '../domain/activity'
import type { Instant } from '../domain/calendar'
import { lockActivity } from './db/activity-facts'
import { setStatus } from './db/activity-writes'
import type { Tx } from './db/database'
import { type AuditEntry, recordAudits, tell } from './db/records'
import { endSignUps, liveOfActivity } from './db/sign-ups'
import { fault } from './faults'
import { fillFreeSeats } from './seats'

interface Canceller {
  volunteer: { id: string }
  now: Instant
}

export async function cancelActivity(
  tx: Tx,
  { volunteer, now }: Canceller,
  { activityId, reason }: { activityId: string; reason: string },
): Promise<CancelAnswer> {
  const activity = (await lockActivity(tx, activityId, 'update')) ?? fault('not-found')
  const decision = decideCancellation(activity, now)
  if (!decision.ok) return decision
  await setStatus(tx, activityId, 'cancelled', { cancelReason: reason })
  const live = await liveOfActivity(tx, activityId)
  const ids = live.map(({ id }) => id)
  const volunteerIds = live.map((signUp) => signUp.volunteerId)
  await endSignUps(tx, ids, 'cancelled', now)
  await tell(tx, volunteerIds, { activityId, kind: 'activity-cancelled', note: reason }, now)
  const actorId = volunteer.id
  const entries: AuditEntry[] = ids.map((subjectId) => ({ actorId, action: 'sign-up.cancelled', activityId, subjectId }))
  await recordAudits(tx, [{ actorId, action: 'activity.cancelled', activityId, details: { reason } }, ...entries], now)
  await fillFreeSeats(tx, { positionIds: [], volunteerIds }, now)
  return { ok: true, told: live.length }
}
