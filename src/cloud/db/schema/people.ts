/** Who people are, what they agreed to, what they can, and for whom they may act. */
import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '../../../domain/people/permission'
import type { ConsentKind } from '../../../domain/people/profile'
import { instant } from '../columns'
import { organisations, skills } from './vocabulary'

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
    /** Percent of their service that counts for this organisation, as they declared it; null where they declared nothing. */
    split: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.volunteerId, t.organisationId] }),
    index('memberships_by_organisation').on(t.organisationId),
    check('memberships_split', sql`${t.split} between 0 and 100`),
  ],
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
