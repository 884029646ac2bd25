import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../src/cloud/db/migrate'
import { openPglite } from '../../../src/cloud/db/pglite'
import type { DatabaseKind } from '../databases'
import { startPostgres } from './postgres-server'
import { prepareTemplates } from './templates'
import { fillVocabulary } from '../vocabulary'

/** The small base on the one database, for programs that run outside Jest. @returns a function that removes it */
export async function prepareFor(kind: DatabaseKind): Promise<() => Promise<void>> {
  if (kind === 'pglite') return prepareEmbeddedBase()
  const stop = await startPostgres({ flushes: false })
  await prepareTemplates('small')
  return stop
}

/**
 * Makes the small base on the embedded database once and names its folder in TEST_PGLITE_BASE.
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
