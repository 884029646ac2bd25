/** Pinyin of Chinese words. The tables are loaded at first use, since most calls do not need them. */
import type { Syllables } from '../../../domain/search/grams'

/** Number of runs that are remembered: names of towns and organisations come again with each visit. */
const MOST_REMEMBERED = 4_000
const remembered = new Map<string, readonly string[]>()

/** Syllables in plain letters, with v for ü. */
export async function loadSyllables(): Promise<Syllables> {
  const { pinyin } = await import('pinyin-pro')
  return (han) => {
    const known = remembered.get(han)
    if (known) return known
    const syllables = pinyin(han, { toneType: 'none', type: 'array', v: true })
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(han, syllables)
    return syllables
  }
}
