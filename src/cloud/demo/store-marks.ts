/** Attendance at the past visits: one volunteer did not come, and one has no out mark. */
import type { Mark } from '../../domain/attendance/attendance'
import { minute } from '../../domain/calendar/calendar'
import { deriveAttendances } from '../attendance/derive'
import type { Tx } from '../db/database'
import { appendMarks } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { sampleId } from './sample-id'
import { personId } from './store-people'
import type { StoredSignUp } from './store-sign-ups'
import type { Visit } from './visits'

const FIRST_COMES = 14 * minute
const NEXT_COMES = 2 * minute
const LEAVING = [0, 4, -3, 7, 2]

/** @returns number of volunteers who came */
export async function storeMarks(tx: Tx, visit: Visit, signUps: readonly StoredSignUp[], recordedBy: string): Promise<number> {
  const present = signUps.slice(0, -1)
  const ins = present.map((signUp, index) => mark(signUp, 'in', visit.startsAt - FIRST_COMES + index * NEXT_COMES))
  const outs = present
    .slice(0, -1)
    .map((signUp, index) => mark(signUp, 'out', visit.endsAt + (LEAVING[index % LEAVING.length] ?? 0) * minute))
  const origin = { activityId: visit.id, recordedBy }
  for (const marks of [ins, outs]) {
    const receivedAt = Math.max(...marks.map(({ at }) => at)) + minute
    await appendMarks(tx, marks, { ...origin, receivedAt })
    await recordAudit(
      tx,
      { actorId: recordedBy, action: 'marks.recorded', activityId: visit.id, details: { marks: marks.length } },
      receivedAt,
    )
  }
  await deriveAttendances(tx, visit)
  return present.length
}

/** A mark. About every third was made by scanning a ticket, the others by ticking a name. */
const mark = ({ id, person }: StoredSignUp, kind: 'in' | 'out', at: number): Mark => ({
  id: sampleId(`${kind} ${id}`),
  volunteerId: personId(person),
  kind,
  voids: null,
  at,
  clockOffset: 0,
  method: id.charCodeAt(0) % 3 === 0 ? 'scanned' : 'ticked',
  statedAt: null,
  reason: null,
  shownAt: null,
  deviceId: sampleId('phone'),
})
