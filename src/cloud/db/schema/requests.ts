/** Traces of every change: its first answer, its audit rows, its messages. */
import { bigserial, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { MessageKind } from '../../../contract/sign-ups'
import { instant } from '../columns'
import { activities } from './activities'
import { volunteers } from './people'

/** First answer to each request that changes something, so that a retry gets it again. */
export const answers = pgTable(
  'answers',
  {
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    requestId: uuid('request_id').notNull(),
    /** Hash of procedure and input: the same id with another fingerprint is a mistake, not a retry. */
    fingerprint: text().notNull(),
    answer: jsonb(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.volunteerId, t.requestId] }), index('answers_by_age').on(t.at)],
)

/** The audit log. Rows are only added; the database refuses anything else. */
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
  (t) => [
    index('audit_log_by_activity').on(t.activityId, t.id),
    index('audit_log_by_actor').on(t.actorId, t.id),
    index('audit_log_by_subject').on(t.subjectId, t.id),
  ],
)

/** Messages to people, written with the change they are about and delivered later. */
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
