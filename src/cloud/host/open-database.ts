/** Opens and migrates the database that the settings name. */
import { type Connection, encodingOf } from '../db/database'
import { type Migrated, migrate } from '../db/migrate'
import { type PostgresOptions, connectPostgres } from '../db/postgres'
import { openDataFolder } from './data-folder'
import { log } from '../rpc/log'
import { CannotStart } from './cannot-start'
import type { Settings } from './settings'

/** Number of connections: enough for one host, of the hundred that PostgreSQL allows by default. */
export const CONNECTIONS = 10

type DatabaseSettings = Pick<Settings, 'databaseUrl' | 'databaseCa' | 'dataDir'>

/**
 * Opens the database and brings it to this program's schema.
 * @throws CannotStart when the database cannot be reached, is locked, is another program's, or a newer program has migrated it
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Connection> {
  const { databaseUrl, databaseCa, dataDir } = settings
  if (databaseUrl) {
    await migrateDatabase(settings)
    return reach(databaseUrl, CONNECTIONS, { ca: databaseCa })
  }
  const connection = await openEmbedded(dataDir)
  try {
    await bringUpToDate(connection)
    return connection
  } catch (error) {
    await connection.close()
    throw error
  }
}

/**
 * Brings the database to this program's schema, on a connection of its own without time limits, and closes it.
 * @throws CannotStart like {@link openDatabase}
 */
export async function migrateDatabase({ databaseUrl, databaseCa, dataDir }: DatabaseSettings): Promise<Migrated> {
  const connection = databaseUrl ? await reach(databaseUrl, 1, { ca: databaseCa, isUnlimited: true }) : await openEmbedded(dataDir)
  try {
    return await bringUpToDate(connection)
  } finally {
    await connection.close()
  }
}

/**
 * Work that may take long, or wait long for another process that does the same, on a connection of its own without time limits. The
 * embedded database has neither.
 */
export async function withoutLimits<T>(
  { db }: Connection,
  { databaseUrl, databaseCa }: DatabaseSettings,
  work: (db: Connection['db']) => Promise<T>,
): Promise<T> {
  if (!databaseUrl) return work(db)
  const patient = await reach(databaseUrl, 1, { ca: databaseCa, isUnlimited: true })
  try {
    return await work(patient.db)
  } finally {
    await patient.close()
  }
}

async function bringUpToDate(connection: Connection): Promise<Migrated> {
  try {
    const migrated = await migrate(connection, { onWait: (waitedFor) => log.info('migration-waits', { waitedFor }) })
    if (migrated.applied.length > 0) log.info('migrated', { applied: migrated.applied.length, to: migrated.version.name })
    return migrated
  } catch (error) {
    throw new CannotStart(`the database could not be brought up to date: ${reasonOf(error)}`)
  }
}

async function reach(url: string, size: number, options: PostgresOptions): Promise<Connection> {
  let connection: Connection | undefined
  try {
    connection = connectPostgres(url, size, options)
    const encoding = await encodingOf(connection.db)
    if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}, Chinese needs UTF8`)
    return connection
  } catch (error) {
    await connection?.close()
    // The message leaves out the address, which holds the password.
    throw new CannotStart(`DATABASE_URL cannot be used: ${reasonOf(error)}`)
  }
}

/** Ends the process without closing the database, which would write to a folder that another machine uses by now. */
function endAtOnce(): never {
  log.error('data-folder-lost', { reason: 'another machine has taken the data folder' })
  process.exit(1)
}

async function openEmbedded(dataDir: string): Promise<Connection> {
  const folder = await openDataFolder(dataDir, endAtOnce)
  try {
    // Loaded here, so that a server on PostgreSQL does not load PGlite.
    const { openPglite } = await import('../db/pglite')
    const connection = await openPglite(folder.database)
    const close = async () => {
      await connection.close()
      folder.release()
    }
    return { ...connection, close }
  } catch (error) {
    folder.release()
    throw new CannotStart(`the database in ${dataDir} cannot be opened: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  let innermost = error
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause
  // When several addresses were tried, the first error is enough.
  if (innermost instanceof AggregateError) innermost = innermost.errors[0]
  return innermost instanceof Error ? innermost.message : String(innermost)
}
