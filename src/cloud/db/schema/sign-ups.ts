/** Sign-ups, teams and seats. */
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
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { SignUpStatus } from '../../../domain/sign-ups/sign-up'
import type { TeamStatus } from '../../../domain/teams'
import { instant, span } from '../columns'
import { activities, positions } from './activities'
import { volunteers } from './people'
import { organisations } from './vocabulary'

/** A leader's block of seats for one organisation. Teams and sign-ups share one order on the waitlist. */
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
    /** Secret of the invitation link: 16 random bytes. */
    invitationKey: text('invitation_key').notNull(),
    /** Number of times that a later entry was given a seat for which this team is waiting. */
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

/** Seats that a team has, or waits for, in each position. */
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
    /** Team of the sign-up, which waits and is seated as a whole; null for a single volunteer. */
    teamId: uuid('team_id').references(() => teams.id),
    status: text().$type<SignUpStatus>().notNull(),
    /** The activity's time. By it a constraint refuses two confirmed sign-ups at the same time. */
    during: span().notNull(),
    /** True when a change of time made the sign-up overlap another one. Both are kept, and the volunteer sees the clash. */
    clashes: boolean().notNull().default(false),
    /** Time of the visit's last move since the sign-up; null for none. What sign-up asks is asked again then. */
    movedAt: instant('moved_at'),
    /** Six characters to read aloud, unique within the activity. */
    code: text().notNull(),
    /** Order on the waitlist: a sequence of the database, since the clocks of several servers differ. */
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
 * Seats are rows: a position has as many as its capacity, and a confirmed sign-up holds exactly one. In a rush, sign-ups claim
 * different rows instead of queueing for one, and no counter can be wrong.
 * A seat with a team but no sign-up is held until the leader names a person.
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
    /** Organisation whose members alone may take the seat until `reservedUntil`. */
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
