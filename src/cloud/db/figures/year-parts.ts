/** Organisations' parts in a year's activities, for the yearly assessment. */
import { sql } from 'drizzle-orm'
import { type Querier, rowsOf } from '../database'
import { type YearScope, inYear } from './year-scope'

export interface PartRow {
  /** Id of the organisation. */
  id: string
  led: number
  hosted: number
  /** Number of residents served at the activities that it led. */
  served: number
}

export const countParts = (db: Querier, scope: YearScope): Promise<PartRow[]> =>
  rowsOf<PartRow>(
    db,
    sql`select o.organisation_id as id, count(*) filter (where o.part = 'lead') as led, count(*) filter (where o.part = 'host') as hosted,
        coalesce(sum(r.served_total) filter (where o.part = 'lead'), 0) as served
      from activities a join activity_organisations o on o.activity_id = a.id and o.part <> 'partner'
      left join outcomes r on r.activity_id = a.id
      where ${inYear(scope)} group by o.organisation_id`,
  )
