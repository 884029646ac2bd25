/** Disputes of service records, and proofs. */
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ProofContent } from '../../../contract/records/records'
import { instant } from '../columns'
import { activities } from './activities'
import { volunteers } from './people'

/** A volunteer's dispute of their service record. 民政部令第67号 lets volunteers query and dispute their records. */
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

/** Issued proofs of service: the content never changes, and anybody can check it by its code. */
export const proofs = pgTable(
  'proofs',
  {
    id: uuid().primaryKey(),
    /** Twelve random characters. */
    code: text().notNull().unique(),
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    issuedAt: instant('issued_at').notNull(),
    /** The records at the time of issue. */
    content: jsonb().$type<ProofContent>().notNull(),
  },
  (t) => [index('proofs_by_volunteer').on(t.volunteerId, t.issuedAt)],
)
