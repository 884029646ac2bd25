/** Photos of visits. Pictures are read only when somebody looks at one; lists go by their ids. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { PhotoView } from '../../contract/activities'
import type { Picture } from '../../contract/outcomes'
import type { Instant } from '../../domain/calendar'
import type { Jpeg } from '../../domain/jpeg'
import { MOST_PHOTOS } from '../../domain/photo'
import type { Querier, Tx } from './database'
import { activities, outcomePhotos } from './schema/activities'

/** In the order they were added. */
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

/** With the activity held, and a slot free. @returns null when there is a photo of that id */
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

/** Of a published activity, as everybody may see them; those that are not there are left out. */
export async function picturesOf(
  db: Querier,
  activityId: string,
  photoIds: readonly string[],
  size: 'content' | 'thumbnail',
): Promise<Picture[]> {
  const rows = await db
    .select({ id: outcomePhotos.id, bytes: outcomePhotos[size] })
    .from(outcomePhotos)
    .innerJoin(activities, and(eq(activities.id, outcomePhotos.activityId), eq(activities.status, 'published')))
    .where(and(eq(outcomePhotos.activityId, activityId), inArray(outcomePhotos.id, [...photoIds])))
  return rows.map(({ id, bytes }) => ({ id, data: Buffer.from(bytes).toString('base64') }))
}
