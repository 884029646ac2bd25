/** A table with a column of each type that the program stores, for the tests of the drivers. */
import { sql } from 'drizzle-orm'
import { bigint, date, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { bytes, instant, span } from '../../../src/cloud/db/columns'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { type DatabaseKind, openEmbedded, openOnServer } from '../../support/databases'

export const things = pgTable('things', {
  id: integer().primaryKey(),
  name: text(),
  at: instant(),
  large: bigint({ mode: 'number' }),
  content: bytes(),
  during: span(),
  details: jsonb().$type<unknown>(),
  day: date({ mode: 'string' }),
  tags: text().array(),
  local: timestamp({ mode: 'string' }),
})
export const AT = instantAt('2027-01-09', '08:30')

/** The small base with the table in it, empty before each test. */
export function eachThing(kind: DatabaseKind) {
  let connection: Connection
  beforeAll(async () => {
    connection = kind === 'pglite' ? await openEmbedded('small') : await openOnServer('small')
    await connection.db.execute(sql`create table things (
      id integer primary key, name text constraint things_named check (name <> ''), at timestamptz(3), large bigint, content bytea,
      during tstzrange, details jsonb, day date, tags text[], local timestamp,
      constraint things_apart exclude using gist (name with =, during with &&))`)
    await connection.db.execute(sql`create table parts (id integer primary key, thing integer not null references things (id))`)
  })
  afterAll(() => connection.close())
  beforeEach(() => connection.db.execute(sql`truncate things, parts`))
  return {
    connection: () => connection,
    ask: <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(connection.db, query),
    add: (id: number, rest: Partial<typeof things.$inferInsert> = {}) => connection.db.insert(things).values({ id, ...rest }),
    ids: async () => (await connection.db.select({ id: things.id }).from(things).orderBy(things.id)).map(({ id }) => id),
  }
}

/** Error of the work; null after a success. */
export const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
