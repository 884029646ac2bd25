/** Members of organisations, from their own rosters. */
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, nameKeyOf } from '../columns'
import { organisations } from './vocabulary'

export const rosterMembers = pgTable(
  'roster_members',
  {
    id: uuid().primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text().notNull(),
    nameKey: text('name_key')
      .notNull()
      .generatedAlwaysAs(nameKeyOf(sql`name`)),
    phone: text().notNull(),
    /** Skills as stated by the organisation; they are not verified. */
    skills: jsonb().$type<string[]>().notNull(),
    note: text().notNull().default(''),
    /** The branch (支部); empty for none. */
    branch: text().notNull().default(''),
    /** Time of the last change to the entry. */
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [unique('roster_members_person').on(t.organisationId, t.phone, t.nameKey), index('roster_members_by_phone').on(t.phone)],
)
