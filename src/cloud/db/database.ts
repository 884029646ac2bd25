/** The two databases behind one type: PGlite, embedded in the process, and a PostgreSQL server. Same SQL, same migrations. */
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'

export type Database = PgDatabase<PgQueryResultHKT>
export type Tx = PgTransaction<PgQueryResultHKT, Record<string, never>, never>
/** Whatever can run a query: the database itself or a transaction on it. */
export type Querier = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>

export interface Connection {
  db: Database
  /** What the server says of itself, for the log and `/health`. */
  kind: 'pglite' | 'postgres'
  close(): Promise<void>
}

/** PostgreSQL's own words for what may succeed when it is simply tried again. */
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const ATTEMPTS = 5

/**
 * One transaction; tried again when the database chose it as the victim of a deadlock or of serialisation,
 * or when `lostRace` says that another transaction got there first and a second look will see it.
 * `work` must therefore have no effect outside the transaction; `attempt` counts from 0.
 */
export async function transact<T>(
  db: Database,
  work: (tx: Tx, attempt: number) => Promise<T>,
  lostRace: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.transaction((tx) => work(tx as unknown as Tx, attempt))
    } catch (error) {
      if (attempt + 1 >= ATTEMPTS || !(isVictim(error) || lostRace(error))) throw error
    }
  }
}

/** First in a transaction: all that it reads is of one moment. What meets another's write is tried again, as {@link transact} does. */
export const seeOneState = (tx: Tx) => tx.execute(sql`set transaction isolation level repeatable read`)

/** Chosen by the database to give way to another transaction; the same again may succeed. */
export const isVictim = (error: unknown): boolean => [SERIALIZATION_FAILURE, DEADLOCK].includes(sqlStateOf(error) ?? '')

class Undone<T> extends Error {
  constructor(readonly answer: T) {
    super('undone on purpose')
  }
}

/** Work that is undone when it ends in a refusal: the answer stays, what was written on the way to it does not. */
export async function undoRefused<T extends { ok: boolean }>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<T> {
  return undoing(tx, work, (answer) => !answer.ok)
}

/** Work that is undone whatever comes of it: what would happen, without its happening. */
export const undoAlways = <T>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<T> => undoing(tx, work, () => true)

async function undoing<T>(tx: Tx, work: (inner: Tx) => Promise<T>, isUndone: (answer: T) => boolean): Promise<T> {
  try {
    return await tx.transaction(async (inner) => {
      const answer = await work(inner)
      if (isUndone(answer)) throw new Undone(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof Undone) return error.answer as T
    throw error
  }
}

/** The five-character SQLSTATE of a database error, wherever the driver or drizzle has put it. */
export const sqlStateOf = (error: unknown): string | undefined => propertyOf(error, 'code', /^[0-9A-Z]{5}$/)

/** The violated constraint, if that is what went wrong; a distributed PostgreSQL adds the number of its part to the name. */
export const constraintOf = (error: unknown): string | undefined => propertyOf(error, 'constraint', /./)?.replace(/_\d+$/, '')

/** The first such property along the chain of causes. */
export function propertyOf(error: unknown, name: 'code' | 'constraint' | 'message', like: RegExp): string | undefined {
  for (let at = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : undefined) {
    const value: unknown = (at as Record<string, unknown>)[name]
    if (typeof value === 'string' && like.test(value)) return value
  }
  return undefined
}

/** Rows of a raw query, the same on both drivers. */
export async function rowsOf<Row>(db: Querier, query: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = (await db.execute(query)) as { rows: Row[] }
  return rows
}

/** @throws when the database does not answer */
export async function ping(db: Querier): Promise<void> {
  await db.execute(sql`select 1`)
}

/** The encoding that the database keeps its text in. */
export async function encodingOf(db: Querier): Promise<string | undefined> {
  const [row] = await rowsOf<{ server_encoding: string }>(db, sql`show server_encoding`)
  return row?.server_encoding
}
