/** Failovers of PostgreSQL under load: `npm run failover` prints their table. */
import { failOver } from './failover'
import { faultsOf, lineOf } from './failover-table'

const SEED = Number(process.env['FAILOVER_SEED'] ?? Math.floor(Math.random() * 1_000_000))
/** Time limit of a failover, ms. It takes a fraction of it. */
const LONGEST = 180_000

test.each([2, 14])(
  `a synchronous standby that was %i s behind loses no acknowledged sign-up and no mark, and no seat is given twice (FAILOVER_SEED=${SEED})`,
  async (stalled) => {
    const figures = await failOver('synchronous', stalled, SEED)
    process.stdout.write(`${lineOf(figures)}\n`)
    expect(faultsOf(figures)).toEqual([])
  },
  LONGEST,
)

test(
  `an asynchronous standby that was 14 s behind loses what was acknowledged, and still no seat is given twice (FAILOVER_SEED=${SEED})`,
  async () => {
    const figures = await failOver('asynchronous', 14, SEED)
    process.stdout.write(`${lineOf(figures)}\n`)
    expect(faultsOf(figures)).toEqual([])
    expect(figures.lost.signUps).toBeGreaterThan(0)
  },
  LONGEST,
)
