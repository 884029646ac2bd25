/** The base itself, and the words it is organised by. */
import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { OrganisationKind } from '../../../contract/people/organisations'
import { instant } from '../columns'

/** One row: the base that runs this deployment. */
export const base = pgTable(
  'base',
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    /** Filled with samples: only then may visitors choose a persona. */
    isDemo: boolean('is_demo').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('base_single', sql`${t.id} = 1`)],
)

export const towns = pgTable('towns', { id: text().primaryKey(), name: text().notNull().unique(), ordinal: integer().notNull() })

export const categories = pgTable('categories', {
  id: text().primaryKey(),
  /** 卫生 */
  name: text().notNull().unique(),
  /** 卫生下乡 */
  label: text().notNull(),
  ordinal: integer().notNull(),
})

export const skills = pgTable('skills', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  /** Positions that demand it take only those whose organisation has verified it: doctors, lawyers. */
  needsVerification: boolean('needs_verification').notNull().default(false),
  ordinal: integer().notNull(),
})

export const organisations = pgTable(
  'organisations',
  {
    id: text().primaryKey(),
    name: text().notNull().unique(),
    shortName: text('short_name').notNull(),
    kind: text().$type<OrganisationKind>().notNull(),
    ordinal: integer().notNull(),
    /** Publishes without the administrator having seen it. */
    isTrusted: boolean('is_trusted').notNull().default(false),
  },
  (t) => [check('organisations_kind', sql`${t.kind} in ('party', 'group', 'department', 'partner')`)],
)

/** The ways real notices write one organisation; each belongs to exactly one. */
export const organisationAliases = pgTable('organisation_aliases', {
  alias: text().primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
})

/** Organisations that are another now: what was kept under their old id is found by it. */
export const mergedOrganisations = pgTable('merged_organisations', {
  id: text().primaryKey(),
  /** The short name that it had. */
  name: text().notNull(),
  /** What it is now, also where that one was merged on. */
  intoId: text('into_id')
    .notNull()
    .references(() => organisations.id),
})
