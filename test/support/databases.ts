/** A migrated database with nothing in it. */
import type { Connection } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { openPglite } from '../../src/cloud/db/pglite'
import { connectPostgres } from '../../src/cloud/db/postgres'
import type { DatabaseKind } from './base'
import { createDatabase } from './postgres'

export async function openEmpty(kind: DatabaseKind): Promise<Connection> {
  const connection = kind === 'pglite' ? await openPglite() : await onServer()
  await migrate(connection)
  return connection
}

async function onServer(): Promise<Connection> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 8)
  const close = async () => {
    await connection.close()
    await drop()
  }
  return { ...connection, close }
}
