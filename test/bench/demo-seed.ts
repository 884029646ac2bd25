/** What filling a new demonstration costs, beside bringing the same embedded database to its schema: both wait for it at the first start. */
import { migrate } from '../../src/cloud/db/migrate'
import { openPglite } from '../../src/cloud/db/pglite'
import { seedDemo } from '../../src/cloud/demo/seed'
import { type Figures, median } from './figures'

const RUNS = 3

/** The processor's time, ms: the clock's also measures whatever else the machine is doing. */
async function work(what: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await what()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export async function demoSeed(): Promise<Figures> {
  const ratios: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const connection = await openPglite()
    const migrating = await work(() => migrate(connection))
    ratios.push((await work(() => seedDemo(connection.db, Date.now()))) / migrating)
    await connection.close()
  }
  return { 'demo.seed_vs_migrate': { value: median(ratios), unit: 'times', most: 4 } }
}
