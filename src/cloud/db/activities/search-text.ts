/** Text for the search box: title, place, town, services, and every name of every organisation. */
import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '../database'
import { activities, activityOrganisations, services } from '../schema/activities'
import { series } from '../schema/series'
import { organisationAliases, organisations, towns } from '../schema/vocabulary'

/** Rewrites the texts of activities, after a change of any part. */
export async function refreshSearchText(tx: Tx, ...activityIds: string[]): Promise<void> {
  if (activityIds.length === 0) return
  await tx.execute(sql`
    update ${activities} set search_text = lower(title
      || coalesce(' ' || (select r.name from ${series} r where r.id = series_id), '') || ' ' || place
      || coalesce(' ' || (select t.name from ${towns} t where t.id = town_id), '')
      || coalesce(' ' || (select string_agg(s.name, ' ') from ${services} s where s.activity_id = ${activities.id}), '')
      || coalesce(' ' || (
        select string_agg(o.name || ' ' || o.short_name || coalesce(
            ' ' || (select string_agg(a.alias, ' ') from ${organisationAliases} a where a.organisation_id = o.id), ''), ' ')
        from ${activityOrganisations} ao join ${organisations} o on o.id = ao.organisation_id
        where ao.activity_id = ${activities.id}), ''))
    where ${inArray(activities.id, activityIds)}`)
}
