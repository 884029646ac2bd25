/** The embedded database, in a folder or in memory. Never part of the cloud function's bundle. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { drizzle } from 'drizzle-orm/pglite'
import type { Connection, Database } from './database'

/** A new base as a tar, made by the build of the bundled server, since making one at the first start takes ten times as long. */
const PREPARED = join(__dirname, 'new-base.tar.gz')

/** Files of a database, without which its folder is a new one. */
const isNew = (folder: string) => !existsSync(join(folder, 'PG_VERSION'))

const filesOf = (folder: string) => ({
  dataDir: folder,
  ...(isNew(folder) && existsSync(PREPARED) ? { loadDataDir: new Blob([readFileSync(PREPARED)]) } : {}),
})

/**
 * @param from folder of the database's files, or a tar of such a folder for a copy in memory; without it the database is new and in
 * memory
 */
export async function openPglite(from?: string | Blob): Promise<Connection> {
  const client = await PGlite.create({
    ...(typeof from === 'string' ? filesOf(from) : from && { loadDataDir: from }),
    extensions: { btree_gist },
    parsers: { [types.INT8]: Number, [types.NUMERIC]: Number },
  })
  return { db: drizzle(client) as unknown as Database, kind: 'pglite', close: () => client.close() }
}
