/**
 * The tables, in the words of the domain. What must never be is held here: by keys, checks and, in the
 * hand-written part of the migrations, by exclusion constraints and the functions on the hot path.
 */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  check,
  foreignKey,
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
import type { ActivityStatus } from '../../domain/activity'
import type { MarkKind, MarkMethod } from '../../domain/attendance'
import type { Role } from '../../domain/permission'
import type { ConsentKind } from '../../domain/profile'
import type { SignUpStatus } from '../../domain/sign-up'
import type { TeamStatus } from '../../domain/team'
import type { OrganisationKind } from '../../contract/activities'
import type { ProofContent } from '../../contract/records'
import type { MessageKind } from '../../contract/sign-ups'
import { instant, span } from './columns'

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

export const volunteers = pgTable('volunteers', {
  id: uuid().primaryKey(),
  /** The platform's name for the person; never leaves the backend. Null for somebody whom a team's leader named and who has no account. */
  openid: text().unique(),
  name: text().notNull(),
  phone: text().notNull(),
  createdAt: instant('created_at').notNull(),
})

/** Each agreement is a row; a new version or a withdrawal never overwrites the old. */
export const consents = pgTable(
  'consents',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    kind: text().$type<ConsentKind>().notNull(),
    version: text().notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    check('consents_kind', sql`${t.kind} in ('personal-data', 'membership')`),
    uniqueIndex('consents_one_live')
      .on(t.volunteerId, t.kind, t.version)
      .where(sql`withdrawn_at is null`),
  ],
)

export const memberships = pgTable(
  'memberships',
  {
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    verifiedAt: instant('verified_at'),
  },
  (t) => [primaryKey({ columns: [t.volunteerId, t.organisationId] })],
)

export const volunteerSkills = pgTable(
  'volunteer_skills',
  {
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    skillId: text('skill_id')
      .notNull()
      .references(() => skills.id),
    verifiedAt: instant('verified_at'),
    verifiedBy: uuid('verified_by').references(() => volunteers.id),
    /** When the licence ends; set by whoever verified it. */
    expiresAt: instant('expires_at'),
  },
  (t) => [primaryKey({ columns: [t.volunteerId, t.skillId] })],
)

export const roles = pgTable(
  'roles',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    role: text().$type<Role>().notNull(),
    /** Whom an organiser acts for; the administrator acts for the base. */
    organisationId: text('organisation_id').references(() => organisations.id),
  },
  (t) => [
    check('roles_scope', sql`(${t.role} = 'organiser') = (${t.organisationId} is not null)`),
    check('roles_role', sql`${t.role} in ('organiser', 'administrator')`),
    unique('roles_once').on(t.volunteerId, t.role, t.organisationId).nullsNotDistinct(),
  ],
)

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
    signUpOpensAt: instant('sign_up_opens_at').notNull(),
    signUpClosesAt: instant('sign_up_closes_at').notNull(),
    withdrawUntil: instant('withdraw_until').notNull(),
    namesUntil: instant('names_until').notNull(),
    series: text(),
    /** For tickets: 32 random bytes in hex, never sent to a volunteer. */
    ticketKey: text('ticket_key').notNull(),
    isSample: boolean('is_sample').notNull().default(false),
    /** The record it was imported from; a second import of the same changes nothing. */
    importedAs: text('imported_as').unique(),
    /** Names, places and services in one line, for the search box. Kept by the writers in db/activities. */
    searchText: text('search_text').notNull().default(''),
    cancelReason: text('cancel_reason'),
    version: integer().notNull().default(1),
    createdBy: uuid('created_by').references(() => volunteers.id),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    check('activities_status', sql`${t.status} in ('draft', 'published', 'cancelled')`),
    check('activities_times', sql`${t.startsAt} < ${t.endsAt}`),
    check('activities_window', sql`${t.signUpOpensAt} <= ${t.signUpClosesAt} and ${t.signUpClosesAt} <= ${t.endsAt}`),
    check('activities_cancel_reason', sql`(${t.status} = 'cancelled') = (${t.cancelReason} is not null)`),
    index('activities_by_start').on(t.startsAt, t.id),
    index('activities_by_town').on(t.townId, t.startsAt, t.id),
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
    /** How many were served, in `unit`; null until reported. */
    served: integer(),
    ordinal: integer().notNull(),
  },
  (t) => [
    index('services_by_activity').on(t.activityId),
    check('services_served', sql`${t.served} is null or (${t.served} >= 0 and ${t.unit} is not null)`),
  ],
)

/** What was achieved in all; one for each activity that reported. */
export const outcomes = pgTable('outcomes', {
  activityId: uuid('activity_id')
    .primaryKey()
    .references(() => activities.id, { onDelete: 'cascade' }),
  volunteersTotal: integer('volunteers_total'),
  servedTotal: integer('served_total'),
  note: text(),
})

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

