/** `npm run bench`: sizes, starts and ratios. Fails when a limit is not kept. */
import { ensureBuilt } from '../support/setup/built'
import { startPostgres } from '../support/setup/postgres-server'
import { attendance } from './attendance'
import { coldStart } from './cold-start'
import { demoSeed } from './demo-seed'
import { report } from './figures'
import { firstLoad } from './first-load'
import { firstPaint } from './first-paint'
import { signUpRate } from './sign-up-rate'
import { sizes } from './sizes'

async function bench(): Promise<void> {
  ensureBuilt('weapp', 'h5', 'cloud')
  const stopPostgres = await startPostgres()
  try {
    const kept = report({
      ...sizes(),
      ...firstPaint(),
      ...(await firstLoad()),
      ...(await coldStart()),
      ...(await demoSeed()),
      ...(await signUpRate()),
      ...(await attendance()),
    })
    process.exitCode = kept ? 0 : 1
  } finally {
    await stopPostgres()
  }
}

void bench()
