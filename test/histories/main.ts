/**
 * `npm run histories`: any number of histories, with figures, set by HISTORIES, SEED and DATABASE (pglite or postgres).
 * A history depends on its seed alone, so two processes can share the work by starting at different seeds.
 */
import type { DatabaseKind } from '../support/databases'
import { prepareFor } from '../support/setup/embedded-base'
import { figuresInWords, runHistories } from './run'

const USUAL: Record<DatabaseKind, number> = { pglite: 2000, postgres: 200 }
const EVERY = 100

async function main(): Promise<void> {
  const kind: DatabaseKind = process.env['DATABASE'] === 'postgres' ? 'postgres' : 'pglite'
  const histories = Number(process.env['HISTORIES'] ?? USUAL[kind])
  const seed = Number(process.env['SEED'] ?? 1)
  const stop = await prepareFor(kind)
  try {
    const onProgress: Parameters<typeof runHistories>[1]['onProgress'] = (figures) => {
      if (figures.histories % EVERY === 0) console.log(`${figures.histories} histories, ${figures.seconds.toFixed(0)} s`)
    }
    console.log(`on ${kind}, from seed ${seed}\n${figuresInWords(await runHistories(kind, { histories, seed, onProgress }))}`)
  } catch (error) {
    console.error(error instanceof Error && error.cause === undefined ? error.message : error)
    process.exitCode = 1
  } finally {
    await stop()
  }
}

void main()
