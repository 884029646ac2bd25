/** Marks: immutable facts, numbered within their activity so that a cursor never skips one. */
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Mark } from '../../domain/attendance'
import type { Instant } from '../../domain/calendar'
import type { RosterEntry } from '../../contract/attendance'
import type { Querier, Tx } from './database'
import { activities, marks, organisations, positions, signUps, volunteers } from './schema'

const columns = {
  id: marks.id,
  volunteerId: marks.volunteerId,
  kind: marks.kind,
  voids: marks.voids,
  method: marks.method,
  at: marks.at,
  clockOffset: marks.clockOffset,
}

export interface NumberedMark extends Mark {
  ordinal: number
}

/** Marks after the cursor, in the order they were stored. */
export const marksSince = (db: Querier, activityId: string, since: number): Promise<NumberedMark[]> =>
  db
    .select({ ...columns, ordinal: marks.ordinal })
    .from(marks)
    .where(and(eq(marks.activityId, activityId), gt(marks.ordinal, since)))
    .orderBy(asc(marks.ordinal))

/** Marks with these ids, whatever activity they belong to: an id names one fact in the world. */
export const marksById = (db: Querier, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ ...columns, activityId: marks.activityId })
        .from(marks)
        .where(inArray(marks.id, [...ids]))

/** One volunteer's marks by activity. */
export async function marksOfVolunteer(db: Querier, volunteerId: string, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  return db
    .select({ ...columns, activityId: marks.activityId })
    .from(marks)
    .where(and(eq(marks.volunteerId, volunteerId), inArray(marks.activityId, [...activityIds])))
}

export async function marksOfActivities(db: Querier, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  return db
    .select({ ...columns, activityId: marks.activityId })
    .from(marks)
    .where(inArray(marks.activityId, [...activityIds]))
}

export interface MarkOrigin {
  activityId: string
  deviceId: string
  recordedBy: string
  receivedAt: Instant
}

/** Appends marks. The caller holds the activity with `no key update`, so that numbers follow each other without gaps. */
export async function appendMarks(tx: Tx, fresh: readonly Mark[], origin: MarkOrigin): Promise<void> {
  if (fresh.length === 0) return
  const [last] = await tx
    .select({ ordinal: sql<number>`coalesce(max(${marks.ordinal}), 0)::int` })
    .from(marks)
    .where(eq(marks.activityId, origin.activityId))
  const start = last?.ordinal ?? 0
  await tx.insert(marks).values(fresh.map((mark, index) => ({ ...mark, ...origin, ordinal: start + index + 1 })))
}

/** Everybody who ever signed up: a fact about any of them is taken, whatever became of the sign-up. */
export async function signedUpVolunteers(db: Querier, activityId: string): Promise<Set<string>> {
  const rows = await db.selectDistinct({ id: signUps.volunteerId }).from(signUps).where(eq(signUps.activityId, activityId))
  return new Set(rows.map((row) => row.id))
}

/** Who is expected, and who came though they were not: no phone numbers. */
export const rosterOf = (db: Querier, activityId: string): Promise<RosterEntry[]> =>
  db
    .select({
      volunteerId: signUps.volunteerId,
      signUpId: signUps.id,
      name: volunteers.name,
      position: positions.name,
      organisation: organisations.shortName,
    })
    .from(signUps)
    .innerJoin(volunteers, eq(volunteers.id, signUps.volunteerId))
    .innerJoin(positions, eq(positions.id, signUps.positionId))
    .leftJoin(organisations, eq(organisations.id, signUps.organisationId))
    .where(
      and(
        eq(signUps.activityId, activityId),
        sql`(${signUps.status} = 'confirmed' or (
          exists (select 1 from ${marks} m where m.activity_id = ${activityId} and m.volunteer_id = ${signUps.volunteerId})
          and not exists (select 1 from ${signUps} later where later.activity_id = ${activityId}
            and later.volunteer_id = ${signUps.volunteerId} and later.arrival > ${signUps.arrival})))`,
      ),
    )
    .orderBy(asc(positions.ordinal), asc(signUps.arrival))

/** Times of the activities that took place between two instants; `organisationId` null for the whole base. */
export const heldActivities = (db: Querier, from: Instant, until: Instant, organisationId: string | null) =>
  db
    .select({ id: activities.id, startsAt: activities.startsAt, endsAt: activities.endsAt })
    .from(activities)
    .where(
      and(
        eq(activities.status, 'published'),
        sql`${activities.startsAt} >= ${new Date(from).toISOString()} and ${activities.startsAt} < ${new Date(until).toISOString()}`,
        organisationId === null
          ? undefined
          : sql`exists (select 1 from activity_organisations o where o.activity_id = ${activities.id}
              and o.organisation_id = ${organisationId} and o.part <> 'partner')`,
      ),
    )
