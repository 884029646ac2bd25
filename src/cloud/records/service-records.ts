/** A volunteer's service records of a year, derived from the marks at each read. */
import type { OwnRecord } from '../../contract/records/records'
import { type MarkMethod, foldMarks, noAttendance } from '../../domain/attendance/attendance'
import { knownMinutes, servedTogether } from '../../domain/attendance/served'
import { type Instant, day, startOfYear, yearOf } from '../../domain/calendar/calendar'
import { evidenceOf } from '../../domain/attendance/findings'
import { contentOf } from '../../domain/records/service-record'
import type { Querier } from '../db/database'
import { disputesOfVolunteer } from '../db/records/disputes'
import { marksOfVolunteer } from '../db/attendance/marks'
import { serviceBegins } from '../db/vocabulary/vocabulary'
import { type RecordedVisit, recordedVisits } from '../db/records/service-records'

/** Marks that a record is derived from. */
export type CountedMarks =
  /** All marks so far. */
  | 'all'
  /** Marks that an organiser saw at the closing, and corrections; proofs are made from these. */
  | 'seen'

/** A volunteer's records, latest first, including those of visits that are not over. */
export async function recordsOf(
  db: Querier,
  volunteerId: string,
  year: number,
  now: Instant,
  counted: CountedMarks = 'all',
): Promise<OwnRecord[]> {
  // Visits around the turn of the year are read too, since a check-in there may end a stay of this year.
  const visits = await recordedVisits(db, volunteerId, startOfYear(year) - 2 * day, startOfYear(year + 1) + 2 * day)
  const ids = visits.map(({ id }) => id)
  const marks = await marksOfVolunteer(db, volunteerId, ids)
  const disputes = await disputesOfVolunteer(db, volunteerId, ids)
  const settings = await serviceBegins(db)
  const attended = visits.flatMap((visit) => {
    const isSeen = ({ ordinal, method }: { ordinal: number; method: MarkMethod }) =>
      counted === 'all' || method === 'corrected' || ordinal <= (visit.marksSeen ?? 0)
    const own = marks.filter((mark) => mark.activityId === visit.id && isSeen(mark))
    const attendance = foldMarks(own, visit).get(volunteerId) ?? noAttendance(volunteerId)
    const evidence = evidenceOf(attendance)
    const { inAt, outAt } = attendance
    const { id: activityId, startsAt, endsAt } = visit
    return inAt === null || evidence === null ? [] : { activityId, inAt, outAt, startsAt, endsAt, visit, evidence }
  })
  return servedTogether(attended, settings)
    .filter(({ visit }) => yearOf(visit.startsAt) === year)
    .map(({ visit, evidence, ...served }) => ({
      ...headOf(visit),
      minutes: knownMinutes(served, now),
      inAt: served.inAt,
      outAt: served.outAt,
      evidence,
      isClosed: visit.closedAt !== null,
      dispute: disputes.get(visit.id) ?? null,
    }))
}

const headOf = ({ id, title, startsAt, endsAt, town, place, hosts, services, position, inCharge }: RecordedVisit) => ({
  activityId: id,
  title,
  startsAt,
  endsAt,
  // The town is left out if the place already begins with it.
  place: town === null || place.startsWith(town) ? place : `${town}${place}`,
  content: contentOf(position, services),
  organisation: hosts.map(({ name }) => name).join('、'),
  organisationIds: hosts.map(({ id: hostId }) => hostId),
  inCharge: inCharge ?? hosts[0]?.name ?? '',
})
