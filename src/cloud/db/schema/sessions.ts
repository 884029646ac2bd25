/** Sessions, browsers that ask for one, and opening codes. Tokens and codes are stored as hashes alone. */
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { SessionEnd, SessionKind } from '../../../domain/people/sessions'
import { instant } from '../columns'

/** Devices on which an account is signed in. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of the token, base64url. */
    tokenHash: text('token_hash').notNull().unique(),
    /** The account. It may have no profile yet. */
    openid: text().notNull(),
    kind: text().$type<SessionKind>().notNull(),
    /** Name of the browser or phone, without a version. */
    device: text().notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because').$type<SessionEnd>(),
  },
  (t) => [
    check('sessions_kind', sql`${t.kind} in ('phone', 'browser', 'shared-browser')`),
    check('sessions_end', sql`(${t.endedAt} is null) = (${t.endedBecause} is null)`),
    index('sessions_by_account').on(t.openid),
    index('sessions_by_end').on(t.endsAt),
  ],
)

/** Browsers that ask to be signed in by a phone. */
export const webSignIns = pgTable(
  'web_sign_ins',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of the code that the phone scans. */
    codeHash: text('code_hash').notNull().unique(),
    /** SHA-256 of the asking browser's own secret, to which the sign-in is bound. */
    browserHash: text('browser_hash').notNull().unique(),
    number: integer().notNull(),
    /** The three numbers that the phone offers, in a random order. */
    choices: jsonb().$type<number[]>().notNull(),
    device: text().notNull(),
    isShared: boolean('is_shared').notNull(),
    endsAt: instant('ends_at').notNull(),
    openid: text(),
    /** Session of the phone that confirmed; null for a phone that WeChat's cloud identifies. */
    sessionId: uuid('session_id'),
    answer: text().$type<'confirmed' | 'refused'>(),
    isCollected: boolean('is_collected').notNull().default(false),
  },
  (t) => [
    check('web_sign_ins_number', sql`${t.number} between 10 and 99`),
    check('web_sign_ins_answer', sql`${t.answer} in ('confirmed', 'refused')`),
    index('web_sign_ins_by_end').on(t.endsAt),
  ],
)

/** Codes by which somebody becomes an administrator. A new code voids the ones before. */
export const openingCodes = pgTable('opening_codes', {
  id: uuid().primaryKey(),
  codeHash: text('code_hash').notNull(),
  endsAt: instant('ends_at').notNull(),
  /** Wrong tries by volunteer. */
  wrong: jsonb().$type<Record<string, number>>().notNull().default({}),
  isUsed: boolean('is_used').notNull().default(false),
})
