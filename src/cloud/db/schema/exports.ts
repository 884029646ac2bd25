/** Files made for people: a year's workbook, a roster. */
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns'
import { volunteers } from './people'

/** Exported files, kept for a day so that they can be fetched. */
export const exportedFiles = pgTable(
  'exported_files',
  {
    id: uuid().primaryKey(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('exported_files_by_age').on(t.createdAt)],
)

/** Parts of exported files, each as large as one answer may be. */
export const exportedParts = pgTable(
  'exported_parts',
  {
    fileId: uuid('file_id')
      .notNull()
      .references(() => exportedFiles.id, { onDelete: 'cascade' }),
    part: integer().notNull(),
    /** base64. */
    content: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.part] })],
)
