/** Files uploaded in parts. */
import { and, count, eq, gt, sql } from 'drizzle-orm'
import type { UploadKind } from '../../contract/uploads'
import type { Instant } from '../../domain/calendar/calendar'
import { type Querier, type Tx, rowsOf } from './database'
import { uploadParts, uploads } from './schema/uploads'

export interface Upload {
  id: string
  volunteerId: string
  kind: UploadKind
  /** File name on the sender's phone. */
  name: string
  /** Bytes. */
  size: number
}

/** A file of this volunteer; null for an unknown file or another person's. */
export async function findUpload(db: Querier, id: string, volunteerId: string): Promise<Upload | null> {
  const [row] = await db
    .select({ id: uploads.id, volunteerId: uploads.volunteerId, kind: uploads.kind, name: uploads.name, size: uploads.size })
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.volunteerId, volunteerId)))
  return row ?? null
}

/** @throws on `uploads_pkey` when the id is taken */
export async function startUpload(tx: Tx, upload: Upload, now: Instant): Promise<void> {
  await tx.insert(uploads).values({ ...upload, createdAt: now })
}

export async function uploadsSince(db: Querier, volunteerId: string, kind: UploadKind, since: Instant): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(uploads)
    .where(and(eq(uploads.volunteerId, volunteerId), eq(uploads.kind, kind), gt(uploads.createdAt, since)))
  return row?.count ?? 0
}

/** Stores a part; a repeated part is ignored. */
export async function storePart(db: Querier, uploadId: string, ordinal: number, content: Uint8Array): Promise<void> {
  await db.insert(uploadParts).values({ uploadId, ordinal, content }).onConflictDoNothing()
}

/** The whole file; null while a part is missing. */
export async function readUpload(db: Querier, { id, size }: Upload): Promise<Buffer | null> {
  const [row] = await rowsOf<{ content: Uint8Array | null }>(
    db,
    sql`select string_agg(${uploadParts.content}, ''::bytea order by ${uploadParts.ordinal}) as content from ${uploadParts} where ${uploadParts.uploadId} = ${id}`,
  )
  return row?.content?.length === size ? Buffer.from(row.content) : null
}

/** Deletes the content of a used file. The file still counts towards the daily limit. */
export async function emptyUpload(tx: Tx, id: string): Promise<void> {
  await tx.delete(uploadParts).where(eq(uploadParts.uploadId, id))
}
