/** Findings of a whole day: what its marks say, and what only the server knows. The review shows them, and the closing asks about them. */
import { type Attendance, type Mark, type VisitTime, foldMarks, noAttendance } from '../../domain/attendance/attendance'
import { type Finding, findingsOf, futureFindings, sameNames } from '../../domain/attendance/findings'
import { type Stay, staysMeet } from '../../domain/attendance/served'
import type { Instant } from '../../domain/calendar/calendar'
import { staysElsewhere } from '../db/attendance/elsewhere'
import type { Querier } from '../db/database'
import { withAccount } from '../db/people/volunteers'

/** A person of the day, on the attendance list or not. */
export interface DayPerson {
  volunteerId: string
  name: string
}

interface DayMark extends Mark {
  receivedAt: Instant
}

type Visit = VisitTime & { id: string }

/** Attendance and findings of each person, by volunteer. */
export async function findingsOfDay(
  db: Querier,
  visit: Visit,
  { people, marks }: { people: readonly DayPerson[]; marks: readonly DayMark[] },
  now: Instant,
): Promise<Map<string, { attendance: Attendance; findings: Finding[] }>> {
  const attendances = foldMarks(marks, visit)
  const receivedAt = new Map(marks.map((mark) => [mark.id, mark.receivedAt]))
  const elsewhere = await elsewhereOf(db, visit, [...attendances.values()])
  const namesakes = await sameNamesOf(db, people)
  return new Map(
    people.map(({ volunteerId }) => {
      const attendance = attendances.get(volunteerId) ?? noAttendance(volunteerId)
      const findings = [
        ...findingsOf(attendance, visit, now),
        ...futureFindings(attendance, receivedAt),
        ...(elsewhere.get(volunteerId) ?? []),
        ...(namesakes.get(volunteerId) ?? []),
      ]
      return [volunteerId, { attendance, findings }]
    }),
  )
}

/** Findings of stays at other visits at the same time, by volunteer. */
async function elsewhereOf(db: Querier, visit: Visit, attendances: readonly Attendance[]): Promise<Map<string, Finding[]>> {
  const { id: activityId, startsAt, endsAt } = visit
  const own = new Map<string, Stay>()
  for (const { volunteerId, inAt, outAt } of attendances)
    if (inAt !== null) own.set(volunteerId, { activityId, inAt, outAt, startsAt, endsAt })
  const found = new Map<string, Finding[]>()
  for (const other of await staysElsewhere(db, activityId, [...own.keys()], [visit])) {
    const stay = own.get(other.volunteerId)
    if (!stay || !staysMeet(stay, other)) continue
    const finding: Finding = { kind: 'elsewhere', activityId: other.activityId, title: other.title, at: other.inAt }
    found.set(other.volunteerId, [...(found.get(other.volunteerId) ?? []), finding])
  }
  return found
}

/** Findings of equal names, since a walk-in added on two offline phones is stored as two people. */
async function sameNamesOf(db: Querier, people: readonly DayPerson[]): Promise<Map<string, Finding[]>> {
  const known = new Set(
    await withAccount(
      db,
      people.map(({ volunteerId }) => volunteerId),
    ),
  )
  const named = people.map(({ volunteerId, name }) => ({ volunteerId, name, hasAccount: known.has(volunteerId) }))
  return new Map([...sameNames(named)].map(([volunteerId, finding]) => [volunteerId, [finding]]))
}
