/**
 * A year counted by the database. Service is first counted by person and month, town and set of categories, in one pass over the
 * attendances: of that a person is one row wherever they were, so that people are counted without sorting a million attendances.
 */
import { sql } from 'drizzle-orm'
import type { FigureLine } from '../../contract/figures'
import { type Querier, type Tx, rowsOf } from './database'
import { type YearScope, inYear, joinShares, minutesBy, month, ofPerson, runBy } from './year-scope'

/** What a row is about. */
export type Dimension = 'total' | 'month' | 'category' | 'town' | 'organisation'

/** Service of people. */
export interface ServiceRow extends Pick<FigureLine, 'people' | 'turns' | 'minutes'> {
  of: Dimension
  id: string
}

/** Activities, and what they reported. */
export interface ActivityRow extends Pick<FigureLine, 'activities' | 'served'> {
  of: Dimension
  id: string
}

/** A year of a county is some tens of megabytes of groups; with less memory they go to the disk and come back. */
const WORK_MEMORY = '128MB'

/** For this transaction alone. */
export const prepareCounting = (tx: Tx) => tx.execute(sql`select set_config('work_mem', ${WORK_MEMORY}, true)`)

export function countService(db: Querier, scope: YearScope): Promise<ServiceRow[]> {
  const { join, share } = joinShares(scope)
  const shares = scope.organisationId === null ? sql`` : sql`where s.organisation_id = ${scope.organisationId}`
  const ofOrganisation = scope.organisationId === null ? sql`coalesce(s.share, 1)` : sql`1::float8`
  return rowsOf<ServiceRow>(
    db,
    sql`with categories_of as (
        select activity_id, string_agg(category_id, ',' order by category_id) as categories from activity_categories group by activity_id),
      held as materialized (
        select a.id, ${month} as month, coalesce(a.town_id, '') as town, coalesce(c.categories, '') as categories
        from activities a left join categories_of c on c.activity_id = a.id where ${inYear(scope)}),
      grouped as materialized (
        select t.volunteer_id, h.month, h.town, h.categories, grouping(h.month) = 0 as by_month, grouping(h.town) = 0 as by_town,
          count(*)::int as turns, coalesce(sum(${minutesBy(scope.now)}), 0)::int as minutes, max(${share}) as share
        from attendances t join held h on h.id = t.activity_id ${join}
        where ${ofPerson(scope)}
        group by grouping sets ((t.volunteer_id, h.month), (t.volunteer_id, h.town), (t.volunteer_id, h.categories))),
      person as materialized (
        select volunteer_id, sum(turns) as turns, sum(minutes) as minutes, max(share) as share from grouped where by_month group by volunteer_id),
      in_category as (
        select volunteer_id, category, sum(turns) as turns, sum(minutes) as minutes, max(share) as share
        from grouped cross join unnest(string_to_array(categories, ',')) as category
        where not by_month and not by_town group by volunteer_id, category)
      select 'total' as of, '' as id, coalesce(sum(share), 0) as people, coalesce(sum(turns * share), 0) as turns,
        coalesce(sum(minutes * share), 0) as minutes from person
      union all select 'month', month::text, sum(share), sum(turns * share), sum(minutes * share) from grouped where by_month group by month
      union all select 'town', town, sum(share), sum(turns * share), sum(minutes * share) from grouped where by_town group by town
      union all select 'category', category, sum(share), sum(turns * share), sum(minutes * share) from in_category group by category
      union all select 'organisation', coalesce(s.organisation_id, ''), sum(p.share * ${ofOrganisation}),
        sum(p.turns * p.share * ${ofOrganisation}), sum(p.minutes * p.share * ${ofOrganisation})
        from person p left join membership_shares s on s.volunteer_id = p.volunteer_id ${shares} group by coalesce(s.organisation_id, '')`,
  )
}

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

/** Activities of the year whose attendance nobody has closed. */
export async function countOpenDays(db: Querier, scope: YearScope): Promise<number> {
  const [row] = await rowsOf<{ open: number }>(
    db,
    sql`select count(*) as open from activities a where ${inYear(scope)} and ${runBy(scope)}
      and exists (select 1 from attendances t where t.activity_id = a.id)
      and not exists (select 1 from closings c where c.activity_id = a.id)`,
  )
  return row?.open ?? 0
}
