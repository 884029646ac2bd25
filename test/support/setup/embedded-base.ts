import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../src/cloud/db/migrate'
import { openPglite } from '../../../src/cloud/db/pglite'
import type { DatabaseKind } from '../databases'
import { startPostgres } from './postgres-server'
import { prepareTemplates } from './templates'
import { fillVocabulary } from '../vocabulary'

/** Prepares the small base on one kind of database, for programs outside Jest. @returns a function that removes the base */
export async function prepareFor(kind: DatabaseKind): Promise<() => Promise<void>> {
  if (kind === 'pglite') return prepareEmbeddedBase()
  const stop = await startPostgres({ flushes: false })
  await prepareTemplates('small')
  return stop
}

/**
 * Makes the small base on the embedded database once and sets TEST_PGLITE_BASE to its folder.
 * @returns a function that removes the folder
 */
export async function prepareEmbeddedBase(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-embedded-'))
  const connection = await openPglite(folder)
  await migrate(connection)
  await fillVocabulary(connection)
  await connection.close()
  process.env['TEST_PGLITE_BASE'] = folder
  return async () => rmSync(folder, { recursive: true, force: true })
}
