/** Cost of filling a new demonstration, compared with migrating the same embedded database. The first start waits for both. */
import { migrate } from '../../src/cloud/db/migrate'
import { openPglite } from '../../src/cloud/db/pglite'
import { seedDemo } from '../../src/cloud/demo/seed'
import { ratioOf } from './blocks'
import type { Figures } from './figures'

const BLOCKS = 5

/** Processor time of the work, ms. The elapsed time would include the machine's other work. */
async function work(what: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await what()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Measures both, always in this order, since only a migrated database can be filled. */
export async function demoSeed(): Promise<Figures> {
  const [migrating, seeding]: [number[], number[]] = [[], []]
  for (let block = 0; block < BLOCKS; block++) {
    const connection = await openPglite()
    migrating.push(await work(() => migrate(connection)))
    seeding.push(await work(() => seedDemo(connection.db, Date.now())))
    await connection.close()
  }
  return { 'demo.seed_vs_migrate': ratioOf(seeding, migrating, 'ms', { most: 4 }) }
}
