/** Publishes an activity, or submits it to the administrator if its organisation may not publish on its own. */
import type { PublishAnswer, TakeBackAnswer } from '../../contract/activities/desk'
import { type ActivityTimes, type PublishRefusal, decidePublication } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import { type Decision, refuse } from '../../domain/decision'
import type { Actor } from '../../domain/people/permission'
import { decideReview, publicationOf } from '../../domain/activities/submission'
import { lockActivity } from '../db/activities/activity-facts'
import { hostOrganisationsOf } from '../db/activities/activity-hosts'
import { setStatus } from '../db/activities/activity-writes'
import type { Tx } from '../db/database'
import { loadDeskActivity } from '../db/activities/desk'
import { recordAudit } from '../db/audit/recording'
import { fault } from '../rpc/faults'

interface Publisher {
  volunteer: { id: string }
  actor: Actor
  now: Instant
}

type DecideByPlan<R extends string> = (
  activity: ActivityTimes,
  counts: { positions: number; services: number },
  now: Instant,
) => Decision<R>

/** Locks the activity and decides by its plan; refuses with `changed-meanwhile` when the caller saw another version. */
export async function decideLocked<R extends string>(
  tx: Tx,
  { activityId, version }: { activityId: string; version: number },
  decide: DecideByPlan<R>,
  now: Instant,
) {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const { positions, services, title } = (await loadDeskActivity(tx, activityId, now)) ?? fault('not-found')
  const decision = decide(activity, { positions: positions.length, services: services.length }, now)
  return {
    title,
    startsAt: activity.startsAt,
    decision: decision.ok && activity.version !== version ? refuse('changed-meanwhile') : decision,
  }
}

/** @param seen the version whose texts were checked */
export async function publish(
  tx: Tx,
  { volunteer, actor, now }: Publisher,
  seen: { activityId: string; version: number },
): Promise<PublishAnswer> {
  const { decision } = await decideLocked<PublishRefusal>(tx, seen, decidePublication, now)
  if (!decision.ok) return decision
  const status = publicationOf(await hostOrganisationsOf(tx, seen.activityId), actor)
  return { ok: true, status: await publishOrSubmit(tx, seen.activityId, status, volunteer.id, now) }
}

/** Publishes the activity, or submits it to the administrator. */
export async function publishOrSubmit(
  tx: Tx,
  activityId: string,
  status: 'published' | 'submitted',
  actorId: string,
  now: Instant,
): Promise<'published' | 'submitted'> {
  if (status === 'published') await setStatus(tx, activityId, status, { publishedAt: now, signUpOpensAt: now })
  else await setStatus(tx, activityId, status, { submittedAt: now, submittedBy: actorId })
  await recordAudit(tx, { actorId, action: `activity.${status}`, activityId }, now)
  return status
}

/** Turns a submission back into a draft, before the administrator has decided. */
export async function takeBack(tx: Tx, { volunteer, now }: Publisher, activityId: string): Promise<TakeBackAnswer> {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const decision = decideReview(activity)
  if (!decision.ok) return decision
  await setStatus(tx, activityId, 'draft', {})
  await recordAudit(tx, { actorId: volunteer.id, action: 'activity.taken-back', activityId }, now)
  return { ok: true }
}
