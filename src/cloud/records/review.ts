/** Review of an activity's attendance, for closing it: all people with their records, findings and disputes. */
import type { AttendanceReview, DisputeView, ReviewPerson } from '../../contract/records/records'
import { serverMarkOf } from '../../contract/attendance/marks'
import { type Mark, noAttendance, foldMarks, serviceMinutes } from '../../domain/attendance/attendance'
import type { Instant } from '../../domain/calendar/calendar'
import { type Finding, evidenceOf, findingsOf, futureFindings, sameNames } from '../../domain/attendance/findings'
import { recordDeadline } from '../../domain/calendar/working-days'
import { closingOf, marksAfter } from '../db/records/closings'
import type { Querier } from '../db/database'
import { loadDeskActivity } from '../db/activities/desk'
import { disputesOfActivity } from '../db/records/disputes'
import { marksElsewhere } from '../db/attendance/elsewhere'
import { marksOfActivities } from '../db/attendance/marks'
import { phonesOf, listEntriesOf } from '../db/attendance/lists'
import { withAccount } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { loadHolidays } from '../calendar/holidays'

export async function reviewOf(db: Querier, activityId: string, readerId: string, now: Instant): Promise<AttendanceReview> {
  const row = (await loadDeskActivity(db, activityId, now)) ?? fault('not-found')
  const { id, title, status, startsAt, endsAt, town, place, categories, isSample } = row
  const marks = await marksOfActivities(db, [id])
  const disputes = await disputesOfActivity(db, id)
  const elsewhere = whereElse(await marksElsewhere(db, row))
  const attendances = foldMarks(marks)
  const receivedAt = new Map(marks.map((mark) => [mark.id, mark.receivedAt]))
  const closing = await closingOf(db, id)
  const phones = await phonesOf(db, id, readerId)
  const entries = await peopleOf(db, id, disputes)
  const namesakes = await sameNamesOf(db, entries)
  const people = entries.map(({ volunteerId, ...person }): ReviewPerson => {
    const attendance = attendances.get(volunteerId) ?? noAttendance(volunteerId)
    return {
      volunteerId,
      ...person,
      inAt: attendance.inAt,
      outAt: attendance.outAt,
      minutes: serviceMinutes(attendance, row, now),
      evidence: evidenceOf(attendance),
      findings: [
        ...findingsOf(attendance, row, now),
        ...futureFindings(attendance, receivedAt),
        ...(attendance.inAt === null ? [] : (elsewhere.get(volunteerId) ?? [])),
        ...(namesakes.get(volunteerId) ?? []),
      ],
      marks: marks
        .filter((mark) => mark.volunteerId === volunteerId)
        .map(({ activityId: _, receivedAt: __, ...mark }) => serverMarkOf(mark)),
      dispute: viewOf(disputes.find((dispute) => dispute.volunteerId === volunteerId)),
    }
  })
  return {
    activity: { id, title, status, startsAt, endsAt, town, place, categories, isSample },
    people,
    phones: phones.map(({ deviceId, name }) => ({ deviceId, name })),
    marks: marks.length,
    closedAt: closing?.closedAt ?? null,
    closedBy: closing?.closedBy ?? null,
    lateMarks: closing ? await marksAfter(db, id, closing.marksSeen) : 0,
    ...recordDeadline(endsAt, now, await loadHolidays()),
    now,
  }
}

type Disputes = Awaited<ReturnType<typeof disputesOfActivity>>
type Entry = Pick<ReviewPerson, 'volunteerId' | 'signUpId' | 'name' | 'position' | 'organisation' | 'team'>

/** People on the attendance list, and people with a dispute who are no longer on the list, since each dispute needs an answer. */
async function peopleOf(db: Querier, activityId: string, disputes: Disputes): Promise<Entry[]> {
  const attendanceList = (await listEntriesOf(db, activityId)).map(({ code: _, ...entry }): Entry => entry)
  const known = new Set(attendanceList.map(({ volunteerId }) => volunteerId))
  const others = new Map(disputes.filter(({ volunteerId }) => !known.has(volunteerId)).map(({ volunteerId, name }) => [volunteerId, name]))
  return [
    ...attendanceList,
    ...[...others].map(([volunteerId, name]) => ({ volunteerId, signUpId: null, name, position: null, organisation: null, team: null })),
  ]
}

/** Findings of equal names, since a walk-in added on two offline phones is stored as two people. */
async function sameNamesOf(db: Querier, entries: readonly Entry[]): Promise<Map<string, Finding[]>> {
  const known = new Set(
    await withAccount(
      db,
      entries.map(({ volunteerId }) => volunteerId),
    ),
  )
  const people = entries.map(({ volunteerId, name }) => ({ volunteerId, name, hasAccount: known.has(volunteerId) }))
  return new Map([...sameNames(people)].map(([volunteerId, finding]) => [volunteerId, [finding]]))
}

/** Findings of marks at other visits at the same time, by volunteer. */
function whereElse(marks: readonly (Mark & { activityId: string; title: string })[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const [activityId, title] of new Map(marks.map((mark) => [mark.activityId, mark.title])))
    for (const { volunteerId, inAt } of foldMarks(marks.filter((mark) => mark.activityId === activityId)).values())
      if (inAt !== null) found.set(volunteerId, [...(found.get(volunteerId) ?? []), { kind: 'elsewhere', activityId, title, at: inAt }])
  return found
}

function viewOf(dispute: Disputes[number] | undefined): DisputeView | null {
  if (!dispute) return null
  const { id, text, createdAt, answer, answeredAt } = dispute
  return { id, text, createdAt, answer, answeredAt }
}
