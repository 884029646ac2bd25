/**
 * Counts for a year's figures, made by the database in one pass over the attendances. They are grouped by person, with a bit mask of
 * the months, towns and categories in which the person served, and by class: activities with the same month, town and categories.
 * Persons and classes are few, so people are counted without sorting a million attendances for each breakdown.
 */
import { sql } from 'drizzle-orm'
import type { FigureLine } from '../../../contract/figures/figures'
import { type Querier, type Tx, rowsOf } from '../database'
import { type YearScope, inYear, joinShares, month, ofPerson, runBy } from './year-scope'

/** Breakdown that a row belongs to. */
export type Dimension = 'total' | 'month' | 'category' | 'town' | 'organisation'

/** Service in one line of a breakdown. */
export interface ServiceRow extends Pick<FigureLine, 'people' | 'turns' | 'minutes'> {
  of: Dimension
  id: string
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

export function countService(db: Querier, scope: YearScope): Promise<ServiceRow[]> {
  const { join, share, turns, minutes } = joinShares(scope)
  const shares = scope.organisationId === null ? sql`` : sql`where s.organisation_id = ${scope.organisationId}`
  const ofOrganisation = scope.organisationId === null ? sql`coalesce(s.share, 1)` : sql`1::float8`
  return rowsOf<ServiceRow>(
    db,
    sql`with ${held(scope)},
      grouped as materialized (
        select t.volunteer_id, h.class, max(${share}) as share, ${turns} as turns, ${minutes} as minutes, bit_or(h.mask) as mask
        from attendances t join held h on h.id = t.activity_id ${join}
        where ${ofPerson(scope)}
        group by grouping sets ((t.volunteer_id), (h.class))),
      person as (select * from grouped where volunteer_id is not null),
      by_item as (
        select i.of, i.id, sum(g.share) filter (where g.volunteer_id is not null) as people,
          sum(g.turns) filter (where g.class is not null) as turns, sum(g.minutes) filter (where g.class is not null) as minutes
        from grouped g join item i on get_bit(g.mask, i.place) = 1 group by i.of, i.id)
      select 'total' as of, '' as id, coalesce(sum(share), 0) as people, coalesce(sum(turns), 0) as turns, coalesce(sum(minutes), 0) as minutes
        from person
      union all select * from by_item
      union all select 'organisation', coalesce(s.organisation_id, ''), sum(p.share * ${ofOrganisation}),
        sum(p.turns * ${ofOrganisation}), sum(p.minutes * ${ofOrganisation})
        from person p left join membership_shares s on s.volunteer_id = p.volunteer_id ${shares} group by coalesce(s.organisation_id, '')`,
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
    select a.id, ${month} as month, coalesce(a.town_id, '') as town, coalesce(c.categories, '') as categories
    from activities a left join categories_of c on c.activity_id = a.id where ${inYear(scope)}),
  classed as materialized (select id, month, town, categories, dense_rank() over (order by month, town, categories)::int as class from dated),
  class as (
    select c.class, bit_or(set_bit(repeat('0', (select count(*)::int from item))::varbit, i.place, 1)) as mask
    from (select distinct class, month, town, categories from classed) c join item i
      on (i.of = 'month' and i.id = c.month::text) or (i.of = 'town' and i.id = c.town)
        or (i.of = 'category' and i.id = any(string_to_array(c.categories, ',')))
    group by c.class),
  held as materialized (select a.id, a.class, c.mask from classed a join class c on c.class = a.class)`

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

/** Number of the year's activities that people attended and that are not closed. */
export async function countOpenDays(db: Querier, scope: YearScope): Promise<number> {
  const [row] = await rowsOf<{ open: number }>(
    db,
    sql`select count(*) as open from activities a where ${inYear(scope)} and ${runBy(scope)}
      and exists (select 1 from attendances t where t.activity_id = a.id)
      and not exists (select 1 from closings c where c.activity_id = a.id)`,
  )
  return row?.open ?? 0
}
