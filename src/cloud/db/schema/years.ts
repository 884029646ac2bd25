/** What is kept of whole years: closed ones, the rules they are scored by, and the files made of them. */
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { YearFigures } from '../../../contract/figures'
import type { Points } from '../../../domain/scoring'
import { instant } from '../columns'
import { volunteers } from './people'

/** A year's figures as they stood when the administrator closed it. The table only grows. */
export const closedYears = pgTable(
  'closed_years',
  {
    year: integer().primaryKey(),
    closedAt: instant('closed_at').notNull(),
    closedBy: uuid('closed_by')
      .notNull()
      .references(() => volunteers.id),
    figures: jsonb().$type<YearFigures>().notNull(),
    /** The version of the scoring rules that was in force; 0 for those that every base begins with. */
    rules: integer().notNull(),
  },
  (t) => [check('closed_years_year', sql`${t.year} between 2000 and 2100`)],
)

/** Points per kind of record. A change is a new version; the table only grows. */
export const scoringRules = pgTable('scoring_rules', {
  version: integer().primaryKey(),
  points: jsonb().$type<Points>().notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => volunteers.id),
})

/** A file that somebody asked for, until they have fetched it. */
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

/** Its parts, each as large as one answer may be. */
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
