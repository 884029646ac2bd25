/** The base and its vocabulary: towns, categories, skills and organisations. */
import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { CallingHours } from '../../../domain/base/calling-hours'
import type { OrganisationKind } from '../../../domain/people/organisation-names'
import { instant } from '../columns'

/** The base that runs this deployment. The table has a single row, or none while nobody has founded the base. */
export const base = pgTable(
  'base',
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    /** Whole name of its county: 永康市. */
    county: text().notNull().default(''),
    contactPhone: text('contact_phone'),
    /** Null for any time. */
    callingHours: jsonb('calling_hours').$type<CallingHours>(),
    /** True for a database filled with samples. Only then may visitors choose a persona. */
    isDemo: boolean('is_demo').notNull().default(false),
    /** Time of the founding; the audit log says by whom. */
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('base_single', sql`${t.id} = 1`)],
)

/** Settings of the base, with their history: the latest value whose time has come holds. */
export const settings = pgTable(
  'settings',
  {
    name: text().$type<'service-begins'>().notNull(),
    value: text().notNull(),
    /** Start of the value's time. What happened before keeps the earlier value. */
    since: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.since] })],
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
  /** True for skills of doctors and lawyers: positions that demand the skill take only volunteers with a verified skill. */
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
    /** True if the organisation publishes without the administrator's review. */
    isTrusted: boolean('is_trusted').notNull().default(false),
    /** True if nobody has to confirm its members: it has neither a roster nor an organiser. */
    declaredIsEnough: boolean('declared_is_enough').notNull().default(false),
  },
  (t) => [check('organisations_kind', sql`${t.kind} in ('party', 'group', 'department', 'partner')`)],
)

/** Other spellings of organisations in notices. Each spelling belongs to exactly one organisation. */
export const organisationAliases = pgTable('organisation_aliases', {
  alias: text().primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
})

/** Organisations merged into another, so that records under their old ids are found. */
export const mergedOrganisations = pgTable('merged_organisations', {
  id: text().primaryKey(),
  /** Short name before the merge. */
  name: text().notNull(),
  /** The organisation that exists today, even after further merges. */
  intoId: text('into_id')
    .notNull()
    .references(() => organisations.id),
})
