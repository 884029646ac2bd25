/** A PostgreSQL server, by `DATABASE_URL`. The only file of the cloud function that knows a driver. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool, types } from 'pg'
import type { Connection, Database } from './database'
import * as schema from './schema'

/** bigint and numeric come as numbers, as on PGlite: nothing here counts beyond 2^53. */
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)

/** @param size connections; a cloud function serves one request at a time and wants one */
export function connectPostgres(url: string, size: number): Connection {
  const pool = new Pool({ connectionString: url, max: size, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000 })
  // An idle connection that the server closes is not a crash: the next query opens another.
  pool.on('error', () => undefined)
  return { db: drizzle(pool, { schema }) as Database, kind: 'postgres', close: () => pool.end() }
}
