/** Activities with their positions, services, organisations, outcomes and photos. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ActivityStatus } from '../../../domain/activities/activity'
import type { ComesBy, InRain } from '../../../domain/activities/coming'
import type { TextChange } from '../../../domain/activities/reviewed-text'
import { bytes, instant } from '../columns'
import type { KeptCard } from './kept-card'
import { volunteers } from './people'
import { series } from './series'
import { categories, organisations, skills, towns } from './vocabulary'

export const activities = pgTable(
  'activities',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    summary: text().notNull().default(''),
    status: text().$type<ActivityStatus>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    townId: text('town_id').references(() => towns.id),
    place: text().notNull(),
    comesBy: text('comes_by').$type<ComesBy>().notNull().default('just-come'),
    bring: text().notNull().default(''),
    gettingThere: text('getting_there').notNull().default(''),
    contactName: text('contact_name').notNull().default(''),
    contactPhone: text('contact_phone').notNull().default(''),
    isIndoors: boolean('is_indoors'),
    isStepFree: boolean('is_step_free'),
    inRain: text('in_rain').$type<InRain>(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** First planned start of a visit that moved to another day after it was published. */
    movedFrom: instant('moved_from'),
    signUpOpensAt: instant('sign_up_opens_at').notNull(),
    signUpClosesAt: instant('sign_up_closes_at').notNull(),
    withdrawUntil: instant('withdraw_until').notNull(),
    namesUntil: instant('names_until').notNull(),
    seriesId: uuid('series_id').references(() => series.id),
    /** Secret of the tickets: 32 random bytes in hex, never sent to a volunteer. */
    ticketKey: text('ticket_key').notNull(),
    /** Id of the imported record, so that importing the record again changes nothing. */
    importedAs: text('imported_as').unique(),
    /** Names, places and services in one line, for the search box. Written by db/activities/search-text. */
    searchText: text('search_text').notNull().default(''),
    /** Null only within a transaction that changes what it is made from: triggers forget it, and write it again when the transaction ends. */
    card: jsonb().$type<KeptCard>(),
    cancelReason: text('cancel_reason'),
    version: integer().notNull().default(1),
    createdBy: uuid('created_by').references(() => volunteers.id),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
    /** Time of the submission and its submitter, while the activity waits for the administrator. */
    submittedAt: instant('submitted_at'),
    submittedBy: uuid('submitted_by').references(() => volunteers.id),
    /** The administrator's reason for returning the activity, until it is submitted again. */
    returnReason: text('return_reason'),
  },
  (t) => [
    check('activities_status', sql`${t.status} in ('draft', 'submitted', 'published', 'cancelled')`),
    check(
      'activities_submitted',
      sql`(${t.status} = 'submitted') = (${t.submittedAt} is not null) and (${t.submittedAt} is null) = (${t.submittedBy} is null)`,
    ),
    check('activities_return_reason', sql`${t.returnReason} is null or ${t.status} = 'draft'`),
    check('activities_times', sql`${t.startsAt} < ${t.endsAt}`),
    check('activities_window', sql`${t.signUpOpensAt} <= ${t.signUpClosesAt} and ${t.signUpClosesAt} <= ${t.endsAt}`),
    check('activities_cancel_reason', sql`(${t.status} = 'cancelled') = (${t.cancelReason} is not null)`),
    check('activities_comes_by', sql`${t.comesBy} in ('just-come', 'call-first')`),
    check('activities_in_rain', sql`${t.inRain} in ('goes-on', 'moves-indoors', 'put-off')`),
    check(
      'activities_location',
      sql`(${t.latitude} is null) = (${t.longitude} is null) and ${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180`,
    ),
    index('activities_by_start').on(t.startsAt, t.id),
    index('activities_submitted_first')
      .on(t.submittedAt, t.id)
      .where(sql`${t.submittedAt} is not null`),
    index('activities_by_town').on(t.townId, t.startsAt, t.id),
    index('activities_by_series').on(t.seriesId, t.startsAt),
  ],
)

