/** Closes an activity's attendance. From then on proofs include its records; the people who served are notified of theirs. */
import type { CloseAnswer } from '../../contract/records/records'
import { foldMarks, serviceMinutes } from '../../domain/attendance/attendance'
import { inHours } from '../../domain/calendar/calendar'
import type { Instant } from '../../domain/calendar/calendar'
import { decideClosing } from '../../domain/records/closing'
import { lockActivity } from '../db/activities/activity-facts'
import { closingOf, keepClosing, marksAfter } from '../db/records/closings'
import type { Tx } from '../db/database'
import { disputesOfActivity } from '../db/records/disputes'
import { marksOfActivities } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { notifyEach } from '../db/notices'
import { fault } from '../rpc/faults'

export async function close(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  { activityId, seenMarks }: { activityId: string; seenMarks: number },
): Promise<CloseAnswer> {
  const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
  const marks = await marksOfActivities(tx, [activityId])
  const attendances = [...foldMarks(marks).values()].filter(({ inAt }) => inAt !== null)
  const closing = await closingOf(tx, activityId)
  const facts = {
    // Later marks need another review.
    isClosed: closing !== undefined && (await marksAfter(tx, activityId, closing.marksSeen)) === 0,
    marks: marks.length,
    seenMarks,
    missingOuts: attendances.filter(({ outAt }) => outAt === null).length,
    openDisputes: (await disputesOfActivity(tx, activityId)).filter(({ answeredAt }) => answeredAt === null).length,
  }
  const decision = decideClosing(activity, facts, now)
  if (!decision.ok) return decision
  await keepClosing(tx, activityId, volunteer.id, marks.length, now)
  await recordAudit(tx, { actorId: volunteer.id, action: 'attendance.closed', activityId, details: { marks: marks.length } }, now)
  const served = attendances.flatMap((attendance) => {
    const minutes = serviceMinutes(attendance, activity, now)
    return minutes === null || minutes === 0 ? [] : { volunteerId: attendance.volunteerId, note: inHours(minutes) }
  })
  await notifyEach(tx, served, { activityId, kind: 'record-ready' }, now)
  return { ok: true }
}
