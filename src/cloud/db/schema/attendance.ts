/** Attendance: the marks, the phones that record them, and closings. */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { MarkKind, MarkMethod } from '../../../domain/attendance/attendance'
import { instant } from '../columns'
import { activities } from './activities'
import { volunteers } from './people'

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
    /** Server's clock minus the device's, ms. */
    clockOffset: bigint('clock_offset', { mode: 'number' }),
    /** The time that a correction states, or the visit's start for which a mark was accepted. */
    statedAt: instant('stated_at'),
    /** The reason of a correction. */
    reason: text(),
    /** Time at which the venue code was shown, by the organiser's phone's clock. */
    shownAt: instant('shown_at'),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => volunteers.id),
    deviceId: uuid('device_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Number within the activity, without gaps, since syncs run one at a time. Unlike a serial it is a safe cursor. */
    ordinal: integer().notNull(),
  },
  (t) => [
    check('marks_kind', sql`${t.kind} in ('in', 'out', 'void', 'accept')`),
    check('marks_voids', sql`(${t.kind} in ('void', 'accept')) = (${t.voids} is not null)`),
    check('marks_method', sql`${t.method} in ('ticked', 'scanned', 'spoken', 'venue', 'corrected')`),
    check('marks_reason', sql`(${t.method} = 'corrected') = (${t.reason} is not null)`),
    check('marks_stated', sql`(${t.kind} = 'accept' or (${t.method} = 'corrected' and ${t.kind} <> 'void')) = (${t.statedAt} is not null)`),
    check('marks_shown', sql`(${t.method} = 'venue') = (${t.shownAt} is not null)`),
    unique('marks_in_order').on(t.activityId, t.ordinal),
    index('marks_by_volunteer').on(t.volunteerId),
  ],
)

/**
 * Result of one volunteer's marks at one activity, stored so that a year can be counted. Derived by the domain's fold, in the
 * transaction that changes the marks or the activity's times, and never written otherwise.
 */
export const attendances = pgTable(
  'attendances',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    inAt: instant('in_at').notNull(),
    outAt: instant('out_at'),
    minutes: integer().notNull(),
    /** Time from which the minutes count; null if they count at once. Compared with the clock when read, so no job has to run. */
    knownFrom: instant('known_from'),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.volunteerId] }),
    check('attendances_minutes', sql`${t.minutes} >= 0`),
    check('attendances_known', sql`(${t.outAt} is null) = (${t.knownFrom} is not null)`),
    index('attendances_by_volunteer').on(t.volunteerId),
  ],
)

/** Phones that received an activity's attendance list. A phone that is cut off has to drop the list, and keeps its unsent marks. */
export const listPhones = pgTable(
  'list_phones',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    deviceId: uuid('device_id').notNull(),
    /** The volunteer who last opened the list on the phone; on a phone that was cut off, the volunteer at that time. */
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
    check('list_phones_cut_off', sql`(${t.cutOffAt} is null) = (${t.cutOffBy} is null)`),
  ],
)

/** Number of wrong venue codes from a volunteer at an activity, for the limit on guessing. */
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

/** Activities whose attendance an organiser has reviewed and closed. Later marks are shown, and need another review. */
export const closings = pgTable('closings', {
  activityId: uuid('activity_id')
    .primaryKey()
    .references(() => activities.id),
  closedAt: instant('closed_at').notNull(),
  /** Number of the last mark reviewed; later marks count for no proof until the activity is closed again. */
  marksSeen: integer('marks_seen').notNull(),
  closedBy: uuid('closed_by')
    .notNull()
    .references(() => volunteers.id),
})

/** Organisers' answers to findings: the attendance stays as it counts. A finding that changes has another name, and is asked again. */
export const findingAnswers = pgTable(
  'finding_answers',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    /** Name of the finding within the attendance, see `findingKey`. */
    finding: text().notNull(),
    answeredBy: uuid('answered_by')
      .notNull()
      .references(() => volunteers.id),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.volunteerId, t.finding] })],
)
