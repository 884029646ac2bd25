/** Records behind the points of a closed year, stored at its closing. */
import type { YearActivity, YearRecord } from '../../../contract/figures/figures'
import { type SQL, sql } from 'drizzle-orm'
import { type Querier, type Tx, rowsOf } from '../database'
import { closedParts, closedTurns } from '../schema/years'
import { type RecordPosition, activitiesFrom, recordsFrom } from './year-records'
import { type YearScope, holdsOn, inYear, minutesBy, month, partOf, visitDay } from './year-scope'

/** Stores the records, selected by the same conditions as the points and in the same transaction. */
export async function keepRecords(tx: Tx, scope: YearScope): Promise<void> {
  const minutes = sql`coalesce(${minutesBy(scope.now)}, 0)`
  await tx.execute(sql`
    insert into ${closedParts} (year, organisation_id, activity_id, part, turns, minutes, served)
      select ${scope.year}, o.organisation_id, a.id, o.part, came.turns, came.minutes, r.served_total
      from activities a join activity_organisations o on o.activity_id = a.id and o.part <> 'partner'
      left join outcomes r on r.activity_id = a.id
      cross join lateral (select count(*) as turns, coalesce(sum(${minutes}), 0) as minutes from attendances t where t.activity_id = a.id) came
      where ${inYear(scope)}`)
  // Month by month, so that no statement of a large year exceeds the time limit.
  for (let n = 1; n <= 12; n++)
    await tx.execute(sql`
      insert into ${closedTurns} (year, organisation_id, activity_id, volunteer_id, in_at, out_at, minutes, share, counted)
        select ${scope.year}, s.organisation_id, a.id, t.volunteer_id, t.in_at, t.out_at, ${minutes}, s.share, ${partOf(minutes, sql`s`)}
        from activities a join attendances t on t.activity_id = a.id
        join membership_shares s on s.volunteer_id = t.volunteer_id and s.is_verified and s.organisation_id is not null
          and ${holdsOn(sql`s`, visitDay)}
        where ${inYear(scope)} and ${month} = ${n}::int`)
}

/** Condition for rows of an organisation or one merged into it. The query needs a column `organisation_id`. */
export const keptUnder = (organisationId: string): SQL =>
  sql`organisation_id in (select ${organisationId}::text union all select id from merged_organisations where into_id = ${organisationId})`

/** An organisation that was merged into another. */
export interface MergedOrganisation {
  id: string
  name: string
  intoId: string
  intoName: string
}

export const mergedOrganisations = (db: Querier): Promise<MergedOrganisation[]> =>
  rowsOf<MergedOrganisation>(
    db,
    sql`select m.id, m.name, m.into_id as "intoId", o.short_name as "intoName" from merged_organisations m
      join organisations o on o.id = m.into_id order by m.id`,
  )

/** Stored rows to read: the rows under the id `keptId`, which is `organisationId` or was merged into it. */
export interface KeptSelection {
  year: number
  organisationId: string
  keptId: string
}

const isKept = ({ year, organisationId, keptId }: KeptSelection): SQL =>
  sql`year = ${year} and organisation_id = ${keptId} and ${keptUnder(organisationId)}`

/** Titles and names are as of today; places, times and minutes are as of the closing. */
export const listKeptRecords = (db: Querier, kept: KeptSelection, most: number, after?: RecordPosition): Promise<YearRecord[]> =>
  recordsFrom(
    db,
    {
      from: sql`closed_turns t join activities a on a.id = t.activity_id`,
      minutes: sql`t.minutes`,
      share: sql`t.share`,
      counted: sql`t.counted`,
      where: isKept(kept),
    },
    most,
    after,
  )

export function listKeptActivities(
  db: Querier,
  kept: KeptSelection & { part?: 'lead' | 'host' | undefined },
  most: number,
  after?: RecordPosition,
): Promise<YearActivity[]> {
  const part = kept.part === undefined ? sql`` : sql`and part = ${kept.part}`
  const source = {
    from: sql`closed_parts k join activities a on a.id = k.activity_id`,
    where: sql`${isKept(kept)} ${part}`,
    figures: sql`select turns, minutes, served from closed_parts k where k.activity_id = p."activityId" and ${isKept(kept)}`,
  }
  return activitiesFrom(db, source, most, after)
}

/** Activities that an organisation and those merged into it ran in a closed year. An activity that several of them ran counts once. */
export async function keptActivities(db: Querier, year: number, organisationId: string): Promise<{ activities: number; served: number }> {
  const [row] = await rowsOf<{ activities: number; served: number }>(
    db,
    sql`select count(*) as activities, coalesce(sum(served), 0) as served from (
      select distinct activity_id, served from closed_parts where year = ${year} and ${keptUnder(organisationId)}) ran`,
  )
  return row ?? { activities: 0, served: 0 }
}
