/** Stored attendances, from which a year is counted. Only `attendance/derive.ts` writes them, from marks and from stays elsewhere. */
import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Served } from '../../../domain/attendance/served'
import { type Querier, type Tx, rowsOf } from '../database'
import { activities } from '../schema/activities'
import { attendances } from '../schema/attendance'

export interface StoredAttendance extends Served {
  volunteerId: string
}

/** Groups of people whose attendances are derived one transaction at a time: few, since a full sync names hundreds of people. */
const GROUPS = 64

/**
 * Waits until no other transaction derives attendances of these people, at any visit, since a check-in at one visit ends the stay at
 * another. The caller reads what it derives from afterwards.
 */
export async function holdAttendances(tx: Tx, people: readonly string[]): Promise<void> {
  // Groups are held in order, so that two transactions do not wait for each other.
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtext('attendances'), held.part) from (
      select distinct hashtext(value) & ${GROUPS - 1} as part
      from json_array_elements_text(${JSON.stringify(people)}::json) order by part) as held`)
}

/** People with marks, or a stored attendance, at an activity. */
export async function markedPeople(db: Querier, activityId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select volunteer_id as id from marks where activity_id = ${activityId}
      union select volunteer_id from ${attendances} where activity_id = ${activityId}`,
  )
  return rows.map(({ id }) => id)
}

/** Stores other minutes of stays at several activities, after a check-in elsewhere. */
export async function storeMinutes(tx: Tx, stays: readonly { activityId: string; volunteerId: string; minutes: number }[]): Promise<void> {
  if (stays.length === 0) return
  await tx.execute(sql`
    update attendances t set minutes = s.minutes
    from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) as s("activityId" uuid, "volunteerId" uuid, minutes int)
    where t.activity_id = s."activityId" and t.volunteer_id = s."volunteerId" and t.minutes <> s.minutes`)
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

/** Stored attendances of an activity, by volunteer. */
export async function attendancesOf(db: Querier, activityId: string): Promise<Map<string, StoredAttendance>> {
  const rows = await db.select(storedColumns).from(attendances).where(eq(attendances.activityId, activityId))
  return new Map(rows.map((row) => [row.volunteerId, row]))
}

/** One volunteer's stored attendances at these activities, by activity. */
export async function attendancesAt(
  db: Querier,
  volunteerId: string,
  activityIds: readonly string[],
): Promise<Map<string, StoredAttendance>> {
  if (activityIds.length === 0) return new Map()
  const rows = await db
    .select({ ...storedColumns, activityId: attendances.activityId })
    .from(attendances)
    .where(and(eq(attendances.volunteerId, volunteerId), inArray(attendances.activityId, [...activityIds])))
  return new Map(rows.map(({ activityId, ...row }) => [activityId, row]))
}

const storedColumns = {
  volunteerId: attendances.volunteerId,
  inAt: attendances.inAt,
  outAt: attendances.outAt,
  minutes: attendances.minutes,
  knownFrom: attendances.knownFrom,
}

/** Ids of activities with attendances that start at this moment or later. */
export async function attendedFrom(db: Querier, since: Instant): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: activities.id })
    .from(attendances)
    .innerJoin(activities, eq(activities.id, attendances.activityId))
    .where(gte(activities.startsAt, since))
    .orderBy(asc(activities.id))
  return rows.map(({ id }) => id)
}
