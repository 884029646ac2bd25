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

/**
 * SQL for an organisation's share of each attendance: the join of `own`, the share, and the turns and minutes weighted by it.
 * Without an organisation every attendance counts in full. The query needs `attendances t`.
 */
export function joinShares({ organisationId, now }: YearScope): { join: SQL; share: SQL; turns: SQL; minutes: SQL } {
  const minutes = minutesBy(now)
  if (organisationId === null)
    return { join: sql``, share: sql`1::float8`, turns: sql`count(*)`, minutes: sql`coalesce(sum(${minutes}), 0)` }
  return {
    join: sql`join (select volunteer_id, share from membership_shares where organisation_id = ${organisationId}) own
      on own.volunteer_id = t.volunteer_id`,
    share: sql`own.share`,
    turns: sql`sum(own.share)`,
    minutes: sql`coalesce(sum(${minutes} * own.share), 0)`,
  }
}

export const ofPerson = ({ volunteerId }: YearScope): SQL => (volunteerId === null ? sql`true` : sql`t.volunteer_id = ${volunteerId}`)
