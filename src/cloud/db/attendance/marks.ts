/** Marks: immutable facts, numbered within their activity so that a cursor never skips one. */
import { and, asc, count, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Mark } from '../../../domain/attendance/attendance'
import type { Instant } from '../../../domain/calendar/calendar'
import { iso } from '../columns'
import { type Querier, type Tx, rowsOf } from '../database'
import { marks } from '../schema/attendance'
import { volunteers } from '../schema/people'
import { signUps } from '../schema/sign-ups'

/** Columns of a whole mark. */
export const markColumns = {
  id: marks.id,
  volunteerId: marks.volunteerId,
  kind: marks.kind,
  voids: marks.voids,
  method: marks.method,
  at: marks.at,
  clockOffset: marks.clockOffset,
  statedAt: marks.statedAt,
  reason: marks.reason,
  shownAt: marks.shownAt,
  deviceId: marks.deviceId,
}

export interface NumberedMark extends Mark {
  ordinal: number
}

/** Marks after the cursor, in the order stored; with `before`, only those with a lower number. */
export const marksSince = (db: Querier, activityId: string, since: number, most: number, before?: number): Promise<NumberedMark[]> =>
  db
    .select({ ...markColumns, ordinal: marks.ordinal })
    .from(marks)
    .where(and(eq(marks.activityId, activityId), gt(marks.ordinal, since), before === undefined ? undefined : lt(marks.ordinal, before)))
    .orderBy(asc(marks.ordinal))
    .limit(most)

/** One volunteer's marks at these activities. */
export async function marksOfVolunteer(db: Querier, volunteerId: string, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  return db
    .select({ ...markColumns, activityId: marks.activityId, ordinal: marks.ordinal })
    .from(marks)
    .where(and(eq(marks.volunteerId, volunteerId), inArray(marks.activityId, [...activityIds])))
}

export async function marksOfActivities(db: Querier, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  return db
    .select({ ...markColumns, activityId: marks.activityId, receivedAt: marks.receivedAt })
    .from(marks)
    .where(inArray(marks.activityId, [...activityIds]))
}

/**
 * All marks of an activity, or its marks about some people, with the fields that `foldMarks` needs. The query returns one row per person,
 * since a full sync asks for thousands of marks.
 * @param before only marks with a lower number are read
 */
export async function marksAbout(
  db: Querier,
  activityId: string,
  people: readonly string[] | null,
  before: number | null = null,
): Promise<Mark[]> {
  const some =
    people === null ? sql`` : sql`and m.volunteer_id in (select value::uuid from json_array_elements_text(${JSON.stringify(people)}::json))`
  const rows = await rowsOf<{ volunteerId: string; own: MarkRow[] }>(
    db,
    sql`select m.volunteer_id as "volunteerId", json_agg(json_build_array(m.id, m.kind, m.voids, m.method, ms(m.at), m.clock_offset,
        ms(m.stated_at), ms(m.shown_at))) as own
      from ${marks} m where m.activity_id = ${activityId} ${before === null ? sql`` : sql`and m.ordinal < ${before}`} ${some} group by m.volunteer_id`,
  )
  return rows.flatMap(({ volunteerId, own }) =>
    own.map(([id, kind, voids, method, at, clockOffset, statedAt, shownAt]) => ({
      id,
      volunteerId,
      kind,
      voids,
      method,
      at,
      clockOffset,
      statedAt,
      shownAt,
      // The reason and the phone are left empty, since `foldMarks` does not use them.
      reason: null,
      deviceId: '',
    })),
  )
}

type MarkRow = [
  id: string,
  kind: Mark['kind'],
  voids: string | null,
  method: Mark['method'],
  at: number,
  clockOffset: number | null,
  statedAt: number | null,
  shownAt: number | null,
]

export interface MarkOrigin {
  activityId: string
  recordedBy: string
  receivedAt: Instant
}

/**
 * Appends marks in one statement with one parameter. The caller holds the activity's `marks` lock, so numbers have no gaps.
 * @returns first and last number; null without marks
 */
export async function appendMarks(
  tx: Tx,
  fresh: readonly Mark[],
  { activityId, recordedBy, receivedAt }: MarkOrigin,
): Promise<{ from: number; to: number } | null> {
  if (fresh.length === 0) return null
  const [numbers] = await rowsOf<{ from: number; to: number }>(
    tx,
    sql`with last as (select coalesce(max(ordinal), 0) as ordinal from marks where activity_id = ${activityId}),
      stored as (
        insert into marks (id, activity_id, volunteer_id, kind, voids, method, at, clock_offset, stated_at, reason, shown_at, device_id,
          recorded_by, received_at, ordinal)
        select m.id, ${activityId}, m."volunteerId", m.kind, m.voids, m.method, instant_of(m.at), m."clockOffset", instant_of(m."statedAt"),
          m.reason, instant_of(m."shownAt"), m."deviceId", ${recordedBy}, ${iso(receivedAt)}::timestamptz, last.ordinal + m.place
        from last, rows from (jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as (id uuid, "volunteerId" uuid, kind text, voids uuid,
          method text, at bigint, "clockOffset" bigint, "statedAt" bigint, reason text, "shownAt" bigint, "deviceId" uuid))
          with ordinality as m(id, "volunteerId", kind, voids, method, at, "clockOffset", "statedAt", reason, "shownAt", "deviceId", place)
        returning ordinal)
      select min(ordinal) as "from", max(ordinal) as "to" from stored`,
  )
  return numbers ?? null
}

/** People whom a mark may refer to by id alone: everybody who ever signed up, even if the sign-up has ended, or was marked before. */
export async function knownPeople(db: Querier, activityId: string): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select volunteer_id as id from ${signUps} where activity_id = ${activityId}
      union select volunteer_id from ${marks} where activity_id = ${activityId}`,
  )
  return new Set(rows.map((row) => row.id))
}

/** Number of marks that a volunteer made at an activity by its venue code. */
export async function countOwnMarks(db: Querier, activityId: string, volunteerId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(marks)
    .where(and(eq(marks.activityId, activityId), eq(marks.volunteerId, volunteerId), eq(marks.method, 'venue')))
  return row?.count ?? 0
}

/** Stores walk-ins under the ids that a phone made. @returns the ids that were not taken */
export async function keepWalkIns(tx: Tx, people: readonly { id: string; name: string }[], now: Instant): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const rows = await tx
    .insert(volunteers)
    .values(people.map(({ id, name }) => ({ id, openid: null, name, phone: '', createdAt: now })))
    .onConflictDoNothing()
    .returning({ id: volunteers.id })
  return new Set(rows.map(({ id }) => id))
}
