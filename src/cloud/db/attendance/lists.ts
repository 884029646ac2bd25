/**
 * The attendance list for work on site: people expected, people who came without a confirmed sign-up, and the phones that have the
 * list. It holds no phone numbers.
 */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { ListEntry, ListPhone } from '../../../contract/attendance/attendance'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { positions } from '../schema/activities'
import { marks, listPhones } from '../schema/attendance'
import { volunteers } from '../schema/people'
import { signUps, teams } from '../schema/sign-ups'
import { organisations } from '../schema/vocabulary'
import { shownName, shownOrganisation, wasMarked } from '../shown-names'

export type StoredEntry = Omit<ListEntry, 'initials'>

/** Confirmed people first, in the activity's order, then people marked without being confirmed. */
export async function listEntriesOf(db: Querier, activityId: string): Promise<StoredEntry[]> {
  return [...(await signedUp(db, activityId)), ...(await walkIns(db, activityId))]
}

/** People confirmed or marked, each with their last sign-up. */
const signedUp = (db: Querier, activityId: string): Promise<StoredEntry[]> =>
  db
    .select({
      volunteerId: signUps.volunteerId,
      signUpId: signUps.id,
      name: shownName(volunteers, wasMarked(signUps.activityId, signUps.volunteerId)),
      position: positions.name,
      organisation: shownOrganisation(signUps.volunteerId, organisations.shortName),
      team: sql<ListEntry['team']>`(
        select json_build_object('id', t.id, 'name', o.short_name || ' · ' || ${shownName({ id: sql`l.id`, name: sql`l.name` })})
        from ${teams} t join ${volunteers} l on l.id = t.leader_id join ${organisations} o on o.id = t.organisation_id
        where t.id = ${signUps.teamId})`,
      code: signUps.code,
    })
    .from(signUps)
    .innerJoin(volunteers, eq(volunteers.id, signUps.volunteerId))
    .innerJoin(positions, eq(positions.id, signUps.positionId))
    .leftJoin(organisations, eq(organisations.id, signUps.organisationId))
    .where(
      and(
        eq(signUps.activityId, activityId),
        sql`(${signUps.status} = 'confirmed' or (
          ${wasMarked(signUps.activityId, signUps.volunteerId)}
          and not exists (select 1 from ${signUps} later where later.activity_id = ${activityId}
            and later.volunteer_id = ${signUps.volunteerId} and later.arrival > ${signUps.arrival})))`,
      ),
    )
    .orderBy(asc(positions.ordinal), asc(signUps.arrival))

/** People marked without any sign-up. */
const walkIns = (db: Querier, activityId: string): Promise<StoredEntry[]> =>
  db
    .select({
      volunteerId: volunteers.id,
      signUpId: sql<null>`null`,
      name: volunteers.name,
      position: sql<null>`null`,
      organisation: sql<null>`null`,
      team: sql<null>`null`,
      code: sql<null>`null`,
    })
    .from(volunteers)
    .where(
      sql`${volunteers.id} in (select m.volunteer_id from ${marks} m where m.activity_id = ${activityId})
        and not exists (select 1 from ${signUps} u where u.activity_id = ${activityId} and u.volunteer_id = ${volunteers.id})`,
    )
    .orderBy(asc(volunteers.createdAt), asc(volunteers.id))

/** Adds a phone to those that have the attendance list, or notes its latest use. @returns true when the phone is cut off */
export async function notePhone(
  db: Querier & Pick<Tx, 'insert'>,
  { activityId, deviceId, volunteerId }: { activityId: string; deviceId: string; volunteerId: string },
  now: Instant,
): Promise<boolean> {
  const cutOff = await cutOffOf(db, activityId, volunteerId)
  const [row] = await db
    .insert(listPhones)
    .values({ activityId, deviceId, volunteerId, firstAt: now, lastAt: now, ...cutOff })
    .onConflictDoUpdate({
      target: [listPhones.activityId, listPhones.deviceId],
      // A phone that changes hands belongs to its new user. A phone that was cut off stays with its user of that time.
      set: {
        lastAt: now,
        // A user who was cut off cannot get in with another phone's id, even though every attendance list holds these ids.
        volunteerId: cutOff
          ? sql`${listPhones.volunteerId}`
          : sql`case when ${listPhones.cutOffAt} is null then excluded.volunteer_id else ${listPhones.volunteerId} end`,
      },
    })
    .returning({ cutOffAt: listPhones.cutOffAt, volunteerId: listPhones.volunteerId })
  return row !== undefined && (row.cutOffAt !== null || (cutOff !== undefined && row.volunteerId !== volunteerId))
}

/** A volunteer whose phone was cut off stays out on other phones too, since a reinstalled phone has a new id. */
async function cutOffOf(db: Querier, activityId: string, volunteerId: string) {
  const [row] = await db
    .select({ cutOffAt: listPhones.cutOffAt, cutOffBy: listPhones.cutOffBy })
    .from(listPhones)
    .where(and(eq(listPhones.activityId, activityId), eq(listPhones.volunteerId, volunteerId), isNotNull(listPhones.cutOffAt)))
  return row
}

/** Phones that have had the attendance list, latest first. */
export const phonesOf = (db: Querier, activityId: string, volunteerId: string): Promise<ListPhone[]> =>
  db
    .select({
      deviceId: listPhones.deviceId,
      name: volunteers.name,
      isOwn: sql<boolean>`${listPhones.volunteerId} = ${volunteerId}`,
      firstAt: listPhones.firstAt,
      lastAt: listPhones.lastAt,
      cutOffAt: listPhones.cutOffAt,
    })
    .from(listPhones)
    .innerJoin(volunteers, eq(volunteers.id, listPhones.volunteerId))
    .where(eq(listPhones.activityId, activityId))
    .orderBy(sql`${listPhones.lastAt} desc`)

/** Cuts a phone off, or lets it in again. @returns false for an unknown phone */
export async function setCutOff(
  tx: Tx,
  { activityId, deviceId, by }: { activityId: string; deviceId: string; by: string | null },
  now: Instant,
): Promise<boolean> {
  const rows = await tx
    .update(listPhones)
    .set({ cutOffAt: by === null ? null : now, cutOffBy: by })
    .where(and(eq(listPhones.activityId, activityId), eq(listPhones.deviceId, deviceId)))
    .returning({ deviceId: listPhones.deviceId })
  return rows.length > 0
}
