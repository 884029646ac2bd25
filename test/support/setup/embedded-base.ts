import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { DatabaseKind } from '../databases'
import { PROGRAMS, SHORT_LIVED } from '../programs'
import { startPostgres } from './postgres-server'
import { buildPrograms } from './programs'
import { prepareTemplates } from './templates'

const run = promisify(execFile)

/** Prepares the small base on one kind of database, for programs outside Jest. @returns a function that removes the base */
export async function prepareFor(kind: DatabaseKind): Promise<() => Promise<void>> {
  if (kind === 'pglite') {
    await buildPrograms()
    return prepareEmbeddedBase()
  }
  const stop = await startPostgres({ flushes: false })
  await prepareTemplates('small')
  return stop
}

/**
 * Makes the embedded database once, since making one takes seconds: as tars for copies in memory, and the small base as a folder too.
 * It runs in a process of its own, so that other preparations go on beside it. Sets TEST_PGLITE_BASES to the folder of all of them.
 * @returns a function that removes the folder
 */
export async function prepareEmbeddedBase(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-embedded-'))
  await run(process.execPath, [...SHORT_LIVED, PROGRAMS.embeddedBase.compiled, folder])
  const small = join(folder, 'small')
  mkdirSync(small)
  await run('tar', ['-xf', `${small}.tar`, '-C', small])
  process.env['TEST_PGLITE_BASES'] = folder
  return async () => rmSync(folder, { recursive: true, force: true })
}
