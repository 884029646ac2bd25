/**
 * `npm run bench`: sizes, starts and ratios. Fails with the reasons when a limit is broken or a figure measured nothing.
 * `npm run bench -- years attendance` runs only these parts.
 */
import { ensureBuilt } from '../support/setup/built'
import { startPostgres } from '../support/setup/postgres-server'
import { buildPrograms } from '../support/setup/programs'
import { prepareTemplates } from '../support/setup/templates'
import { attendance } from './attendance'
import { coldStart } from './cold-start'
import { demoSeed } from './demo-seed'
import { exported } from './export'
import { type Figures, report } from './figures'
import { firstLoad } from './first-load'
import { firstPaint } from './first-paint'
import { hostile } from './hostile'
import { imported } from './import'
import { list } from './list'
import { search } from './search'
import { signUps } from './sign-ups'
import { sizes } from './sizes'
import { years } from './years'

/** Flag that also measures the cold start with wx-server-sdk, installed in a temporary folder. */
const WITH_SDK = '--with-wx-server-sdk'

interface Part {
  needs: Parameters<typeof ensureBuilt>
  run: (flags: readonly string[]) => Figures | Promise<Figures>
}

const PARTS: Record<string, Part> = {
  sizes: { needs: ['weapp', 'cloud'], run: sizes },
  'first-paint': { needs: ['weapp'], run: firstPaint },
  'first-load': { needs: ['h5'], run: firstLoad },
  'cold-start': { needs: ['cloud'], run: (flags) => coldStart(flags.includes(WITH_SDK)) },
  'demo-seed': { needs: [], run: demoSeed },
  'sign-ups-32': { needs: [], run: () => signUps(32) },
  'sign-ups-64': { needs: [], run: () => signUps(64) },
  list: { needs: [], run: list },
  search: { needs: [], run: search },
  attendance: { needs: [], run: attendance },
  export: { needs: [], run: exported },
  years: { needs: [], run: years },
  hostile: { needs: [], run: hostile },
  import: { needs: [], run: imported },
}

async function bench(asked: readonly string[], flags: readonly string[]): Promise<void> {
  const unknown = [...asked.filter((name) => !(name in PARTS)), ...flags.filter((flag) => flag !== WITH_SDK)]
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}: ${[...Object.keys(PARTS), WITH_SDK].join(', ')}`)
  const parts = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name))
  await ensureBuilt(...parts.flatMap(([, { needs }]) => needs))
  await buildPrograms()
  const figures: Figures = {}
  const broken: string[] = []
  const stopPostgres = await startPostgres()
  try {
    await prepareTemplates('demo')
    for (const [name, { run }] of parts) {
      const before = performance.now()
      // A part that fails does not affect the figures of the others.
      await Promise.resolve(run(flags)).then(
        (measured) => void Object.assign(figures, measured),
        (error: unknown) => void broken.push(`${name} broke down: ${error instanceof Error ? error.stack : String(error)}`),
      )
      console.log(`${name}: ${Math.round((performance.now() - before) / 1_000)} s`)
    }
  } finally {
    await stopPostgres()
  }
  broken.push(...report(figures))
  for (const line of broken) console.error(`BROKEN: ${line}`)
  process.exitCode = broken.length === 0 ? 0 : 1
}

const words = process.argv.slice(2)
void bench(
  words.filter((word) => !word.startsWith('--')),
  words.filter((word) => word.startsWith('--')),
)
