/** Column types that behave the same on PGlite and PostgreSQL. */
import { customType } from 'drizzle-orm/pg-core'
import type { Instant } from '../../domain/calendar/calendar'

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
