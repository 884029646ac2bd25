/** Corrects attendance, before or after the closing. The people concerned are notified, and the audit log lists the marks. */
import { randomUUID } from 'node:crypto'
import type { CorrectAnswer, CorrectInput } from '../../contract/records/records'
import { foldMarks } from '../../domain/attendance/attendance'
import type { Instant } from '../../domain/calendar/calendar'
import { correctionMarks, decideCorrections } from '../../domain/records/correction'
import { lockActivity } from '../db/activities/activity-facts'
import type { Tx } from '../db/database'
import { appendMarks, knownPeople, marksOfActivities } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { fault } from '../rpc/faults'
import { deriveAttendances } from '../attendance/derive'

/** @returns a refusal's `about` is the id of the person concerned */
export async function correct(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  { requestId, activityId, corrections, reason }: CorrectInput,
): Promise<CorrectAnswer> {
  const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
  const marks = await marksOfActivities(tx, [activityId])
  // Corrections come from the desk, not from a phone with the list, so the request's id is used as device id.
  const source = { deviceId: requestId, reason, newId: randomUUID }
  // Of two concurrent corrections the one stored later also gets the later time, even if the servers' clocks differ.
  const latest = Math.max(0, ...marks.filter(({ method }) => method === 'corrected').map(({ at }) => at))
  const added = correctionMarks(corrections, foldMarks(marks, activity), source, Math.max(now, latest + 1))
  const facts = { activity, people: await knownPeople(tx, activityId), marks }
  const decision = decideCorrections(facts, corrections, added, now)
  if (!decision.ok) return decision
  const numbers = await appendMarks(tx, added, { activityId, recordedBy: volunteer.id, receivedAt: now })
  if (!numbers) return { ok: true }
  const people = [...new Set(added.map(({ volunteerId }) => volunteerId))]
  await deriveAttendances(tx, activity, people)
  const ids = added.map(({ id }) => id)
  const audit = { actorId: volunteer.id, action: 'marks.corrected', activityId, details: { ...numbers, marks: ids } } as const
  await recordAudit(tx, audit, now)
  await notify(tx, people, { activityId, kind: 'attendance-corrected', note: reason }, now)
  return { ok: true }
}
