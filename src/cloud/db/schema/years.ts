/** Closed years and scoring rules. */
import { sql } from 'drizzle-orm'
import { check, doublePrecision, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { YearFigures } from '../../../contract/figures/figures'
import type { Score } from '../../../contract/figures/scores'
import type { Points } from '../../../domain/figures/scoring'
import { instant } from '../columns'
import { activities } from './activities'
import { volunteers } from './people'

/** Figures of a year at its closing. Append-only. */
export const closedYears = pgTable(
  'closed_years',
  {
    year: integer().primaryKey(),
    closedAt: instant('closed_at').notNull(),
    closedBy: uuid('closed_by')
      .notNull()
      .references(() => volunteers.id),
    figures: jsonb().$type<YearFigures>().notNull(),
    /** Version of the scoring rules in force; 0 for the built-in ones. */
    rules: integer().notNull(),
    /** Score of each organisation. */
    scores: jsonb().$type<Score[]>().notNull(),
  },
  (t) => [check('closed_years_year', sql`${t.year} between 2000 and 2100`)],
)

/**
 * Activities that an organisation got points for in a closed year. This table and the next are append-only: an organisation that
 * was merged later is here under its old id, which `merged_organisations` maps to the present one.
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
    /** Attendances of all people, at the closing. */
    turns: integer().notNull(),
    minutes: integer().notNull(),
    served: integer(),
  },
  (t) => [primaryKey({ columns: [t.year, t.organisationId, t.activityId] })],
)

/** Attendances that an organisation got points for in a closed year, a row for each of the person's organisations. */
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
    /** Part of the attendance that counted for the organisation, 0 to 1. */
    share: doublePrecision().notNull(),
    /** Those of the minutes that counted for the organisation. */
    counted: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.year, t.organisationId, t.activityId, t.volunteerId] })],
)

/** Points per kind of record. A change is a new version. Append-only. */
export const scoringRules = pgTable('scoring_rules', {
  version: integer().primaryKey(),
  points: jsonb().$type<Points>().notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => volunteers.id),
})
