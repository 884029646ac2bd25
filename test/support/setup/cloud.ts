import { startPostgres } from './postgres-server'
import { atTeardown } from './teardown'

export default async function setup(): Promise<void> {
  atTeardown(await startPostgres())
}
