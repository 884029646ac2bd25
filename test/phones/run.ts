/** Many histories on one database, one after the other, with statistics. */
import type { DatabaseKind } from '../support/databases'
import { chanceFrom } from '../histories/random'
import { noFigures, playHistory } from './history'
import type { Figures } from './play'
import { openVillage } from './village'

export interface Options {
  histories: number
  seed: number
  onProgress?: (figures: Figures) => void
}

/** Plays the histories. @throws with the seed of the first failing history, and the reason */
export async function runPhones(kind: DatabaseKind, { histories, seed, onProgress }: Options): Promise<Figures> {
  const village = await openVillage(kind)
  const figures = noFigures()
  const began = performance.now()
  try {
    for (let own = seed; own < seed + histories; own++) {
      const chance = chanceFrom(own)
      const size = { organisers: chance.between(1, 5), volunteers: chance.int(4), steps: chance.between(5, 40) }
      try {
        await playHistory(village, chance, size, figures)
      } catch (error) {
        throw new Error(`SEED=${own}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
      figures.seconds = (performance.now() - began) / 1000
      onProgress?.(figures)
    }
    return figures
  } finally {
    await village.close()
  }
}

export const figuresInWords = (figures: Figures): string =>
  [
    ...Object.entries(figures).map(([name, value]: [string, number]) => `${name.padEnd(14)} ${String(Math.round(value)).padStart(9)}`),
    `${((figures.seconds * 1000) / Math.max(1, figures.histories)).toFixed(1)} ms a history`,
  ].join('\n')
