/** Databases for single test files, copied from the setup's templates and dropped when they are closed. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../../src/cloud/db/database'
import { openDataFolder } from '../../src/cloud/host/data-folder'
import { openPglite } from '../../src/cloud/db/pglite'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { type Template, createDatabase } from './postgres'

export const DATABASES = ['pglite', 'postgres'] as const
export type DatabaseKind = (typeof DATABASES)[number]

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

/** The small base on the embedded database. */
export async function openEmbedded(): Promise<Connection> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-pglite-'))
  cpSync(embeddedBase(), folder, { recursive: true })
  const connection = await openPglite(folder)
  const close = async () => {
    await connection.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...connection, close }
}

/** Fills a server's data folder with the small base on the embedded database. */
export function fillDataFolder(folder: string): void {
  const opened = openDataFolder(folder)
  cpSync(embeddedBase(), opened.database, { recursive: true })
  opened.release()
}

function embeddedBase(): string {
  const folder = process.env['TEST_PGLITE_BASE']
  if (!folder) throw new Error('TEST_PGLITE_BASE is not set: this test runs in the project cloud of test/jest.config.js')
  return folder
}
