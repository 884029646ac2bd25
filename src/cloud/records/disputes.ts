/** Volunteers' disputes of their records, and organisers' answers. */
import { randomUUID } from 'node:crypto'
import type { AnswerDisputeAnswer, DisputeAnswer } from '../../contract/records/records'
import { isUnlisted } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { decideDispute } from '../../domain/records/service-record'
import { lockActivity } from '../db/activities/activity-facts'
import type { Tx } from '../db/database'
import { disputesOfVolunteer, insertDispute, loadDispute, organisersOf, storeDisputeAnswer } from '../db/records/disputes'
import { knownPeople } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { fault } from '../rpc/faults'

interface By {
  volunteer: { id: string; name: string }
  now: Instant
}

/** Stores a dispute and notifies the organisers of the activity. */
export async function dispute(
  tx: Tx,
  { volunteer: { id: volunteerId, name }, now }: By,
  { activityId, text }: { activityId: string; text: string },
): Promise<DisputeAnswer> {
  const activity = await lockActivity(tx, activityId, 'marks')
  if (!activity || isUnlisted(activity)) return fault('not-found')
  const isKnown = (await knownPeople(tx, activityId)).has(volunteerId)
  const last = (await disputesOfVolunteer(tx, volunteerId, [activityId])).get(activityId)
  const decision = decideDispute(activity, { isKnown, hasOpenDispute: last !== undefined && last.answeredAt === null }, now)
  if (!decision.ok) return decision
  const id = randomUUID()
  await insertDispute(tx, { id, activityId, volunteerId, text }, now)
  await recordAudit(tx, { actorId: volunteerId, action: 'record.disputed', activityId, subjectId: id }, now)
  await notify(tx, await organisersOf(tx, activityId), { activityId, kind: 'record-disputed', note: name }, now)
  return { ok: true }
}

/** Stores the answer and notifies the volunteer. */
export async function answerDispute(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  { activityId, disputeId, answer }: { activityId: string; disputeId: string; answer: string },
): Promise<AnswerDisputeAnswer> {
  await lockActivity(tx, activityId, 'marks')
  const disputed = (await loadDispute(tx, activityId, disputeId)) ?? fault('not-found')
  if (disputed.answeredAt !== null) return refuse('already-answered')
  await storeDisputeAnswer(tx, { disputeId, answer, by: volunteer.id }, now)
  await recordAudit(tx, { actorId: volunteer.id, action: 'dispute.answered', activityId, subjectId: disputeId }, now)
  await notify(tx, [disputed.volunteerId], { activityId, kind: 'dispute-answered', note: answer }, now)
  return { ok: true }
}
