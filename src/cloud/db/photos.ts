/** Photos of visits. Lists hold ids and sizes; a picture is read only when it is shown. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { PhotoView } from '../../contract/activities/activities'
import { BYTES_PER_PART } from '../../contract/limits'
import type { PhotoAnswer, Thumbnail } from '../../contract/records/outcomes'
import type { Instant } from '../../domain/calendar/calendar'
import type { Jpeg } from '../../domain/photos/jpeg'
import { MOST_PHOTOS } from '../../domain/photos/photo'
import type { Querier, Tx } from './database'
import { activities, outcomePhotos } from './schema/activities'

/** Photos of an activity in the order they were added. */
export const photosOf = (db: Querier, activityId: string): Promise<PhotoView[]> =>
  db
    .select({ id: outcomePhotos.id, width: outcomePhotos.width, height: outcomePhotos.height })
    .from(outcomePhotos)
    .where(eq(outcomePhotos.activityId, activityId))
    .orderBy(asc(outcomePhotos.addedAt), asc(outcomePhotos.id))

export interface NewPhoto {
  id: string
  activityId: string
  photo: Jpeg
  thumbnail: Jpeg
  addedBy: string
}

/** Stores a photo in a free slot. The caller has locked the activity and checked that a slot is free. @returns null for an id in use */
export async function storePhoto(tx: Tx, { photo, thumbnail, ...rest }: NewPhoto, now: Instant): Promise<PhotoView | null> {
  const rows = await tx.select({ slot: outcomePhotos.slot }).from(outcomePhotos).where(eq(outcomePhotos.activityId, rest.activityId))
  const taken = new Set(rows.map(({ slot }) => slot))
  const slot = Array.from({ length: MOST_PHOTOS }, (_, index) => index + 1).find((free) => !taken.has(free)) ?? 0
  const { width, height, bytes: content } = photo
  const [stored] = await tx
    .insert(outcomePhotos)
    .values({ ...rest, slot, width, height, content, thumbnail: thumbnail.bytes, addedAt: now })
    .onConflictDoNothing({ target: outcomePhotos.id })
    .returning({ id: outcomePhotos.id, width: outcomePhotos.width, height: outcomePhotos.height })
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

/** Condition for public photos. */
const seen = (activityId: string, photoIds: readonly string[]) =>
  and(eq(outcomePhotos.activityId, activityId), inArray(outcomePhotos.id, [...photoIds]), eq(activities.status, 'published'))

/** Thumbnails of public photos; others are left out. */
export async function thumbnailsOf(db: Querier, activityId: string, photoIds: readonly string[]): Promise<Thumbnail[]> {
  const rows = await db
    .select({ id: outcomePhotos.id, bytes: outcomePhotos.thumbnail })
    .from(outcomePhotos)
    .innerJoin(activities, eq(activities.id, outcomePhotos.activityId))
    .where(seen(activityId, photoIds))
  return rows.map(({ id, bytes }) => ({ id, data: Buffer.from(bytes).toString('base64') }))
}

/** One part of a photo; null for a photo that does not exist or is not public. */
export async function photoPart(db: Querier, activityId: string, photoId: string, part: number): Promise<PhotoAnswer> {
  const [row] = await db
    .select({
      bytes: sql<Uint8Array>`substring(${outcomePhotos.content} from ${part * BYTES_PER_PART + 1}::int for ${BYTES_PER_PART}::int)`,
      size: sql<number>`length(${outcomePhotos.content})`,
    })
    .from(outcomePhotos)
    .innerJoin(activities, eq(activities.id, outcomePhotos.activityId))
    .where(seen(activityId, [photoId]))
  return row ? { data: Buffer.from(row.bytes).toString('base64'), parts: Math.ceil(row.size / BYTES_PER_PART) } : null
}
