/** Brings a database to the schema of this program. Migrations only ever append. */
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { MigrationConfig } from 'drizzle-orm/migrator'
import type { Connection } from './database'

const FOLDER = join(__dirname, 'migrations')
/** Any number, the same in every process: whoever holds it migrates, the others wait. */
const MIGRATION_LOCK = 7_364_019

export async function migrate(connection: Connection): Promise<void> {
  const config: MigrationConfig = { migrationsFolder: FOLDER }
  if (connection.kind === 'pglite') {
    const { migrate: run } = await import('drizzle-orm/pglite/migrator')
    return run(connection.db as never, config)
  }
  const { migrate: run } = await import('drizzle-orm/node-postgres/migrator')
  // The lock is the transaction's, so that it goes with a process that dies in the middle.
  await connection.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    await run(connection.db as never, config)
  })
}
