/** Records behind a year's figures, in keyset pages by start, activity and person, so that no record is skipped or repeated. */
import { type SQL, sql } from 'drizzle-orm'
import type { YearActivity, YearRecord } from '../../../contract/figures/figures'
import type { Page } from '../../../contract/common'
import { iso } from '../columns'
import { type Querier, rowsOf } from '../database'
import { leavesWork } from '../records/unfinished'
import { type YearScope, holdsOn, inYear, minutesBy, month, ofPerson, partOf, runBy, visitDay } from './year-scope'

/** Filter of the year's records. */
export interface RecordFilter {
  month?: number | undefined
  category?: string | undefined
  /** '' for activities without a town. */
  town?: string | undefined
  /** '' for people without an organisation. */
  organisation?: string | undefined
  /** True for people whom the organisation has not confirmed; otherwise its verified members. */
  declared?: boolean | undefined
  part?: 'lead' | 'host' | undefined
  /** True for the activities alone that are over and whose day is not closed. */
  open?: boolean | undefined
}

/** Position of a page's last row. */
export interface RecordPosition {
  startsAt: number
  activityId: string
  volunteerId: string
}

function ofActivity(behind: RecordFilter): SQL {
  const conditions = [
    behind.month === undefined ? sql`` : sql`and ${month} = ${behind.month}::int`,
    behind.town === undefined ? sql`` : sql`and coalesce(a.town_id, '') = ${behind.town}`,
    behind.category === undefined
      ? sql``
      : sql`and exists (select 1 from activity_categories c where c.activity_id = a.id and c.category_id = ${behind.category})`,
  ]
  return sql.join(conditions, sql` `)
}

/** Source of attendances `t` of activities `a`, with SQL for their minutes, their share and the minutes counted by it. */
export interface RecordSource {
  from: SQL
  minutes: SQL
  share: SQL
  counted: SQL
  where: SQL
}

/**
 * Attendances of the organisation's members, or of people without an organisation on that day. An organisation's year has records of
 * its own members alone.
 */
function ofOrganisation({ now, organisationId }: YearScope, { organisation, declared }: RecordFilter): RecordSource {
  const minutes = minutesBy(now)
  const all = { from: sql`activities a join attendances t on t.activity_id = a.id`, minutes, share: sql`1::float8`, counted: minutes }
  const wanted = organisation ?? organisationId
  if (wanted === null) return { ...all, where: sql`true` }
  if ((organisationId !== null && wanted !== organisationId) || (wanted === '' && declared)) return { ...all, where: sql`false` }
  if (wanted === '') {
    return {
      from: sql`${all.from} left join membership_shares s on s.volunteer_id = t.volunteer_id and ${holdsOn(sql`s`, visitDay)}`,
      minutes,
      share: sql`coalesce(s.share, 1)`,
      counted: sql`coalesce(${partOf(minutes, sql`s`)}, ${minutes})`,
      where: sql`s.organisation_id is null`,
    }
  }
  return {
    from: sql`${all.from} join membership_shares s on s.volunteer_id = t.volunteer_id and s.organisation_id = ${wanted}
      and ${holdsOn(sql`s`, visitDay)}`,
    minutes,
    share: sql`s.share`,
    counted: partOf(minutes, sql`s`),
    where: declared ? sql`not s.is_verified` : sql`s.is_verified`,
  }
}

/** Earliest first, so that a file can be written page by page. @param after absent for the first page */
export function listRecords(
  db: Querier,
  scope: YearScope,
  behind: RecordFilter,
  most: number,
  after?: RecordPosition,
): Promise<YearRecord[]> {
  const source = ofOrganisation(scope, behind)
  const where = sql`${inYear(scope)} and ${ofPerson(scope)} ${ofActivity(behind)} and ${source.where}`
  return recordsFrom(db, { ...source, where }, most, after)
}

export function recordsFrom(
  db: Querier,
  { from, minutes, share, counted, where }: RecordSource,
  most: number,
  after?: RecordPosition,
): Promise<YearRecord[]> {
  const beyond = after
    ? sql`and (a.starts_at, a.id, t.volunteer_id) > (${iso(after.startsAt)}::timestamptz, ${after.activityId}::uuid, ${after.volunteerId}::uuid)
        and a.starts_at >= ${iso(after.startsAt)}::timestamptz`
    : sql``
  return rowsOf<YearRecord>(
    db,
    sql`select p."activityId", p.title, p."startsAt", p."volunteerId", p."inAt", p."outAt", p.minutes, p.share, p.counted, v.name, tw.name as town, coalesce((
        select json_agg(o.short_name order by o.ordinal) from memberships m join organisations o on o.id = m.organisation_id
        where m.volunteer_id = v.id and ${holdsOn(sql`m`, sql`p.day`)}), '[]') as organisations
      from (
        select a.id as "activityId", a.title, ms(a.starts_at) as "startsAt", a.town_id, t.volunteer_id as "volunteerId", ms(t.in_at) as "inAt",
          ms(t.out_at) as "outAt", ${minutes} as minutes, ${share} as share, ${counted} as counted, ${visitDay} as day
        from ${from} where ${where} ${beyond}
        order by a.starts_at, a.id, t.volunteer_id limit ${most}
      ) p join volunteers v on v.id = p."volunteerId" left join towns tw on tw.id = p.town_id
      order by p."startsAt", p."activityId", p."volunteerId"`,
  )
}

