/**
 * Counts for a year's figures, made by the database in one pass over the attendances. They are grouped by person, with a bit mask of
 * the months, towns and categories in which the person served, and by class: activities with the same month, town and categories.
 * Persons and classes are few, so people are counted without sorting a million attendances for each breakdown.
 */
import { sql } from 'drizzle-orm'
import type { FigureLine, Service } from '../../../contract/figures/figures'
import { dayOf, startOfYear } from '../../../domain/calendar/calendar'
import { type Querier, type Tx, rowsOf } from '../database'
import { leavesWork } from '../records/unfinished'
import { type YearScope, holdsOn, inYear, minutesBy, month, ofPerson, partOf, runBy, visitDay } from './year-scope'

/** Breakdown that a row belongs to. */
export type Dimension = 'total' | 'month' | 'category' | 'town' | 'organisation'

/** Service in one line of a breakdown. */
export interface ServiceRow extends Service {
  of: Dimension
  id: string
  /** False for service of people whose membership their organisation has not verified. */
  isVerified: boolean
}

/** Activities in one line of a breakdown, with the number of residents that they reported served. */
export interface ActivityRow extends Pick<FigureLine, 'activities' | 'served'> {
  of: Dimension
  id: string
}

/** Memory for grouping, which takes some megabytes. With less memory the database writes the groups to disk. */
const WORK_MEMORY = '64MB'

/** Sets the memory for grouping, for this transaction alone. */
export const prepareCounting = (tx: Tx) => tx.execute(sql`select set_config('work_mem', ${WORK_MEMORY}, true)`)

/** Service of the scope's people. Lines of organisations count members by their shares on the day of each visit. */
export const countService = (db: Querier, scope: YearScope): Promise<ServiceRow[]> =>
  scope.organisationId === null ? countAll(db, scope) : countMembers(db, scope, scope.organisationId)

/**
 * Everybody's service. The sums of people who were in one organisation all year are the organisation's, which spares a join of each of
 * their attendances with the memberships of its day.
 */
function countAll(db: Querier, scope: YearScope): Promise<ServiceRow[]> {
  const minutes = sql`coalesce(${minutesBy(scope.now)}, 0)`
  return rowsOf<ServiceRow>(
    db,
    sql`with ${held(scope)},
      grouped as materialized (
        select t.volunteer_id, h.class, count(*) as turns, sum(${minutes}) as minutes, bit_or(h.mask) as mask
        from attendances t join held h on h.id = t.activity_id
        where ${ofPerson(scope)}
        group by grouping sets ((t.volunteer_id), (h.class))),
      person as (select * from grouped where volunteer_id is not null),
      by_item as (
        select i.of, i.id, count(*) filter (where g.volunteer_id is not null) as people,
          sum(g.turns) filter (where g.class is not null) as turns, sum(g.minutes) filter (where g.class is not null) as minutes
        from grouped g join item i on get_bit(g.mask, i.place) = 1 group by i.of, i.id),
      steady as materialized (
        select volunteer_id, organisation_id, is_verified from membership_shares
        where piece_until - piece_from = pieces and from_day <= ${dayOf(startOfYear(scope.year))}::date and until_day is null),
      other as materialized (select volunteer_id from person except select volunteer_id from steady),
      divided as (
        select p.volunteer_id, s.organisation_id, s.is_verified, p.turns, p.minutes from person p join steady s on s.volunteer_id = p.volunteer_id
        union all
        select t.volunteer_id, s.organisation_id, s.is_verified, coalesce(sum(s.share), count(*)), coalesce(sum(${partOf(minutes, sql`s`)}), sum(${minutes}))
        from other join attendances t on t.volunteer_id = other.volunteer_id join held h on h.id = t.activity_id
        left join membership_shares s on s.volunteer_id = t.volunteer_id and ${holdsOn(sql`s`, sql`h.day`)}
        group by t.volunteer_id, s.organisation_id, s.is_verified)
      select 'total' as of, '' as id, true as "isVerified", count(*) as people, coalesce(sum(turns), 0) as turns,
        coalesce(sum(minutes), 0) as minutes from person
      union all select of, id, true, people, turns, minutes from by_item
      union all select 'organisation', coalesce(d.organisation_id, ''), coalesce(d.is_verified, true), sum(d.turns / p.turns), sum(d.turns), sum(d.minutes)
        from divided d join person p on p.volunteer_id = d.volunteer_id group by 2, 3`,
  )
}

/**
 * Service of an organisation's members. A person counts by the part of their turns that is the organisation's, in every line, so that
 * the organisations add up to the base even for people who moved from one to another.
 */
