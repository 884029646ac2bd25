/** Review of an activity's attendance, for closing it: all people with their records, findings and disputes. */
import type { AttendanceReview, DisputeView, ReviewPerson } from '../../contract/records/records'
import { serverMarkOf } from '../../contract/attendance/marks'
import { noAttendance } from '../../domain/attendance/attendance'
import { knownMinutes } from '../../domain/attendance/served'
import type { Instant } from '../../domain/calendar/calendar'
import { evidenceOf, findingKey } from '../../domain/attendance/findings'
import { openFindings } from '../../domain/records/closing'
import { recordDeadline } from '../../domain/calendar/working-days'
import { answersOf, closingOf, marksAfter } from '../db/records/closings'
import type { Querier } from '../db/database'
import { loadDeskActivity } from '../db/activities/desk'
import { disputesOfActivity } from '../db/records/disputes'
import { attendancesOf } from '../db/attendance/attendances'
import { marksOfActivities } from '../db/attendance/marks'
import { phonesOf, listEntriesOf } from '../db/attendance/lists'
import { fault } from '../rpc/faults'
import { loadHolidays } from '../calendar/holidays'
import { findingsOfDay } from './findings'

export async function reviewOf(db: Querier, activityId: string, readerId: string, now: Instant): Promise<AttendanceReview> {
  const row = (await loadDeskActivity(db, activityId, now)) ?? fault('not-found')
  const { id, title, status, startsAt, endsAt, town, place, categories } = row
  const marks = await marksOfActivities(db, [id])
  const disputes = await disputesOfActivity(db, id)
  const closing = await closingOf(db, id)
  const phones = await phonesOf(db, id, readerId)
  const entries = await peopleOf(db, id, disputes)
  const found = await findingsOfDay(db, row, { people: entries, marks }, now)
  const served = await attendancesOf(db, id)
  const answered = await answersOf(db, id)
  const people = entries.map(({ volunteerId, ...person }): ReviewPerson => {
    const { attendance, findings } = found.get(volunteerId) ?? { attendance: noAttendance(volunteerId), findings: [] }
    const stored = served.get(volunteerId)
    return {
      volunteerId,
      ...person,
      inAt: attendance.inAt,
      outAt: attendance.outAt,
      minutes: stored ? knownMinutes(stored, now) : 0,
      evidence: evidenceOf(attendance),
      findings,
      asks: openFindings(attendance, findings, answered.get(volunteerId)).map(findingKey),
      marks: marks
        .filter((mark) => mark.volunteerId === volunteerId)
        .map(({ activityId: _, receivedAt: __, ...mark }) => serverMarkOf(mark)),
      dispute: viewOf(disputes.find((dispute) => dispute.volunteerId === volunteerId)),
    }
  })
  return {
    activity: { id, title, status, startsAt, endsAt, town, place, categories },
    people,
    phones: phones.map(({ deviceId, name }) => ({ deviceId, name })),
    marks: marks.length,
    closedAt: closing?.closedAt ?? null,
    closedBy: closing?.closedBy ?? null,
    lateMarks: closing ? await marksAfter(db, id, closing.marksSeen) : 0,
    ...recordDeadline(endsAt, now, await loadHolidays(db)),
    now,
  }
}

type Disputes = Awaited<ReturnType<typeof disputesOfActivity>>
type Entry = Pick<ReviewPerson, 'volunteerId' | 'signUpId' | 'name' | 'position' | 'organisation' | 'team'>

/** People on the attendance list, and people with a dispute who are no longer on the list, since each dispute needs an answer. */
export async function peopleOf(db: Querier, activityId: string, disputes: Disputes): Promise<Entry[]> {
  const attendanceList = (await listEntriesOf(db, activityId)).map(({ code: _, ...entry }): Entry => entry)
  const known = new Set(attendanceList.map(({ volunteerId }) => volunteerId))
  const others = new Map(disputes.filter(({ volunteerId }) => !known.has(volunteerId)).map(({ volunteerId, name }) => [volunteerId, name]))
  return [
    ...attendanceList,
    ...[...others].map(([volunteerId, name]) => ({ volunteerId, signUpId: null, name, position: null, organisation: null, team: null })),
  ]
}

function viewOf(dispute: Disputes[number] | undefined): DisputeView | null {
  if (!dispute) return null
  const { id, text, createdAt, answer, answeredAt } = dispute
  return { id, text, createdAt, answer, answeredAt }
}