/** Number of records, and the minutes of theirs that count. */
export async function sumRecords(db: Querier, scope: YearScope, behind: RecordFilter = {}): Promise<{ records: number; minutes: number }> {
  const { from, counted, where } = ofOrganisation(scope, behind)
  const [row] = await rowsOf<{ records: number; minutes: number }>(
    db,
    sql`select count(*) as records, coalesce(sum(${counted}), 0) as minutes from ${from}
      where ${inYear(scope)} and ${ofPerson(scope)} ${ofActivity(behind)} and ${where}`,
  )
  return row ?? { records: 0, minutes: 0 }
}

/** Source of activities `a`, with a query for the turns, minutes and residents served of `p."activityId"`. */
export interface ActivitySource {
  from: SQL
  where: SQL
  figures: SQL
}

export function listYearActivities(
  db: Querier,
  scope: YearScope,
  behind: RecordFilter,
  most: number,
  after?: Pick<RecordPosition, 'startsAt' | 'activityId'>,
): Promise<YearActivity[]> {
  const organisation = behind.organisation || null
  const part =
    behind.part === undefined
      ? sql``
      : sql`and exists (select 1 from activity_organisations r where r.activity_id = a.id and r.part = ${behind.part}
          and r.organisation_id = ${organisation ?? scope.organisationId})`
  const source = {
    from: sql`activities a`,
    where: sql`${inYear(scope)} and ${runBy(scope)} and ${runBy({ ...scope, organisationId: organisation, volunteerId: null })}
      ${ofActivity(behind)} ${part} ${behind.open ? sql`and ${leavesWork(['review'], scope.now, sql`a`)}` : sql``}`,
    figures: sql`select count(*) as turns, coalesce(sum(${minutesBy(scope.now)}), 0) as minutes,
        (select r.served_total from outcomes r where r.activity_id = p."activityId") as served
      from attendances t where t.activity_id = p."activityId"`,
  }
  return activitiesFrom(db, source, most, after)
}

export function activitiesFrom(
  db: Querier,
  { from, where, figures }: ActivitySource,
  most: number,
  after?: Pick<RecordPosition, 'startsAt' | 'activityId'>,
): Promise<YearActivity[]> {
  const beyond = after ? sql`and (a.starts_at, a.id) > (${iso(after.startsAt)}::timestamptz, ${after.activityId}::uuid)` : sql``
  return rowsOf<YearActivity>(
    db,
    sql`select p.*, tw.name as town, counted.*,
        (select coalesce(json_agg(o.short_name order by ao.ordinal), '[]') from activity_organisations ao
          join organisations o on o.id = ao.organisation_id where ao.activity_id = p."activityId" and ao.part <> 'partner') as hosts
      from (
        select a.id as "activityId", a.title, ms(a.starts_at) as "startsAt", a.place, a.town_id from ${from} where ${where} ${beyond}
        order by a.starts_at, a.id limit ${most}
      ) p left join towns tw on tw.id = p.town_id cross join lateral (${figures}) counted
      order by p."startsAt", p."activityId"`,
  )
}

const PAGE = 30

/** Page made from the rows read. One row more than a page holds shows that another page follows. */
export function pageOf<T extends { startsAt: number; activityId: string; volunteerId?: string }>(rows: readonly T[]): Page<T> {
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  const cursor = last && rows.length > PAGE ? [last.startsAt, last.activityId, last.volunteerId ?? last.activityId].join('_') : null
  return { items, cursor }
}

/** Number of rows to read for a page. */
export const PAGE_AND_ONE = PAGE + 1

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Position that a cursor encodes; null for a text that is not a cursor. */
export function readRecordCursor(cursor: string): RecordPosition | null {
  const [, startsAt, activityId, volunteerId] = new RegExp(`^(\\d{1,13})_(${UUID})_(${UUID})$`).exec(cursor) ?? []
  return startsAt && activityId && volunteerId ? { startsAt: Number(startsAt), activityId, volunteerId } : null
}
