/** Traces of every change: the first answer, audit rows and messages. */
import { bigserial, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { MessageKind } from '../../../contract/sign-ups'
import { instant } from '../columns'
import { activities } from './activities'
import { volunteers } from './people'

/** First answer to each request that changes data, so that a retry gets the same answer. */
export const answers = pgTable(
  'answers',
  {
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    requestId: uuid('request_id').notNull(),
    /** Hash of procedure and input. The same id with another fingerprint is an error, not a retry. */
    fingerprint: text().notNull(),
    answer: jsonb(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.volunteerId, t.requestId] }), index('answers_by_age').on(t.at)],
)

/** The audit log. The database refuses updates and deletions. */
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

/** Messages to people, written in the transaction of the change that they report, and delivered later. */
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
