/** The embedded database, in a folder or in memory. Never part of the cloud function's bundle. */
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { drizzle } from 'drizzle-orm/pglite'
import type { Connection, Database } from './database'

/** @param folder of the database's files; without it the database is in memory */
export async function openPglite(folder?: string): Promise<Connection> {
  const client = await PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    extensions: { btree_gist },
    parsers: { [types.INT8]: Number, [types.NUMERIC]: Number },
  })
  return { db: drizzle(client) as unknown as Database, kind: 'pglite', close: () => client.close() }
}
