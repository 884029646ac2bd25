import { prepareEmbeddedBase } from './embedded-base'
import { startPostgres } from './postgres-server'
import { buildPrograms } from './programs'
import { atTeardown } from './teardown'
import { prepareTemplates } from './templates'

export default async function setup(): Promise<void> {
  await buildPrograms()
  const embedded = prepareEmbeddedBase()
  atTeardown(await startPostgres({ flushes: false }))
  await prepareTemplates('small', 'demo', 'founded')
  atTeardown(await embedded)
}
