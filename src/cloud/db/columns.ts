/** Column types that behave the same on PGlite and PostgreSQL. */
import { type SQL, sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'
import type { Instant } from '../../domain/calendar/calendar'
import { MARKS_OF_NAMES, SIMPLIFIED, TRADITIONAL } from '../../domain/people/names'

/** ISO text of an instant, for raw queries. */
export const iso = (at: Instant): string => new Date(at).toISOString()

/** An instant: `timestamptz` in the database, UTC milliseconds in the program, with either driver. */
export const instant = customType<{ data: Instant; driverData: string | Date }>({
  dataType: () => 'timestamptz(3)',
  toDriver: iso,
  fromDriver: (stored) => (stored instanceof Date ? stored.getTime() : Date.parse(isoOf(stored))),
})

/** Half-open span of time. It is written with SQL's `tstzrange`, and never read back. */
export const span = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** ISO form of PostgreSQL's `2026-01-09 00:30:00+00`. JavaScript needs the T, and minutes in the offset. */
const isoOf = (stored: string): string => stored.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')

/** Bytes. PGlite gives a Uint8Array, node-postgres the subclass Buffer. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** Grams of a text search, without positions. It is written with SQL, and never read back. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
/** SQL for `nameKey` of domain/people/names. Generated columns have it without parameters; a change of its characters is a migration. */
export const nameKeyOf = (name: SQL): SQL =>
  sql`translate(lower(${name}), ${sql.raw(quoted(TRADITIONAL + MARKS_OF_NAMES))}, ${sql.raw(quoted(SIMPLIFIED))})`
