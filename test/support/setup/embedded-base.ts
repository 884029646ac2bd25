import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../src/cloud/db/migrate'
import { openPglite } from '../../../src/cloud/db/pglite'
import type { DatabaseKind, EmbeddedBase } from '../databases'
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
 * Makes the embedded database once, empty and as the small base, each as a folder and as a tar for copying into memory, since making one
 * takes seconds. Sets TEST_PGLITE_BASES to the folder of all of them.
 * @returns a function that removes the folder
 */
export async function prepareEmbeddedBase(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-embedded-'))
  const made = (name: EmbeddedBase) => join(folder, name)
  await (await openPglite(made('new'))).close()
  cpSync(made('new'), made('small'), { recursive: true })
  const connection = await openPglite(made('small'))
  await migrate(connection)
  await fillVocabulary(connection)
  await connection.close()
  for (const name of ['new', 'small'] as const) execFileSync('tar', ['--format=ustar', '-cf', `${made(name)}.tar`, '-C', made(name), '.'])
  process.env['TEST_PGLITE_BASES'] = folder
  return async () => rmSync(folder, { recursive: true, force: true })
}
