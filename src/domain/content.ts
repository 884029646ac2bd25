/** How a word that may not stand where everybody reads it is looked for, and why a text was not taken. */

/** Why a text was not taken. */
export type ContentRefusal =
  /** `about`: the word, or the kind of text that it was taken for. */
  | 'content-refused'
  /** Nobody could look at it now. What nobody looked at is not shown. */
  | 'content-unchecked'

/** Spaces, marks and invisible characters between the characters of a word hide it from nobody who reads. */
const BETWEEN = /[\s\p{P}\p{S}\p{C}\p{M}\p{Default_Ignorable_Code_Point}]+/gu
const plain = (text: string): string => text.normalize('NFKC').replace(BETWEEN, '').toLowerCase()

/** The first of the words that stands in one of the texts, however it is spaced or written; undefined for none. */
export function wordIn(texts: readonly string[], words: readonly string[]): string | undefined {
  const read = texts.map(plain)
  return words.find((word) => plain(word) !== '' && read.some((text) => text.includes(plain(word))))
}
