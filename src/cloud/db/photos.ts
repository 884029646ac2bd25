/** Photos of visits. Lists hold ids and sizes; a picture is read only when it is shown. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { PhotosView } from '../../contract/activities/changes'
import { BYTES_PER_PART } from '../../contract/limits'
import type { OutcomePhoto, PhotoAnswer, Thumbnail } from '../../contract/records/outcomes'
import type { Instant } from '../../domain/calendar/calendar'
import type { Jpeg } from '../../domain/photos/jpeg'
import { MOST_PHOTOS } from '../../domain/photos/photo'
import type { Querier, Tx } from './database'
import { activities, activityOrganisations, outcomePhotos } from './schema/activities'
import { volunteers } from './schema/people'
import { organisations } from './schema/vocabulary'

/** Photos of an activity in the order they were added, with those that wait. */
export const photosOf = (db: Querier, activityId: string): Promise<OutcomePhoto[]> =>
  db
    .select({ id: outcomePhotos.id, width: outcomePhotos.width, height: outcomePhotos.height, waits: outcomePhotos.waits })
    .from(outcomePhotos)
    .where(eq(outcomePhotos.activityId, activityId))
    .orderBy(asc(outcomePhotos.addedAt), asc(outcomePhotos.id))

export interface NewPhoto {
  id: string
  activityId: string
  photo: Jpeg
  thumbnail: Jpeg
  addedBy: string
  /** True for a photo that waits for the administrator. */
  waits: boolean
}

/** Stores a photo in a free slot. The caller has locked the activity and checked that a slot is free. @returns null for an id in use */
export async function storePhoto(tx: Tx, { photo, thumbnail, ...rest }: NewPhoto, now: Instant): Promise<OutcomePhoto | null> {
  const rows = await tx.select({ slot: outcomePhotos.slot }).from(outcomePhotos).where(eq(outcomePhotos.activityId, rest.activityId))
  const taken = new Set(rows.map(({ slot }) => slot))
  const slot = Array.from({ length: MOST_PHOTOS }, (_, index) => index + 1).find((free) => !taken.has(free)) ?? 0
  const { width, height, bytes: content } = photo
  const [stored] = await tx
    .insert(outcomePhotos)
    .values({ ...rest, slot, width, height, content, thumbnail: thumbnail.bytes, addedAt: now })
    .onConflictDoNothing({ target: outcomePhotos.id })
    .returning({ id: outcomePhotos.id, width: outcomePhotos.width, height: outcomePhotos.height, waits: outcomePhotos.waits })
  return stored ?? null
}

/** @returns false when the activity has no such photo */
export async function dropPhoto(tx: Tx, activityId: string, photoId: string): Promise<boolean> {
  const dropped = await tx
    .delete(outcomePhotos)
    .where(and(eq(outcomePhotos.id, photoId), eq(outcomePhotos.activityId, activityId)))
    .returning({ id: outcomePhotos.id })
  return dropped.length > 0
}

/** Condition for photos that the reader may see. Only the activity's organisers see those that wait. */
const seen = (activityId: string, photoIds: readonly string[], seesWaiting: boolean) =>
  and(
    eq(outcomePhotos.activityId, activityId),
    inArray(outcomePhotos.id, [...photoIds]),
    eq(activities.status, 'published'),
    seesWaiting ? undefined : eq(outcomePhotos.waits, false),
  )

/** True if one of the photos waits, so that the reader has to be one of the activity's organisers. */
export async function anyWaits(db: Querier, photoIds: readonly string[]): Promise<boolean> {
  const rows = await db
    .select({ id: outcomePhotos.id })
    .from(outcomePhotos)
    .where(and(inArray(outcomePhotos.id, [...photoIds]), eq(outcomePhotos.waits, true)))
    .limit(1)
  return rows.length > 0
}

/** Thumbnails of the photos that the reader may see; others are left out. */
export async function thumbnailsOf(
  db: Querier,
  activityId: string,
  photoIds: readonly string[],
  seesWaiting: boolean,
): Promise<Thumbnail[]> {
  const rows = await db
    .select({ id: outcomePhotos.id, bytes: outcomePhotos.thumbnail })
    .from(outcomePhotos)
    .innerJoin(activities, eq(activities.id, outcomePhotos.activityId))
    .where(seen(activityId, photoIds, seesWaiting))
  return rows.map(({ id, bytes }) => ({ id, data: Buffer.from(bytes).toString('base64') }))
}

/** One part of a photo; null for a photo that does not exist or that the reader may not see. */
export async function photoPart(
  db: Querier,
  activityId: string,
  photoId: string,
  part: number,
  seesWaiting: boolean,
): Promise<PhotoAnswer> {
  const [row] = await db
    .select({
      bytes: sql<Uint8Array>`substring(${outcomePhotos.content} from ${part * BYTES_PER_PART + 1}::int for ${BYTES_PER_PART}::int)`,
      size: sql<number>`length(${outcomePhotos.content})`,
    })
    .from(outcomePhotos)
    .innerJoin(activities, eq(activities.id, outcomePhotos.activityId))
    .where(seen(activityId, [photoId], seesWaiting))
  return row ? { data: Buffer.from(row.bytes).toString('base64'), parts: Math.ceil(row.size / BYTES_PER_PART) } : null
}

const waiting = (activityId: string, photoIds: readonly string[]) =>
  and(eq(outcomePhotos.activityId, activityId), inArray(outcomePhotos.id, [...photoIds]), eq(outcomePhotos.waits, true))

/** Makes photos public. @returns ids of those that waited */
export async function approvePhotos(tx: Tx, activityId: string, photoIds: readonly string[]): Promise<string[]> {
  const rows = await tx.update(outcomePhotos).set({ waits: false }).where(waiting(activityId, photoIds)).returning({ id: outcomePhotos.id })
  return rows.map(({ id }) => id)
}

/** Removes photos that wait. */
export const takeWaitingPhotos = (tx: Tx, activityId: string, photoIds: readonly string[]): Promise<{ id: string; addedBy: string }[]> =>
  tx.delete(outcomePhotos).where(waiting(activityId, photoIds)).returning({ id: outcomePhotos.id, addedBy: outcomePhotos.addedBy })

/** Photos that wait, by visit, longest wait first, and the number of all. @param most largest number of photos listed */
export async function waitingPhotos(db: Querier, most: number): Promise<PhotosView> {
  const rows = await db
    .select({
      activityId: activities.id,
      title: activities.title,
      startsAt: activities.startsAt,
      lead: sql<string>`coalesce((select o.short_name from ${activityOrganisations} ao join ${organisations} o on o.id = ao.organisation_id
        where ao.activity_id = ${activities.id} and ao.part = 'lead'), '')`,
      photo: { id: outcomePhotos.id, width: outcomePhotos.width, height: outcomePhotos.height, addedBy: volunteers.name },
    })
    .from(outcomePhotos)
    .innerJoin(activities, eq(activities.id, outcomePhotos.activityId))
    .innerJoin(volunteers, eq(volunteers.id, outcomePhotos.addedBy))
    .where(eq(outcomePhotos.waits, true))
    .orderBy(asc(outcomePhotos.addedAt), asc(outcomePhotos.id))
  const items = new Map<string, PhotosView['items'][number]>()
  for (const { photo, ...visit } of rows.slice(0, most)) {
    const item = items.get(visit.activityId) ?? { ...visit, photos: [] }
    item.photos.push(photo)
    items.set(visit.activityId, item)
  }
  return { items: [...items.values()], total: rows.length }
}
