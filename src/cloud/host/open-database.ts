/** The database that the settings name, migrated and ready. */
import { type Connection, encodingOf } from '../db/database'
import { migrate } from '../db/migrate'
import { connectPostgres } from '../db/postgres'
import { openDataFolder } from './data-folder'
import { CannotStart, type Settings } from './settings'

/** Enough for one host; a county's PostgreSQL gives out a hundred. */
const CONNECTIONS = 10

/** @throws CannotStart when it cannot be reached, is locked, or is not this program's */
export async function openDatabase(settings: Pick<Settings, 'databaseUrl' | 'dataDir'>): Promise<Connection> {
  const connection = settings.databaseUrl ? await reach(settings.databaseUrl) : await openEmbedded(settings.dataDir)
  try {
    await migrate(connection)
    return connection
  } catch (error) {
    await connection.close()
    throw new CannotStart(`the database could not be brought up to date: ${reasonOf(error)}`)
  }
}

async function reach(url: string): Promise<Connection> {
  let connection: Connection | undefined
  try {
    connection = connectPostgres(url, CONNECTIONS)
    const encoding = await encodingOf(connection.db)
    if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}, Chinese needs UTF8`)
    return connection
  } catch (error) {
    await connection?.close()
    // Never the address itself: it holds the password.
    throw new CannotStart(`DATABASE_URL cannot be used: ${reasonOf(error)}`)
  }
}

async function openEmbedded(dataDir: string): Promise<Connection> {
  const folder = openDataFolder(dataDir)
  try {
    // Loaded here, so that a server on PostgreSQL does not carry it.
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
  // Several addresses tried: the first says enough.
  if (innermost instanceof AggregateError) innermost = innermost.errors[0]
  return innermost instanceof Error ? innermost.message : String(innermost)
}
