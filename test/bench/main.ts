/** `npm run bench`: sizes, starts and ratios. Fails when a limit is not kept. `npm run bench -- years attendance` runs those parts alone. */
import { ensureBuilt } from '../support/setup/built'
import { startPostgres } from '../support/setup/postgres-server'
import { buildPrograms } from '../support/setup/programs'
import { prepareTemplates } from '../support/setup/templates'
import { attendance } from './attendance'
import { coldStart } from './cold-start'
import { demoSeed } from './demo-seed'
import { type Figures, report } from './figures'
import { firstLoad } from './first-load'
import { firstPaint } from './first-paint'
import { signUpRate } from './sign-up-rate'
import { sizes } from './sizes'
import { years } from './years'

const PARTS: Record<string, { needs: Parameters<typeof ensureBuilt>; run: () => Figures | Promise<Figures> }> = {
  sizes: { needs: ['weapp', 'cloud'], run: sizes },
  'first-paint': { needs: ['weapp'], run: firstPaint },
  'first-load': { needs: ['h5'], run: firstLoad },
  'cold-start': { needs: ['cloud'], run: coldStart },
  'demo-seed': { needs: [], run: demoSeed },
  'sign-up-rate': { needs: [], run: signUpRate },
  attendance: { needs: [], run: attendance },
  years: { needs: [], run: years },
}

async function bench(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in PARTS))
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}`)
  const parts = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name))
  await ensureBuilt(...parts.flatMap(([, { needs }]) => needs))
  await buildPrograms()
  const stopPostgres = await startPostgres()
  try {
    await prepareTemplates('demo')
    const figures: Figures = {}
    for (const [, { run }] of parts) Object.assign(figures, await run())
    process.exitCode = report(figures) ? 0 : 1
  } finally {
    await stopPostgres()
  }
}

void bench(process.argv.slice(2))
