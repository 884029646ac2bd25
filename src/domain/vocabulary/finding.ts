/** Finding an entry of a long list by a few typed characters. */
import { plainName } from './names'

/**
 * Entries that the typed text finds, best first: names that begin with it, names that contain it, names that have all its characters, as
 * 永康民革 for 民革永康市支部. Words may be apart and in any order. Blank text finds nothing.
 * @param namesOf all names of an entry
 */
export function findNamed<Item>(items: readonly Item[], typed: string, namesOf: (item: Item) => readonly string[]): Item[] {
  const words = typed
    .split(/\s+/)
    .map(plainName)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  return items
    .flatMap((item) => {
      const names = namesOf(item).map(plainName)
      const ranks = words.map((word) => Math.min(...names.map((name) => rankOf(name, word))))
      const rank = Math.max(...ranks)
      return rank === NOT_FOUND ? [] : [{ item, rank }]
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}

const NOT_FOUND = 3

function rankOf(name: string, word: string): number {
  if (name.startsWith(word)) return 0
  if (name.includes(word)) return 1
  return Array.from(word).every((character) => name.includes(character)) ? 2 : NOT_FOUND
}
