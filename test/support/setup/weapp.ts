import { ensureBuilt } from './built'
import { startPostgres } from './postgres-server'
import { buildPrograms } from './programs'
import { atTeardown } from './teardown'
import { prepareTemplates } from './templates'
import { compileTemplates } from './weapp-templates'

export default async function setup(): Promise<void> {
  await ensureBuilt('weapp', 'cloud')
  compileTemplates()
  await buildPrograms()
  atTeardown(await startPostgres({ flushes: false }))
  await prepareTemplates('founded')
}
