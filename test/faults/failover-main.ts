/**
 * `npm run failover`: failovers of PostgreSQL under load, with and without synchronous replication, as a table. FAILOVER_SEED sets the seed.
 * Exit code 1 when a synchronous standby lost anything, when a seat was given twice, or when a call ended with another fault.
 */
import { buildPrograms } from '../support/setup/programs'
import { type FailoverFigures, failOver } from './failover'
import { faultsOf, lineOf, HEADING } from './failover-table'

const SEED = Number(process.env['FAILOVER_SEED'] ?? 1)
/** Time for which the standby was behind, s. */
const STALLS = [2, 14]

async function main(): Promise<void> {
  await buildPrograms()
  const all: FailoverFigures[] = []
  console.log(HEADING)
  for (const replication of ['asynchronous', 'synchronous'] as const)
    for (const stalled of STALLS) {
      const figures = await failOver(replication, stalled, SEED)
      all.push(figures)
      console.log(lineOf(figures))
    }
  for (const fault of all.flatMap(faultsOf)) {
    console.error(fault)
    process.exitCode = 1
  }
}

void main()