/** A leader's block of seats for one organisation. Its order on the waitlist is counted with that of the sign-ups. */
export const teams = pgTable(
  'teams',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    leaderId: uuid('leader_id')
      .notNull()
      .references(() => volunteers.id),
    status: text().$type<TeamStatus>().notNull(),
    /** What the invitation link carries: 16 random bytes. */
    invitationKey: text('invitation_key').notNull(),
    /** How often somebody later was given a seat that it waits for. */
    passedOver: integer('passed_over').notNull().default(0),
    arrival: bigint({ mode: 'number' })
      .notNull()
      .default(sql`nextval('sign_ups_arrival_seq')`),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    check('teams_status', sql`${t.status} in ('confirmed', 'waitlisted', 'withdrawn', 'cancelled')`),
    index('teams_by_activity').on(t.activityId, t.status),
    index('teams_by_leader').on(t.leaderId, t.createdAt),
  ],
)

/** How many seats a team has, or waits for, in each position. */
export const teamParts = pgTable(
  'team_parts',
  {
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    seats: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.positionId] }),
    check('team_parts_seats', sql`${t.seats} > 0`),
    index('team_parts_by_position').on(t.positionId),
  ],
)

export const signUps = pgTable(
  'sign_ups',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id').notNull(),
    positionId: uuid('position_id').notNull(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    organisationId: text('organisation_id').references(() => organisations.id),
    /** Waits and is seated with its team; null for somebody who comes alone. */
    teamId: uuid('team_id').references(() => teams.id),
    status: text().$type<SignUpStatus>().notNull(),
    /** The activity's time, so that the database itself forbids being in two places at once. */
    during: span().notNull(),
    /** A later change of time made it overlap another: kept, and shown to the volunteer. */
    clashes: boolean().notNull().default(false),
    /** Six characters to read aloud, unlike any other of the activity. */
    code: text().notNull(),
    /** Order on the waitlist: by the database's own count, since the clocks of several servers differ. */
    arrival: bigserial({ mode: 'number' }).notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    check('sign_ups_status', sql`${t.status} in ('confirmed', 'waitlisted', 'withdrawn', 'cancelled')`),
    foreignKey({ columns: [t.activityId, t.positionId], foreignColumns: [positions.activityId, positions.id], name: 'sign_ups_position' }),
    uniqueIndex('sign_ups_one_live')
      .on(t.activityId, t.volunteerId)
      .where(sql`status in ('confirmed', 'waitlisted')`),
    unique('sign_ups_code').on(t.activityId, t.code),
    index('sign_ups_by_volunteer').on(t.volunteerId, t.createdAt),
    index('sign_ups_waiting')
      .on(t.activityId, t.arrival)
      .where(sql`status = 'waitlisted'`),
    index('sign_ups_waiting_for')
      .on(t.positionId, t.organisationId)
      .where(sql`status = 'waitlisted'`),
    index('sign_ups_by_position').on(t.positionId, t.status),
    index('sign_ups_by_team')
      .on(t.teamId)
      .where(sql`team_id is not null`),
  ],
)

/**
 * Seats are rows: a position has as many as its capacity, a confirmed sign-up holds exactly one.
 * So a rush claims different rows instead of queueing for one, and no counter can be wrong.
 * A seat with a team and no sign-up is held for a name to come.
 */
export const seats = pgTable(
  'seats',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id, { onDelete: 'cascade' }),
    teamId: uuid('team_id').references((): AnyPgColumn => teams.id),
    signUpId: uuid('sign_up_id')
      .unique()
      .references((): AnyPgColumn => signUps.id),
    /** Only its members may take it until `reservedUntil`. */
    reservedFor: text('reserved_for').references(() => organisations.id),
    reservedUntil: instant('reserved_until'),
  },
  (t) => [
    check('seats_reserved', sql`(${t.reservedFor} is null) = (${t.reservedUntil} is null)`),
    index('seats_open')
      .on(t.positionId, t.id)
      .where(sql`sign_up_id is null and team_id is null`),
    index('seats_by_position').on(t.positionId),
    index('seats_by_team')
      .on(t.teamId)
      .where(sql`team_id is not null`),
  ],
)

