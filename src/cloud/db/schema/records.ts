/** What volunteers may do about their service records. */
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ProofContent } from '../../../contract/records/records'
import { instant } from '../columns'
import { activities } from './activities'
import { volunteers } from './people'

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
