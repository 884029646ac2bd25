import { chanceFrom } from '../histories/random'
import type { Mutation } from './mutate'

/** Draws this number of mutations, one of each file in turn, so that a long file is not drawn more often than a short one. */
export function draw(all: readonly Mutation[], { seed, count }: { seed: number; count: number }): Mutation[] {
  const chance = chanceFrom(seed)
  const files = [...new Set(all.map(({ file }) => file))]
  let piles = chance.some(files, files.length).map((file) => {
    const pile = all.filter((mutation) => mutation.file === file)
    return chance.some(pile, pile.length)
  })
  const drawn: Mutation[] = []
  while (drawn.length < count && piles.length > 0) {
    for (const pile of piles) if (drawn.length < count) drawn.push(pile.pop()!)
    piles = piles.filter(({ length }) => length > 0)
  }
  return drawn
}