function countMembers(db: Querier, scope: YearScope, organisationId: string): Promise<ServiceRow[]> {
  const minutes = sql`coalesce(${minutesBy(scope.now)}, 0)`
  return rowsOf<ServiceRow>(
    db,
    sql`with ${held(scope)},
      own as materialized (select * from membership_shares where organisation_id = ${organisationId}),
      came as materialized (
        select t.volunteer_id, h.class, count(*) as all_turns,
          coalesce(sum(s.share) filter (where s.is_verified), 0) as turns, coalesce(sum(${partOf(minutes, sql`s`)}) filter (where s.is_verified), 0) as minutes,
          coalesce(sum(s.share) filter (where not s.is_verified), 0) as said_turns,
          coalesce(sum(${partOf(minutes, sql`s`)}) filter (where not s.is_verified), 0) as said_minutes
        from attendances t join held h on h.id = t.activity_id
        left join own s on s.volunteer_id = t.volunteer_id and ${holdsOn(sql`s`, sql`h.day`)}
        where ${ofPerson(scope)} and t.volunteer_id in (select volunteer_id from own) group by t.volunteer_id, h.class),
      person as (
        select sum(all_turns) as all_turns, sum(turns) as turns, sum(minutes) as minutes, sum(said_turns) as said_turns, sum(said_minutes) as said_minutes
        from came group by volunteer_id),
      total as (
        select coalesce(sum(turns / all_turns), 0) as people, coalesce(sum(turns), 0) as turns, coalesce(sum(minutes), 0) as minutes,
          coalesce(sum(said_turns / all_turns), 0) as said_people, coalesce(sum(said_turns), 0) as said_turns, coalesce(sum(said_minutes), 0) as said_minutes
        from person),
      by_item as (
        select i.of, i.id, sum(c.turns) / sum(c.all_turns) as people, sum(c.turns) as turns, sum(c.minutes) as minutes
        from came c join class k on k.class = c.class join item i on get_bit(k.mask, i.place) = 1 group by i.of, i.id, c.volunteer_id)
      select 'total' as of, '' as id, true as "isVerified", people, turns, minutes from total
      union all select 'organisation', ${organisationId}::text, true, people, turns, minutes from total
      union all select 'organisation', ${organisationId}::text, false, said_people, said_turns, said_minutes from total where said_turns > 0
      union all select of, id, true, sum(people), sum(turns), sum(minutes) from by_item group by of, id`,
  )
}

/**
 * The year's activities, each with its class (same month, town and categories) and the class's mask, which has a bit set for each
 * month, town and category of the class.
 */
const held = (scope: YearScope) => sql`
  item as materialized (
    select of, id, (row_number() over () - 1)::int as place from (
      select 'month' as of, n::text as id from generate_series(1, 12) n
      union all select 'town', id from towns union all select 'town', '' union all select 'category', id from categories) items),
  categories_of as (
    select activity_id, string_agg(category_id, ',' order by category_id) as categories from activity_categories group by activity_id),
  dated as (
    select a.id, ${visitDay} as day, ${month} as month, coalesce(a.town_id, '') as town, coalesce(c.categories, '') as categories
    from activities a left join categories_of c on c.activity_id = a.id where ${inYear(scope)}),
  classed as materialized (select id, day, month, town, categories, dense_rank() over (order by month, town, categories)::int as class from dated),
  class as (
    select c.class, bit_or(set_bit(repeat('0', (select count(*)::int from item))::varbit, i.place, 1)) as mask
    from (select distinct class, month, town, categories from classed) c join item i
      on (i.of = 'month' and i.id = c.month::text) or (i.of = 'town' and i.id = c.town)
        or (i.of = 'category' and i.id = any(string_to_array(c.categories, ',')))
    group by c.class),
  held as materialized (select a.id, a.day, a.class, c.mask from classed a join class c on c.class = a.class)`

export function countActivities(db: Querier, scope: YearScope): Promise<ActivityRow[]> {
  const shown = scope.organisationId === null ? sql`true` : sql`o.organisation_id = ${scope.organisationId}`
  return rowsOf<ActivityRow>(
    db,
    sql`with held as materialized (
        select a.id, ${month} as month, coalesce(a.town_id, '') as town, coalesce(r.served_total, 0) as served
        from activities a left join outcomes r on r.activity_id = a.id where ${inYear(scope)} and ${runBy(scope)})
      select 'total' as of, '' as id, count(*) as activities, coalesce(sum(served), 0) as served from held
      union all select 'month', month::text, count(*), sum(served) from held group by month
      union all select 'town', town, count(*), sum(served) from held group by town
      union all select 'category', c.category_id, count(*), sum(h.served)
        from held h join activity_categories c on c.activity_id = h.id group by c.category_id
      union all select 'organisation', o.organisation_id, count(*), sum(h.served)
        from held h join activity_organisations o on o.activity_id = h.id and o.part <> 'partner' where ${shown} group by o.organisation_id`,
  )
}

/** Number of the year's activities that are over and whose day is not closed. */
export async function countOpenDays(db: Querier, scope: YearScope): Promise<number> {
  const [row] = await rowsOf<{ open: number }>(
    db,
    sql`select count(*) as open from activities a where ${inYear(scope)} and ${runBy(scope)}
      and ${leavesWork(['review'], scope.now, sql`a`)}`,
  )
  return row?.open ?? 0
}
