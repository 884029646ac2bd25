/** Databases for single test files, copied from the setup's templates and dropped when they are closed. */
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../../src/cloud/db/database'
import { openDataFolder } from '../../src/cloud/host/data-folder'
import { openPglite } from '../../src/cloud/db/pglite'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { type Template, createDatabase } from './postgres'

export const DATABASES = ['pglite', 'postgres'] as const
export type DatabaseKind = (typeof DATABASES)[number]

/** Database on which this run tries the cloud's rules: PostgreSQL in `npm test`, the embedded one too in `npm run test:long`. */
export const DATABASE = (process.env['DATABASE'] ?? 'postgres') as DatabaseKind

/** A database on the test server, with as many connections as any test makes concurrent calls. */
export async function openOnServer(template: Template): Promise<Connection> {
  const { url, drop } = await createDatabase(template)
  const connection = connectPostgres(url, 24)
  const close = async () => {
    await connection.close()
    await drop()
  }
  return { ...connection, close }
}

/** Bases that the setup prepares on the embedded database: `new` has no schema yet, `small` a test's vocabulary. */
export type EmbeddedBase = 'new' | 'small'

/** Opens a copy of a prepared base in memory. */
export const openEmbedded = (base: EmbeddedBase): Promise<Connection> =>
  openPglite(new Blob([readFileSync(join(embeddedBases(), `${base}.tar`))]))

/** Fills a server's data folder with the small base on the embedded database. */
export async function fillDataFolder(folder: string): Promise<void> {
  const opened = await openDataFolder(folder, () => undefined)
  cpSync(join(embeddedBases(), 'small'), opened.database, { recursive: true })
  opened.release()
}

function embeddedBases(): string {
  const folder = process.env['TEST_PGLITE_BASES']
  if (!folder) throw new Error('TEST_PGLITE_BASES is not set: this test runs in the project cloud of test/jest.config.js')
  return folder
}
