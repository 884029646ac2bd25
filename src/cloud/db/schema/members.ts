/** Whom organisations name as their members, by their own spreadsheets. */
import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns'
import { organisations } from './vocabulary'

export const rosterMembers = pgTable(
  'roster_members',
  {
    id: uuid().primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text().notNull(),
    phone: text().notNull(),
    /** As the organisation declares them: a word, not a verification. */
    skills: jsonb().$type<string[]>().notNull(),
    note: text().notNull().default(''),
    /** When the entry was last written. */
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [unique('roster_members_phone').on(t.organisationId, t.phone), index('roster_members_by_phone').on(t.phone)],
)
