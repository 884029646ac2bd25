/** What is kept of whole years: closed ones, the rules they are scored by, and the files made of them. */
import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { YearFigures } from '../../../contract/figures/figures'
import type { Score } from '../../../contract/figures/scores'
import type { Points } from '../../../domain/figures/scoring'
import { instant } from '../columns'
import { activities } from './activities'
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
    /** Score of each organisation. */
    scores: jsonb().$type<Score[]>().notNull(),
  },
  (t) => [check('closed_years_year', sql`${t.year} between 2000 and 2100`)],
)

/**
 * The activities that an organisation's points of a closed year were given for. The table only grows, and so does the next: an
 * organisation that was merged into another since stands here by the id it had, and `merged_organisations` says what became of it.
 */
export const closedParts = pgTable(
  'closed_parts',
  {
    year: integer()
      .notNull()
      .references(() => closedYears.year),
    organisationId: text('organisation_id').notNull(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    part: text().$type<'lead' | 'host'>().notNull(),
    /** Of everybody who came, as they stood. */
    turns: integer().notNull(),
    minutes: integer().notNull(),
    served: integer(),
  },
  (t) => [primaryKey({ columns: [t.year, t.organisationId, t.activityId] })],
)

/** The attendances that an organisation's points of a closed year were given for: a row for each organisation of the person. */
export const closedTurns = pgTable(
  'closed_turns',
  {
    year: integer()
      .notNull()
      .references(() => closedYears.year),
    organisationId: text('organisation_id').notNull(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    inAt: instant('in_at').notNull(),
    outAt: instant('out_at'),
    minutes: integer().notNull(),
    /** How much of it counted for the organisation. */
    share: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.year, t.organisationId, t.activityId, t.volunteerId] })],
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
