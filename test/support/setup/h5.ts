import { ensureBuilt } from './built'
import { startChromium } from './chromium'
import { startPostgres } from './postgres-server'
import { buildPrograms } from './programs'
import { atTeardown } from './teardown'
import { prepareTemplates } from './templates'

export default async function setup(): Promise<void> {
  await ensureBuilt('h5')
  await buildPrograms()
  atTeardown(await startPostgres({ flushes: false }))
  await prepareTemplates('demo')
  atTeardown(await startChromium())
}
