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

/** Half-open span of time; written with SQL's own `tstzrange`, never read back. */
export const span = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** Corrects PostgreSQL's `2026-01-09 00:30:00+00`, which JavaScript reads only with a T and with minutes in the offset. */
const isoOf = (stored: string): string => stored.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')

/** Bytes: a Uint8Array from PGlite, its subclass Buffer from node-postgres. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
