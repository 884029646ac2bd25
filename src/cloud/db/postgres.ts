/** A PostgreSQL server, by `DATABASE_URL`. The only file of the cloud function that knows a driver. */
import { DrizzleQueryError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool, types } from 'pg'
import type { Connection, Database } from './database'

/** bigint and numeric come as numbers, as on PGlite: nothing here counts beyond 2^53. */
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)

/** ms */
const LONGEST_STATEMENT = 8_000

/** @param size connections; a cloud function serves one request at a time and wants one */
export function connectPostgres(url: string, size: number): Connection {
  const pool = new Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    // A network that swallows packets, a lock that nobody gives back: a caller has given up by then.
    statement_timeout: LONGEST_STATEMENT,
    query_timeout: LONGEST_STATEMENT + 2_000,
    idle_in_transaction_session_timeout: 2 * LONGEST_STATEMENT,
    keepAlive: true,
  })
  // A connection that the server closes, idle or in use, is not a crash: its query fails, the next one gets another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = drizzle(pool) as Database
  db.transaction = (work, config) => transactionOf(pool, (client) => client.transaction(work, config))
  return { db, kind: 'postgres', close: () => pool.end() }
}

/**
 * A transaction on a connection of its own. drizzle's own keeps the connection for ever when `begin` fails: a server that
 * restarts between two transactions would leave a cloud function, which has one, without any.
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
