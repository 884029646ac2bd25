/** Search for words that may not be published. */
import { asRead } from './likeness'
import { type Occurrence, findPhrases } from './phrases'

/** Tells in one step whether some occurrence holds another one. */
function holderOf(outer: readonly Occurrence[]): (inner: Occurrence) => boolean {
  /** Largest end of the occurrences that start at each place or before it. */
  const reach: number[] = []
  for (const { start, end } of outer) reach[start] = Math.max(reach[start] ?? 0, end)
  for (let at = 1; at < reach.length; at++) reach[at] = Math.max(reach[at] ?? 0, reach[at - 1] ?? 0)
  return ({ start, end }) => (reach[Math.min(start, reach.length - 1)] ?? 0) >= end
}

/**
 * Finds the first of the words that occurs in one of the texts, however it is spaced or written; undefined for none.
 * @param ordinary phrases in which a word means something else: 印刷单 is no 刷单
 */
export function wordsIn(words: readonly string[], ordinary: readonly string[] = []): (texts: readonly string[]) => string | undefined {
  const find = findPhrases([...words, ...ordinary].map(asRead))
  const isWord = ({ phrase }: Occurrence) => phrase < words.length
  return (texts) => {
    const places = texts.flatMap((text) => {
      const found = find(asRead(text))
      const isHarmless = holderOf(found.filter((one) => !isWord(one)))
      return found.filter((one) => isWord(one) && !isHarmless(one)).map(({ phrase }) => phrase)
    })
    return places.length === 0 ? undefined : words[places.reduce((first, place) => Math.min(first, place))]
  }
}
