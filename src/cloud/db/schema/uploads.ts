/** Uploaded files, in parts; each belongs to its sender and is deleted within hours. */
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import type { UploadKind } from '../../../contract/uploads'
import { bytes, instant } from '../columns'
import { volunteers } from './people'

export const uploads = pgTable(
  'uploads',
  {
    id: uuid().primaryKey(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    kind: text().$type<UploadKind>().notNull(),
    name: text().notNull(),
    /** Size in bytes, as declared before the first part. */
    size: integer().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('uploads_size', sql`${t.size} > 0`), index('uploads_by_volunteer').on(t.volunteerId, t.createdAt)],
)

export const uploadParts = pgTable(
  'upload_parts',
  { uploadId: uuid('upload_id').notNull(), ordinal: integer().notNull(), content: bytes().notNull() },
  (t) => [
    primaryKey({ columns: [t.uploadId, t.ordinal] }),
    foreignKey({ columns: [t.uploadId], foreignColumns: [uploads.id], name: 'upload_parts_upload' }).onDelete('cascade'),
  ],
)
