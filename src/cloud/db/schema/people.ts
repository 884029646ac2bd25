/** Volunteers, their consents, organisations, skills and roles. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigserial,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Role } from '../../../domain/people/permission'
import type { ConsentKind } from '../../../domain/people/profile'
import { instant, nameKeyOf } from '../columns'
import { organisations, skills } from './vocabulary'

export const volunteers = pgTable(
  'volunteers',
  {
    id: uuid().primaryKey(),
    /**
     * WeChat user id, which never leaves the backend. Null for a person without an account: named by a team's leader, or marked as a
     * walk-in.
     */
    openid: text().unique(),
    name: text().notNull(),
    nameKey: text('name_key')
      .notNull()
      .generatedAlwaysAs(nameKeyOf(sql`name`)),
    phone: text().notNull(),
    createdAt: instant('created_at').notNull(),
    /**
     * The person that this one was joined into, who is never joined further. The row stays with its openid, which signs in as that
     * person, and as the old id of append-only tables.
     */
    joinedInto: uuid('joined_into').references((): AnyPgColumn => volunteers.id),
    /** Time from which the person's data is pseudonymised (注销); null unless they asked for it. */
    leavesAt: instant('leaves_at'),
    /** Time at which it was: `name` is a pseudonym since, and no account signs in as this person. */
    leftAt: instant('left_at'),
  },
  (t) => [
    check('volunteers_joined', sql`${t.joinedInto} <> ${t.id}`),
    // The kept person leaves for both. A request that began before the joining must not reach them by the joined row.
    check('volunteers_leaving_kept', sql`${t.joinedInto} is null or ${t.leavesAt} is null`),
    check('volunteers_left', sql`${t.leftAt} is null or (${t.openid} is null and ${t.phone} = '' and ${t.leavesAt} is null)`),
    index('volunteers_leaving')
      .on(t.leavesAt)
      .where(sql`leaves_at is not null`),
    index('volunteers_by_name').on(t.nameKey),
    index('volunteers_joined').on(t.joinedInto),
  ],
)

/** Joinings of two people, each with everything that it moved, so that it can be undone. */
export const joinings = pgTable(
  'joinings',
  {
    id: uuid().primaryKey(),
    fromId: uuid('from_id')
      .notNull()
      .references(() => volunteers.id),
    intoId: uuid('into_id')
      .notNull()
      .references(() => volunteers.id),
    joinedAt: instant('joined_at').notNull(),
    joinedBy: uuid('joined_by')
      .notNull()
      .references(() => volunteers.id),
    moved: jsonb().$type<MovedThings>().notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by').references(() => volunteers.id),
  },
  (t) => [
    check('joinings_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
    uniqueIndex('joinings_one_live')
      .on(t.fromId)
      .where(sql`undone_at is null`),
    index('joinings_by_time').on(t.joinedAt),
  ],
)

/** Pairs of people who look alike, and of whom somebody who knows them said that they are two. */
export const toldApart = pgTable(
  'told_apart',
  {
    /** The smaller id. */
    oneId: uuid('one_id')
      .notNull()
      .references(() => volunteers.id),
    otherId: uuid('other_id')
      .notNull()
      .references(() => volunteers.id),
    toldBy: uuid('told_by')
      .notNull()
      .references(() => volunteers.id),
    toldAt: instant('told_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.oneId, t.otherId] }), check('told_apart_order', sql`${t.oneId} < ${t.otherId}`)],
)

/** Rows of one column that a joining moved. */
export interface MovedRows {
  /** Primary keys of the rows that now belong to the other person, without the column itself. */
  moved: Record<string, string>[]
  /** Whole rows that were taken out, since the other person has one of the same kind. */
  aside: Record<string, unknown>[]
}

/** A row of the other person that a joining changed, with the changed columns before and after. */
export interface ChangedRow {
  table: string
  key: Record<string, string>
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** Everything that a joining moved, by `table.column`. */
export interface MovedThings {
  rows: Record<string, MovedRows>
  changed: ChangedRow[]
  /** Live sign-ups that ended, since both people had one to the visit, with their status before. */
  ended: { signUpId: string; activityId: string; status: 'confirmed' | 'waitlisted' }[]
  /** Activities whose attendances were derived again. */
  activities: string[]
  /** Whole rows of memberships of both people, before, and of the joined person, after. */
  memberships: { before: Record<string, unknown>[]; after: Record<string, unknown>[] }
}

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
    index('consents_by_volunteer').on(t.volunteerId),
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
