/** Exported files, in parts, for the people who requested them. */
import { and, count, eq, gt } from 'drizzle-orm'
import type { Instant } from '../../domain/calendar/calendar'
import type { Querier, Tx } from './database'
import { exportedFiles, exportedParts } from './schema/exports'

export async function beginFile(tx: Tx, id: string, volunteerId: string, now: Instant): Promise<void> {
  await tx.insert(exportedFiles).values({ id, volunteerId, createdAt: now })
}

export async function filesSince(db: Querier, volunteerId: string, since: Instant): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(exportedFiles)
    .where(and(eq(exportedFiles.volunteerId, volunteerId), gt(exportedFiles.createdAt, since)))
  return row?.count ?? 0
}

/** @param content base64 */
export async function keepPart(tx: Tx, fileId: string, part: number, content: string): Promise<void> {
  await tx.insert(exportedParts).values({ fileId, part, content })
}

/** One part of a file; undefined for an unknown or deleted file, or another person's. */
export async function partOf(db: Querier, volunteerId: string, fileId: string, part: number): Promise<string | undefined> {
  const [row] = await db
    .select({ content: exportedParts.content })
    .from(exportedParts)
    .innerJoin(exportedFiles, eq(exportedFiles.id, exportedParts.fileId))
    .where(and(eq(exportedFiles.volunteerId, volunteerId), eq(exportedParts.fileId, fileId), eq(exportedParts.part, part)))
  return row?.content
}
