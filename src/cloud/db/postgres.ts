/** A PostgreSQL server at `DATABASE_URL`. No other file imports its driver. */
import { DrizzleQueryError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool, type PoolConfig, types } from 'pg'
import type { Connection, Database } from './database'
import { watchPool } from './pool-figures'
import { addressWithTls } from './postgres-tls'

/** bigint and numeric become numbers, as in PGlite: no value here exceeds 2^53. */
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)

/** Time limit of a statement, ms. */
const LONGEST_STATEMENT = 8_000

/** Limits that end statements on a network that loses packets, or behind a lock that is never released. The caller has given up by then. */
const LIMITS: PoolConfig = {
  statement_timeout: LONGEST_STATEMENT,
  query_timeout: LONGEST_STATEMENT + 2_000,
  idle_in_transaction_session_timeout: 2 * LONGEST_STATEMENT,
}

export interface PostgresOptions {
  /** Certificates, as PEM, of the authority that has signed the server's; null for the public ones. */
  ca?: string | null
  /** True for work that may take minutes, such as a migration. */
  isUnlimited?: boolean
}

/**
 * @param size number of connections; one for a cloud function, which serves one request at a time
 * @throws ContradictoryTls
 */
export function connectPostgres(url: string, size: number, { ca = null, isUnlimited = false }: PostgresOptions = {}): Connection {
  const pool = new Pool({
    ...addressWithTls(url, ca),
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    ...(isUnlimited ? {} : LIMITS),
    keepAlive: true,
  })
  // A connection closed by the server must not crash the process: its query fails, and the next query gets another connection.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const figures = watchPool(pool)
  const db = drizzle(pool) as Database
  db.transaction = (work, config) => transactionOf(pool, (client) => client.transaction(work, config))
  return { db, kind: 'postgres', pool: figures, close: () => pool.end() }
}

/**
 * Runs a transaction on a separate connection. drizzle's own transaction never releases the connection when `begin` fails: after a
 * restart of the database server, a cloud function would have lost its only connection.
 */
async function transactionOf<T>(pool: Pool, work: (client: Database) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isBroken = false
  try {
    return await work(drizzle(client) as Database)
  } catch (error) {
    isBroken = error instanceof DrizzleQueryError && /^(begin|rollback)/.test(error.query)
    throw error
  } finally {
    client.release(isBroken)
  }
}
