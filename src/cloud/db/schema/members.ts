/** Members of organisations, from their own rosters. */
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
    /** Skills as stated by the organisation; they are not verified. */
    skills: jsonb().$type<string[]>().notNull(),
    note: text().notNull().default(''),
    /** The branch (支部); empty for none. */
    branch: text().notNull().default(''),
    /** Time of the last change to the entry. */
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [unique('roster_members_phone').on(t.organisationId, t.phone), index('roster_members_by_phone').on(t.phone)],
)
