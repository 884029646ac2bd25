import { ensureBuilt } from './built'
import { unpackChromium } from './chromium'
import { startPostgres } from './postgres-server'
import { atTeardown } from './teardown'

export default async function setup(): Promise<void> {
  ensureBuilt('h5')
  await unpackChromium()
  atTeardown(await startPostgres())
}
