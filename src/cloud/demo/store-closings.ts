/** Review of the older visits: a missing out mark is added as a correction with a reason, and the visit is closed. */
import { foldMarks } from '../../domain/attendance/attendance'
import { type Instant, day } from '../../domain/calendar/calendar'
import { correctionMarks } from '../../domain/records/correction'
import { deriveAttendances } from '../attendance/derive'
import { keepClosing } from '../db/records/closings'
import type { Tx } from '../db/database'
import { appendMarks, marksOfActivities } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { sampleId } from './sample-id'
import type { Visit } from './visits'

/** Age from which a visit is reviewed; the latest one is left for visitors to try. */
const REVIEWED_AFTER = 14 * day
const CLOSED_AFTER = 2 * day

export async function storeClosing(tx: Tx, visit: Visit, by: string, now: Instant): Promise<void> {
  if (now < visit.endsAt + REVIEWED_AFTER) return
  const closedAt = visit.endsAt + CLOSED_AFTER
  const recorded = await marksOfActivities(tx, [visit.id])
  const attendances = foldMarks(recorded, visit)
  const missing = [...attendances.values()].filter(({ inAt, outAt }) => inAt !== null && outAt === null)
  const corrections = missing.map(({ volunteerId }) => ({ volunteerId, kind: 'out' as const, at: visit.endsAt }))
  let made = 0
  const source = {
    deviceId: sampleId(`desk ${visit.id}`),
    reason: '没有签退，按活动结束时间计',
    newId: () => sampleId(`correction ${visit.id} ${++made}`),
  }
  const marks = correctionMarks(corrections, attendances, source, closedAt)
  const origin = { activityId: visit.id, recordedBy: by, receivedAt: closedAt }
  const numbers = await appendMarks(tx, marks, origin)
  if (numbers) {
    await deriveAttendances(tx, visit)
    const details = { ...numbers, marks: marks.map(({ id }) => id) }
    await recordAudit(tx, { actorId: by, action: 'marks.corrected', activityId: visit.id, details }, closedAt)
  }
  await keepClosing(tx, visit.id, by, recorded.length + marks.length, closedAt)
  await recordAudit(tx, { actorId: by, action: 'attendance.closed', activityId: visit.id }, closedAt)
}
