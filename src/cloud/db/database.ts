/** One type for both databases: PGlite, embedded in the process, and a PostgreSQL server. Same SQL, same migrations. */
import { sql } from 'drizzle-orm'
import type { Instant } from '../../domain/calendar/calendar'
import type { PoolFigures } from './pool-figures'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'

export type Database = PgDatabase<PgQueryResultHKT>
export type Tx = PgTransaction<PgQueryResultHKT, Record<string, never>, never>
/** Anything that runs queries: the database or a transaction. */
export type Querier = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>

export interface Connection {
  db: Database
  /** Kind of database, for the log and `/ready`. */
  kind: 'pglite' | 'postgres'
  /** Missing for the embedded database, which has one connection. */
  pool?: PoolFigures
  close(): Promise<void>
}

/** SQLSTATEs of transactions that may succeed when repeated. */
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const ATTEMPTS = 5

/**
 * Runs `work` in a transaction, and repeats it when the database aborted it for a deadlock or a serialisation failure,
 * or when `lostRace` tells that a concurrent transaction was first and a retry will see its result.
 * So `work` must have no effect outside the transaction. `attempt` counts from 0.
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
      if (attempt + 1 >= ATTEMPTS || !(isAborted(error) || lostRace(error))) throw error
    }
  }
}

/**
 * First statement of a transaction in which all reads see the same state. {@link transact} repeats the transaction after a
 * conflicting write.
 */
export const seeOneState = (tx: Tx) => tx.execute(sql`set transaction isolation level repeatable read`)

/** True when the database aborted the transaction in favour of another; a retry may succeed. */
export const isAborted = (error: unknown): boolean => [SERIALIZATION_FAILURE, DEADLOCK].includes(sqlStateOf(error) ?? '')

class Undone<T> extends Error {
  constructor(readonly answer: T) {
    super('undone on purpose')
  }
}

/** Runs `work`, and undoes its writes when it returns a refusal. */
export async function undoRefused<T extends { ok: boolean }>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<T> {
  return undoing(tx, work, (answer) => !answer.ok)
}

/** Runs `work` for its result alone, and undoes its writes. */
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

/** SQLSTATE of a database error, five characters, searched along its chain of causes. */
export const sqlStateOf = (error: unknown): string | undefined => propertyOf(error, 'code', /^[0-9A-Z]{5}$/)

/** Name of the violated constraint, if any, without the number that a distributed PostgreSQL adds for a shard. */
export const constraintOf = (error: unknown): string | undefined => propertyOf(error, 'constraint', /./)?.replace(/_\d+$/, '')

/** First matching value of a property along an error's chain of causes. */
export function propertyOf(error: unknown, name: 'code' | 'constraint' | 'message', like: RegExp): string | undefined {
  for (let at = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : undefined) {
    const value: unknown = (at as Record<string, unknown>)[name]
    if (typeof value === 'string' && like.test(value)) return value
  }
  return undefined
}

/** Rows of a raw query, the same with both drivers. */
export async function rowsOf<Row>(db: Querier, query: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = (await db.execute(query)) as { rows: Row[] }
  return rows
}

/** Time by the database's clock. @throws when the database does not answer */
export async function databaseTime(db: Querier): Promise<Instant> {
  const [row] = await rowsOf<{ now: string }>(db, sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`)
  return Number(row?.now)
}

/** Text encoding of the database. */
export async function encodingOf(db: Querier): Promise<string | undefined> {
  const [row] = await rowsOf<{ server_encoding: string }>(db, sql`show server_encoding`)
  return row?.server_encoding
}

/** Schema of the base, which the connection's search path chooses. */
export async function schemaOf(db: Querier): Promise<string> {
  const [row] = await rowsOf<{ schema: string }>(db, sql`select current_schema()::text as schema`)
  return row?.schema ?? 'public'
}
