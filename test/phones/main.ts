/** `npm run phones`: any number of histories, with statistics, set by HISTORIES, SEED and DATABASE (pglite or postgres). */
import type { DatabaseKind } from '../support/databases'
import { prepareFor } from '../support/setup/embedded-base'
import { figuresInWords, runPhones } from './run'

const USUAL: Record<DatabaseKind, number> = { pglite: 5000, postgres: 500 }
const EVERY = 250

async function main(): Promise<void> {
  const kind: DatabaseKind = process.env['DATABASE'] === 'postgres' ? 'postgres' : 'pglite'
  const histories = Number(process.env['HISTORIES'] ?? USUAL[kind])
  const seed = Number(process.env['SEED'] ?? 1)
  const stop = await prepareFor(kind)
  try {
    const onProgress: Parameters<typeof runPhones>[1]['onProgress'] = (figures) => {
      if (figures.histories % EVERY === 0) console.log(`${figures.histories} histories, ${figures.seconds.toFixed(0)} s`)
    }
    console.log(`on ${kind}, from seed ${seed}\n${figuresInWords(await runPhones(kind, { histories, seed, onProgress }))}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    await stop()
  }
}

void main()