/** Change of a published activity's text that waits for the administrator, or was returned; one for each activity. */
export const textChanges = pgTable(
  'text_changes',
  {
    activityId: uuid('activity_id')
      .primaryKey()
      .references(() => activities.id, { onDelete: 'cascade' }),
    change: jsonb().$type<TextChange>().notNull(),
    submittedAt: instant('submitted_at').notNull(),
    submittedBy: uuid('submitted_by')
      .notNull()
      .references(() => volunteers.id),
    /** The administrator's reason for returning the change; null while it waits. */
    returnReason: text('return_reason'),
  },
  (t) => [
    index('text_changes_waiting')
      .on(t.submittedAt, t.activityId)
      .where(sql`return_reason is null`),
  ],
)

export const activityCategories = pgTable(
  'activity_categories',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    categoryId: text('category_id')
      .notNull()
      .references(() => categories.id),
    ordinal: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.categoryId] }), index('activity_categories_by_category').on(t.categoryId)],
)

export const activityOrganisations = pgTable(
  'activity_organisations',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    part: text().$type<'lead' | 'host' | 'partner'>().notNull(),
    ordinal: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.organisationId] }),
    check('activity_organisations_part', sql`${t.part} in ('lead', 'host', 'partner')`),
    uniqueIndex('activity_organisations_one_lead')
      .on(t.activityId)
      .where(sql`part = 'lead'`),
    index('activity_organisations_by_organisation').on(t.organisationId),
  ],
)

export const services = pgTable(
  'services',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    unit: text(),
    /** Number served, in `unit`; null until reported. */
    served: integer(),
    ordinal: integer().notNull(),
  },
  (t) => [
    index('services_by_activity').on(t.activityId),
    check('services_served', sql`${t.served} is null or (${t.served} >= 0 and ${t.unit} is not null)`),
  ],
)

/** Totals of a visit; one row for each activity with a report. */
export const outcomes = pgTable('outcomes', {
  activityId: uuid('activity_id')
    .primaryKey()
    .references(() => activities.id, { onDelete: 'cascade' }),
  volunteersTotal: integer('volunteers_total'),
  /** Number of all residents served. */
  servedTotal: integer('served_total'),
  note: text(),
  /** Time of an organiser's report; null for an imported outcome. */
  reportedAt: instant('reported_at'),
  reportedBy: uuid('reported_by').references(() => volunteers.id),
})

/** Photos of a visit. Each has one of nine slots, so that a visit cannot have a tenth photo. */
export const outcomePhotos = pgTable(
  'outcome_photos',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    slot: integer().notNull(),
    /** Size in pixels, as shown. */
    width: integer().notNull(),
    height: integer().notNull(),
    /** JPEG without the camera's metadata. */
    content: bytes().notNull(),
    thumbnail: bytes().notNull(),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => volunteers.id),
    addedAt: instant('added_at').notNull(),
    /** True until the administrator has approved the photo. */
    waits: boolean().notNull().default(false),
  },
  (t) => [
    index('outcome_photos_waiting')
      .on(t.addedAt, t.id)
      .where(sql`waits`),
    unique('outcome_photos_slots').on(t.activityId, t.slot),
    check('outcome_photos_slot', sql`${t.slot} between 1 and 9`),
    check('outcome_photos_size', sql`${t.width} > 0 and ${t.height} > 0 and length(${t.content}) > 0 and length(${t.thumbnail}) > 0`),
  ],
)

export const positions = pgTable(
  'positions',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    capacity: integer().notNull(),
    skillId: text('skill_id').references(() => skills.id),
    ordinal: integer().notNull(),
  },
  (t) => [
    check('positions_capacity', sql`${t.capacity} between 1 and 500`),
    unique('positions_of_activity').on(t.activityId, t.id),
    index('positions_by_activity').on(t.activityId),
  ],
)
