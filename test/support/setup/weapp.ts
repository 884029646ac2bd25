import { prepareBase } from './base-database'
import { ensureBuilt } from './built'
import { startPostgres } from './postgres-server'
import { atTeardown } from './teardown'

export default async function setup(): Promise<void> {
  ensureBuilt('weapp', 'cloud')
  atTeardown(await startPostgres())
  await prepareBase()
}
