/** Simplified characters for traditional ones, from OpenCC. The table is loaded at first use, since most calls do not need it. */
import type { ToSimplified } from '../../../domain/search/folding'

let simplified: Promise<ReadonlyMap<string, string>> | undefined

/** Characters alone are exchanged, since both what is searched and what is typed pass here. */
async function table(): Promise<ReadonlyMap<string, string>> {
  const { default: pairs } = await import('opencc-js/dict/TSCharacters')
  return new Map(
    pairs.split('|').flatMap((pair) => {
      const [from, to] = pair.split(' ')
      return from !== undefined && to !== undefined ? [[from, to] as const] : []
    }),
  )
}

export async function loadSimplified(): Promise<ToSimplified> {
  const known = await (simplified ??= table())
  return (text) => Array.from(text, (character) => known.get(character) ?? character).join('')
}
