/** The base and its vocabulary: towns, categories, skills, places, templates, holidays, texts and organisations. */
import { sql } from 'drizzle-orm'
import { boolean, check, date, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { UsualPosition, UsualService } from '../../../domain/activities/usual-plan'
import type { CallingHours } from '../../../domain/base/calling-hours'
import type { OrganisationKind } from '../../../domain/people/organisation-names'
import type { TextKind } from '../../../domain/vocabulary/texts'
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

/** Time since when an entry of a list is no longer offered; it is still shown where it was used. */
const retiredAt = () => instant('retired_at')

export const towns = pgTable('towns', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  ordinal: integer().notNull(),
  retiredAt: retiredAt(),
})

export const categories = pgTable('categories', {
  id: text().primaryKey(),
  /** 卫生 */
  name: text().notNull().unique(),
  /** 卫生下乡 */
  label: text().notNull(),
  /** Things that residents usually bring to such a visit, offered to whoever writes one. */
  usualBring: jsonb('usual_bring').$type<string[]>().notNull().default([]),
  ordinal: integer().notNull(),
  retiredAt: retiredAt(),
})

export const skills = pgTable('skills', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  /** True for skills of doctors and lawyers: positions that demand the skill take only volunteers with a verified skill. */
  needsVerification: boolean('needs_verification').notNull().default(false),
  ordinal: integer().notNull(),
  retiredAt: retiredAt(),
})

/** Usual places of visits, by town. Activities keep their place as text, so a change here changes no activity. */
export const places = pgTable(
  'places',
  {
    id: text().primaryKey(),
    townId: text('town_id')
      .notNull()
      .references(() => towns.id),
    name: text().notNull(),
    /** '' for none. */
    address: text().notNull(),
    ordinal: integer().notNull(),
    retiredAt: retiredAt(),
  },
  (t) => [unique('places_once').on(t.townId, t.name)],
)

/** Usual visits. Activities copy from a template, so a change here changes no activity. */
export const templates = pgTable('templates', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  categoryId: text('category_id')
    .notNull()
    .references(() => categories.id),
  title: text().notNull(),
  word: text().notNull(),
  /** Length of the visit. */
  minutes: integer().notNull(),
  services: jsonb().$type<UsualService[]>().notNull(),
  positions: jsonb().$type<UsualPosition[]>().notNull(),
  ordinal: integer().notNull(),
  retiredAt: retiredAt(),
})

/** Years whose public holidays the administrator wrote, in place of those that the program knows. */
export const holidayYears = pgTable(
  'holiday_years',
  {
    year: integer().primaryKey(),
    /** Increases with each change. */
    version: integer().notNull(),
  },
  (t) => [check('holiday_years_year', sql`${t.year} between 2000 and 2100`)],
)

/** Days of a year's arrangement, which may begin in the December before. */
export const holidayDays = pgTable(
  'holiday_days',
  {
    year: integer()
      .notNull()
      .references(() => holidayYears.year),
    date: date({ mode: 'string' }).notNull(),
    /** 春节; '' if none was written. */
    name: text().notNull(),
    /** True for a day that makes up for a holiday. */
    isWorked: boolean('is_worked').notNull(),
  },
  (t) => [primaryKey({ columns: [t.year, t.date] })],
)

/** The base's own public texts. A kind without a row has none. */
export const texts = pgTable(
  'texts',
  {
    kind: text().$type<TextKind>().primaryKey(),
    text: text().notNull(),
    /** Increases with each change. */
    version: integer().notNull(),
  },
  (t) => [check('texts_kind', sql`${t.kind} in ('about', 'privacy')`)],
)

export const organisations = pgTable(
  'organisations',
  {
    id: text().primaryKey(),
    name: text().notNull().unique(),
    shortName: text('short_name').notNull(),
    kind: text().$type<OrganisationKind>().notNull(),
    /** Number for residents' questions about its visits; '' for none. */
    contactPhone: text('contact_phone').notNull().default(''),
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
