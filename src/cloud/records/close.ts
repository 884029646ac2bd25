/** Closes an activity's attendance. From then on proofs include its records; the people who served are notified of theirs. */
import type { CloseAnswer } from '../../contract/records/records'
import type { AnswerFindingsAnswer, AnswerFindingsInput } from '../../contract/records/records'
import { knownMinutes } from '../../domain/attendance/served'
import { inHours } from '../../domain/calendar/calendar'
import type { Instant } from '../../domain/calendar/calendar'
import { decideAnswers, decideClosing, openFindings } from '../../domain/records/closing'
import { lockActivity } from '../db/activities/activity-facts'
import { answersOf, closingOf, keepAnswers, keepClosing, marksAfter } from '../db/records/closings'
import type { Tx } from '../db/database'
import { attendancesOf } from '../db/attendance/attendances'
import { disputesOfActivity } from '../db/records/disputes'
import { marksOfActivities } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { notifyEach } from '../db/notices'
import { fault } from '../rpc/faults'
import { findingsOfDay } from './findings'
import { peopleOf } from './review'

export async function close(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  { activityId, seenMarks }: { activityId: string; seenMarks: number },
): Promise<CloseAnswer> {
  const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
  const marks = await marksOfActivities(tx, [activityId])
  const disputes = await disputesOfActivity(tx, activityId)
  const found = [...(await findingsOfDay(tx, activity, { people: await peopleOf(tx, activityId, disputes), marks }, now))]
  const answered = await answersOf(tx, activityId)
  const closing = await closingOf(tx, activityId)
  const facts = {
    // Later marks need another review.
    isClosed: closing !== undefined && (await marksAfter(tx, activityId, closing.marksSeen)) === 0,
    marks: marks.length,
    seenMarks,
    missingOuts: found.filter(([, { attendance }]) => attendance.inAt !== null && attendance.outAt === null).length,
    inQuestion: found.filter(([id, { attendance, findings }]) => openFindings(attendance, findings, answered.get(id)).length > 0).length,
    openDisputes: disputes.filter(({ answeredAt }) => answeredAt === null).length,
  }
  const decision = decideClosing(activity, facts, now)
  if (!decision.ok) return decision
  await keepClosing(tx, activityId, volunteer.id, marks.length, now)
  await recordAudit(tx, { actorId: volunteer.id, action: 'attendance.closed', activityId, details: { marks: marks.length } }, now)
  const served = [...(await attendancesOf(tx, activityId)).values()].flatMap((attendance) => {
    const minutes = knownMinutes(attendance, now)
    return minutes === null || minutes === 0 ? [] : { volunteerId: attendance.volunteerId, note: inHours(minutes) }
  })
  await notifyEach(tx, served, { activityId, kind: 'record-ready' }, now)
  return { ok: true }
}

/** Keeps an organiser's answers to findings: the attendance stays as it counts now. @returns a refusal's `about` is the person's id */
export async function answerFindings(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  { activityId, answers }: AnswerFindingsInput,
): Promise<AnswerFindingsAnswer> {
  const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
  const marks = await marksOfActivities(tx, [activityId])
  const people = await peopleOf(tx, activityId, await disputesOfActivity(tx, activityId))
  const found = await findingsOfDay(tx, activity, { people, marks }, now)
  const decision = decideAnswers(new Map([...found].map(([id, { findings }]) => [id, findings])), answers)
  if (!decision.ok) return decision
  await keepAnswers(tx, { activityId, answers, by: volunteer.id }, now)
  await recordAudit(tx, { actorId: volunteer.id, action: 'findings.answered', activityId, details: { answers } }, now)
  return { ok: true }
}
