/** The embedded database, in a folder or in memory. Never part of the cloud function's bundle. */
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { drizzle } from 'drizzle-orm/pglite'
import type { Connection, Database } from './database'

/**
 * @param from folder of the database's files, or a tar of such a folder for a copy in memory; without it the database is new and in
 * memory
 */
export async function openPglite(from?: string | Blob): Promise<Connection> {
  const client = await PGlite.create({
    ...(typeof from === 'string' ? { dataDir: from } : from && { loadDataDir: from }),
    extensions: { btree_gist },
    parsers: { [types.INT8]: Number, [types.NUMERIC]: Number },
  })
  return { db: drizzle(client) as unknown as Database, kind: 'pglite', close: () => client.close() }
}
