/** Stored attendances, from which a year is counted. Only `attendance/derive.ts` writes them. */
import { inArray, sql } from 'drizzle-orm'
import type { Served } from '../../../domain/attendance/attendance'
import type { Querier, Tx } from '../database'
import { attendances } from '../schema/attendance'

export interface StoredAttendance extends Served {
  volunteerId: string
}

/**
 * Replaces stored attendances with the derived ones. The caller holds the activity's `marks` lock.
 * @param about ids of the people whose attendance was derived; null for everybody
 */
export async function storeAttendances(
  tx: Tx,
  activityId: string,
  about: readonly string[] | null,
  derived: readonly StoredAttendance[],
): Promise<void> {
  const some =
    about === null ? sql`` : sql`and a.volunteer_id in (select value::uuid from json_array_elements_text(${JSON.stringify(about)}::json))`
  await tx.execute(sql`
    with d as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(derived)}::jsonb)
          as d("volunteerId" uuid, "inAt" bigint, "outAt" bigint, minutes int, "knownFrom" bigint)),
      gone as (
        delete from attendances a where a.activity_id = ${activityId} ${some}
          and not exists (select 1 from d where d."volunteerId" = a.volunteer_id))
    insert into attendances (activity_id, volunteer_id, in_at, out_at, minutes, known_from)
    select ${activityId}, d."volunteerId", instant_of(d."inAt"), instant_of(d."outAt"), d.minutes, instant_of(d."knownFrom") from d
    on conflict (activity_id, volunteer_id) do update
      set in_at = excluded.in_at, out_at = excluded.out_at, minutes = excluded.minutes, known_from = excluded.known_from
      where (attendances.in_at, attendances.out_at, attendances.minutes, attendances.known_from)
        is distinct from (excluded.in_at, excluded.out_at, excluded.minutes, excluded.known_from)`)
}

/** Number of people who came to each of these activities; activities without attendance are left out. */
export async function presentAt(db: Querier, activityIds: readonly string[]): Promise<Map<string, number>> {
  if (activityIds.length === 0) return new Map()
  const rows = await db
    .select({ id: attendances.activityId, present: sql<number>`count(*)` })
    .from(attendances)
    .where(inArray(attendances.activityId, [...activityIds]))
    .groupBy(attendances.activityId)
  return new Map(rows.map(({ id, present }) => [id, present]))
}
