/** Activities on the organisers' desk, in keyset pages, with the counts of all that the filter finds. */
import { type SQL, and, eq, inArray, sql } from 'drizzle-orm'
import type { DeskCount, DeskListInput, DeskMonth } from '../../../contract/activities/desk-list'
import { LONGEST_ACTIVITY } from '../../../domain/activities/activity'
import { type Instant, day, instantAt, startOfDay } from '../../../domain/calendar/calendar'
import type { Reading } from '../../../domain/search/reading'
import { UNFINISHED_WORK } from '../../../domain/records/unfinished'
import { heading, organisationParts, outcomeOf, positionViews } from '../activities/activity-columns'
import { conditionsOf } from '../activities/activities'
import { iso } from '../columns'
import { type Querier, rowsOf } from '../database'
import { activities, activityOrganisations } from '../schema/activities'
import { towns } from '../schema/vocabulary'
import { hasOutcome, isDayClosed, leavesWork, openDisputes } from './unfinished'

/** The desk's filter, with what its words ask for. */
export type DeskFilter = Omit<DeskListInput, 'cursor' | 'text'> & { search?: Reading | undefined }

/** Position of a page's last row. The order is by rank, then by start, then by id. */
export interface DeskPosition {
  /** 0 for a visit of today, which organisers need at hand, 1 for a draft, 2 for any other. Past visits have one rank. */
  rank: number
  startsAt: Instant
  id: string
}

const PAGE = 20
const isUnlistedRow = sql`(activities.status in ('draft', 'submitted'))`

const rankAt = (when: DeskFilter['when'], now: Instant): SQL<number> =>
  when === 'upcoming'
    ? sql`(case when ${isUnlistedRow} then 1 when starts_at < ${iso(startOfDay(now) + day)}::timestamptz then 0 else 2 end)`
    : sql`2`

/**
 * A page of the desk, and the position after which the next one begins; null on the last page.
 * @param hostIds organisations that run the activities; null for all
 */
export async function listDesk(
  db: Querier,
  hostIds: readonly string[] | null,
  filter: DeskFilter,
  after: DeskPosition | undefined,
  now: Instant,
) {
  const rank = rankAt(filter.when, now)
  const rows = await db
    .select({
      rank,
      ...heading,
      signUpOpensAt: activities.signUpOpensAt,
      signUpClosesAt: activities.signUpClosesAt,
      withdrawUntil: activities.withdrawUntil,
      namesUntil: activities.namesUntil,
      organisations: organisationParts,
      positions: positionViews(now),
      outcome: outcomeOf,
      hasOutcome: hasOutcome(sql`activities.id`),
      isClosed: isDayClosed(sql`activities.id`),
      openDisputes: openDisputes(sql`activities.id`),
    })
    .from(activities)
    .leftJoin(towns, eq(towns.id, activities.townId))
    .where(and(...found(hostIds, filter, now), after && isAfter(after, rank, filter.when)))
    .orderBy(filter.when === 'upcoming' ? sql`${rank}, starts_at, activities.id` : sql`starts_at desc, activities.id desc`)
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE)
  return { items, next: rows.length > PAGE ? (items.at(-1) ?? null) : null }
}

/** Numbers of visits by month, latest month first, that the filter finds in any month. */
export async function countByMonth(db: Querier, hostIds: readonly string[] | null, filter: DeskFilter, now: Instant): Promise<DeskMonth[]> {
  const { month: _, ...inAnyMonth } = filter
  return rowsOf<DeskMonth>(
    db,
    sql`select to_char(starts_at at time zone interval '8 hours', 'YYYY-MM') as month,
        (count(*) filter (where status <> 'cancelled'))::int as visits, (count(*) filter (where status = 'cancelled'))::int as cancelled
      from ${activities} where ${and(...found(hostIds, inAnyMonth, now))} group by 1 order by 1 desc`,
  )
}

/** Numbers of past visits that leave work: all of them, and by the kind of work. */
export async function countUnfinished(db: Querier, hostIds: readonly string[] | null, now: Instant): Promise<DeskCount> {
  const ofWork = UNFINISHED_WORK.map((work) => sql`(count(*) filter (where ${leavesWork([work], now)}))::int as ${sql.identifier(work)}`)
  const [row] = await rowsOf<DeskCount>(
    db,
    sql`select count(*)::int as visits, ${sql.join(ofWork, sql`, `)}
      from ${activities} where ${and(runBy(hostIds), leavesWork(UNFINISHED_WORK, now))}`,
  )
  return row ?? { visits: 0, disputes: 0, review: 0, outcome: 0 }
}

const runBy = (hostIds: readonly string[] | null): SQL | undefined =>
  hostIds === null
    ? undefined
    : sql`exists (select 1 from ${activityOrganisations} o where o.activity_id = activities.id and o.part <> 'partner'
        and ${inArray(sql`o.organisation_id`, [...hostIds])})`

function found(hostIds: readonly string[] | null, { when, month, search, town }: DeskFilter, now: Instant): (SQL | undefined)[] {
  return [runBy(hostIds), timeOf(when, now), ...conditionsOf({ search, town, ...(month === undefined ? {} : spanOf(month)) })]
}

function timeOf(when: DeskFilter['when'], now: Instant): SQL {
  switch (when) {
    case 'upcoming':
      // The start has a bound too, since a condition on the end alone reads all past activities.
      return sql`((starts_at > ${iso(now - LONGEST_ACTIVITY)}::timestamptz and ends_at > ${iso(now)}::timestamptz) or ${isUnlistedRow})`
    case 'past':
      return sql`(ends_at <= ${iso(now)}::timestamptz and not ${isUnlistedRow})`
    case 'unfinished':
      return leavesWork(UNFINISHED_WORK, now)
  }
}

/** Instants of a month in China, `YYYY-MM`. */
function spanOf(month: string): { from: Instant; until: Instant } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: instantAt(`${month}-01`, '00:00'), until: instantAt(`${next}-01`, '00:00') }
}

function isAfter(after: DeskPosition, rank: SQL<number>, when: DeskFilter['when']): SQL {
  const start = sql`${iso(after.startsAt)}::timestamptz`
  if (when !== 'upcoming') return sql`(starts_at, activities.id) < (${start}, ${after.id}::uuid)`
  return sql`(${rank}, starts_at, activities.id) > (${after.rank}::int, ${start}, ${after.id}::uuid)`
}

export const deskCursorOf = ({ rank, startsAt, id }: DeskPosition): string => `${rank}_${startsAt}_${id}`

/** Position that a cursor encodes; null for a text that is not a cursor. */
export function readDeskCursor(cursor: string): DeskPosition | null {
  const [, rank, startsAt, id] = /^([012])_(\d{1,13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? []
  return startsAt && id ? { rank: Number(rank), startsAt: Number(startsAt), id } : null
}
