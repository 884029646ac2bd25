/** Repeatable random choice. The same seed gives the same history. */
export interface Chance {
  /** A whole number from 0 to options - 1. */
  int(options: number): number
  /** A whole number from the first to the last, both included. */
  between(first: number, last: number): number
  happens(probability: number): boolean
  one<T>(things: readonly T[]): T
  /** This number of things, or all if there are fewer, in random order. */
  some<T>(things: readonly T[], count: number): T[]
}

/** The generator mulberry32, which is good enough for tests. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (options: number) => Math.floor(next() * options)
  const chance: Chance = {
    int,
    between: (first, last) => first + int(last - first + 1),
    happens: (probability) => next() < probability,
    one: (things) => {
      const thing = things[int(things.length)]
      if (thing === undefined) throw new Error('there is nothing to choose from')
      return thing
    },
    some: (things, count) => {
      const left = [...things]
      const chosen = []
      while (chosen.length < count && left.length > 0) chosen.push(...left.splice(int(left.length), 1))
      return chosen
    },
  }
  return chance
}
