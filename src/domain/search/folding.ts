/** One form for all ways of typing the same words, used for what is searched and for what is typed. */

/** Simplified characters for traditional ones. The table is large, so it is an argument. */
export type ToSimplified = (text: string) => string

const MARKS = /\p{M}+/gu
const APART = /[^\p{L}\p{N}]+/gu

/** The text in half-width, lower-case, simplified characters without marks, such as those of tones; punctuation is left as it is. */
export const evened = (text: string, toSimplified: ToSimplified): string =>
  // Phones write the sound of 绿 as lü or lv.
  toSimplified(
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/u\u0308/g, 'v')
      .replace(MARKS, '')
      .normalize('NFKC')
      .toLowerCase(),
  )

/** {@link evened} words with single blanks between: letters and digits alone. Emoji and punctuation only part words. */
export const folded = (text: string, toSimplified: ToSimplified): string => evened(text, toSimplified).replace(APART, ' ').trim()

export interface Run {
  kind: 'han' | 'latin' | 'other'
  text: string
}

const RUN = /(\p{Script=Han}+)|([a-z]+)|[^\p{Script=Han}a-z ]+/gu

/** Runs of characters of one kind, in their order: `b超 120` has four. */
export const runsOf = (words: string): Run[] =>
  Array.from(words.matchAll(RUN), ([text, han, latin]) => ({ kind: han ? 'han' : latin ? 'latin' : 'other', text }))
