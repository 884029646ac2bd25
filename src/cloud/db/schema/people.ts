/** Volunteers, their consents, organisations, skills and roles. */
import { sql } from 'drizzle-orm'
import { bigserial, check, date, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '../../../domain/people/permission'
import type { ConsentKind } from '../../../domain/people/profile'
import { instant } from '../columns'
import { organisations, skills } from './vocabulary'

export const volunteers = pgTable('volunteers', {
  id: uuid().primaryKey(),
  /**
   * WeChat user id, which never leaves the backend. Null for a person without an account: named by a team's leader, or marked as a
   * walk-in.
   */
  openid: text().unique(),
  name: text().notNull(),
  phone: text().notNull(),
  createdAt: instant('created_at').notNull(),
})

/** Consents. Each consent is a row, which a new version or a withdrawal never overwrites. */
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

/**
 * Memberships from a day to a day. A change of a person's organisations, shares or verification ends all present rows and begins
 * others on the same day, so the rows of one `from_day` are the person's whole set, and no day served before is counted otherwise.
 */
export const memberships = pgTable(
  'memberships',
  {
    volunteerId: uuid('volunteer_id')
      .notNull()
      .references(() => volunteers.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** First day in China. */
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    /** First day on which it holds no more; null for a present membership. */
    untilDay: date('until_day', { mode: 'string' }),
    /** Null while only the volunteer says so. */
    verifiedAt: instant('verified_at'),
    /** Set when the organisation answered that the person was no member: then no day of the declaration counts for it. */
    refusedAt: instant('refused_at'),
    /** Percent of the volunteer's service that counts for this organisation, as they declared it; null without a declaration. */
    split: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.volunteerId, t.organisationId, t.fromDay] }),
    uniqueIndex('memberships_one_present')
      .on(t.volunteerId, t.organisationId)
      .where(sql`until_day is null`),
    index('memberships_by_organisation').on(t.organisationId),
    check('memberships_days', sql`${t.untilDay} > ${t.fromDay}`),
    check('memberships_answer', sql`${t.verifiedAt} is null or ${t.refusedAt} is null`),
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
    /** End of the licence, set with the verification. */
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
    /** Organisation that an organiser acts for; null for the administrator, who acts for the base. */
    organisationId: text('organisation_id').references(() => organisations.id),
  },
  (t) => [
    check('roles_scope', sql`(${t.role} = 'organiser') = (${t.organisationId} is not null)`),
    check('roles_role', sql`${t.role} in ('organiser', 'administrator')`),
    unique('roles_once').on(t.volunteerId, t.role, t.organisationId).nullsNotDistinct(),
  ],
)
