/** Conditions for the activities and the service of a year's figures, shared by all queries that count or list them. */
import { type SQL, sql } from 'drizzle-orm'
import { type Instant, startOfYear } from '../../../domain/calendar/calendar'
import { iso } from '../columns'

export interface YearScope {
  year: number
  now: Instant
  /** Organisation whose members' service is counted, by their share; null for everybody's. */
  organisationId: string | null
  /** Person whose own service is counted; null for everybody's. */
  volunteerId: string | null
}

/** Condition for activities of the year that have begun. The query needs `activities a`. */
export const inYear = ({ year, now }: YearScope): SQL => sql`
  a.status = 'published' and a.starts_at >= ${iso(startOfYear(year))}::timestamptz
  and a.starts_at < ${iso(Math.min(startOfYear(year + 1), now + 1))}::timestamptz`

/** Month in China, by a fixed offset of 8 hours instead of the database's time zones. */
export const month = sql`extract(month from a.starts_at at time zone interval '8 hours')::int`

/** Condition for activities that the organisation runs, or that the person attended. The query needs `activities a`. */
export function runBy({ organisationId, volunteerId }: YearScope): SQL {
  if (organisationId !== null)
    return sql`a.id in (select activity_id from activity_organisations
    where organisation_id = ${organisationId} and part <> 'partner')`
  if (volunteerId !== null) return sql`a.id in (select activity_id from attendances where volunteer_id = ${volunteerId})`
  return sql`true`
}

/** Minutes of an attendance; null until they are known. The query needs `attendances t`. */
export const minutesBy = (now: Instant): SQL =>
  sql`case when t.known_from is null or t.known_from <= ${iso(now)}::timestamptz then t.minutes end`

/** Day in China of the activity `a`, by which memberships count. */
export const visitDay = sql`(a.starts_at at time zone interval '8 hours')::date`

/** Condition that a membership holds on a day. @param m alias of a membership or its share */
export const holdsOn = (m: SQL, day: SQL): SQL => sql`${m}.from_day <= ${day} and (${m}.until_day is null or ${day} < ${m}.until_day)`

/** Those of the minutes that count for a share, by `minutesFor` of domain/people/split. @param s alias of a row of `membership_shares` */
export const partOf = (minutes: SQL, s: SQL): SQL =>
  sql`(${minutes} * ${s}.piece_until / ${s}.pieces - ${minutes} * ${s}.piece_from / ${s}.pieces)`

export const ofPerson = ({ volunteerId }: YearScope): SQL => (volunteerId === null ? sql`true` : sql`t.volunteer_id = ${volunteerId}`)