export const marks = pgTable(
  'marks',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    kind: text().$type<MarkKind>().notNull(),
    voids: uuid().references((): AnyPgColumn => marks.id),
    method: text().$type<MarkMethod>().notNull(),
    at: instant().notNull(),
    /** ms, server minus device. */
    clockOffset: bigint('clock_offset', { mode: 'number' }),
    /** Of a correction: the time that it says. */
    statedAt: instant('stated_at'),
    /** Of a correction: why. */
    reason: text(),
    /** Of a venue code: when it was on the organiser's phone, by that phone's clock. */
    shownAt: instant('shown_at'),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => volunteers.id),
    deviceId: uuid('device_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Counts up within the activity without gaps, one sync at a time: a safe cursor, unlike a serial. */
    ordinal: integer().notNull(),
  },
  (t) => [
    check('marks_kind', sql`${t.kind} in ('in', 'out', 'void')`),
    check('marks_voids', sql`(${t.kind} = 'void') = (${t.voids} is not null)`),
    check('marks_method', sql`${t.method} in ('ticked', 'scanned', 'spoken', 'venue', 'corrected')`),
    check('marks_reason', sql`(${t.method} = 'corrected') = (${t.reason} is not null)`),
    check('marks_stated', sql`(${t.method} = 'corrected' and ${t.kind} <> 'void') = (${t.statedAt} is not null)`),
    check('marks_shown', sql`(${t.method} = 'venue') = (${t.shownAt} is not null)`),
    unique('marks_in_order').on(t.activityId, t.ordinal),
    index('marks_by_volunteer').on(t.volunteerId),
  ],
)

/** Each phone that was given an activity's roster; one that is cut off is told to drop it, and its marks wait on it. */
export const rosterPhones = pgTable(
  'roster_phones',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    deviceId: uuid('device_id').notNull(),
    /** Who first had it. */
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    cutOffAt: instant('cut_off_at'),
    cutOffBy: uuid('cut_off_by').references(() => volunteers.id),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.deviceId] }),
    check('roster_phones_cut_off', sql`(${t.cutOffAt} is null) = (${t.cutOffBy} is null)`),
  ],
)

/** How many wrong venue codes somebody has sent for an activity: guessing ends after a few. */
export const wrongCodes = pgTable(
  'wrong_codes',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    count: integer().notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.volunteerId] })],
)

/** Activities whose attendance an organiser has looked through and closed; marks that come later show, and want another look. */
export const closings = pgTable('closings', {
  activityId: uuid('activity_id')
    .primaryKey()
    .references(() => activities.id),
  closedAt: instant('closed_at').notNull(),
  /** The last mark that was looked at: what came later counts for no proof until the day is closed again. */
  marksSeen: integer('marks_seen').notNull(),
  closedBy: uuid('closed_by')
    .notNull()
    .references(() => volunteers.id),
})

/** A volunteer says that their service record is wrong. 民政部令第67号: open to the volunteer to query and dispute. */
export const disputes = pgTable(
  'disputes',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    text: text().notNull(),
    createdAt: instant('created_at').notNull(),
    answer: text(),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by').references(() => volunteers.id),
  },
  (t) => [
    check('disputes_answer', sql`(${t.answeredAt} is null) = (${t.answer} is null) and (${t.answer} is null) = (${t.answeredBy} is null)`),
    uniqueIndex('disputes_one_open')
      .on(t.activityId, t.volunteerId)
      .where(sql`answered_at is null`),
    index('disputes_by_volunteer').on(t.volunteerId, t.createdAt),
  ],
)

/** Proofs of service as they were issued: what one says never changes, and its code lets anybody check it. */
export const proofs = pgTable(
  'proofs',
  {
    id: uuid().primaryKey(),
    /** Twelve characters that nobody guesses. */
    code: text().notNull().unique(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    issuedAt: instant('issued_at').notNull(),
    /** What was proved, as it stood. */
    content: jsonb().$type<ProofContent>().notNull(),
  },
  (t) => [index('proofs_by_volunteer').on(t.volunteerId, t.issuedAt)],
)

/** The first answer to each request that changes something, so that a retry gets it again. */
export const answers = pgTable(
  'answers',
  {
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    requestId: uuid('request_id').notNull(),
    /** Procedure and input, hashed: the same id for another request is a mistake, not a retry. */
    fingerprint: text().notNull(),
    answer: jsonb(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.volunteerId, t.requestId] }), index('answers_by_age').on(t.at)],
)

/** Who did what to whom. Rows are only ever added; the database refuses anything else. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    actorId: uuid('actor_id').references(() => volunteers.id),
    action: text().notNull(),
    activityId: uuid('activity_id').references(() => activities.id),
    subjectId: text('subject_id'),
    details: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [index('audit_log_by_activity').on(t.activityId, t.id)],
)

/** What a person has to be told: written with the change itself, delivered later. */
export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    kind: text().$type<MessageKind>().notNull(),
    note: text(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('messages_by_volunteer').on(t.volunteerId, t.createdAt)],
)
