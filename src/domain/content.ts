/** Search for words that may not be published, and why a text is refused. */

/** Why a text is refused. */
export type ContentRefusal =
  /** `about`: the forbidden word, or WeChat's label of the text. */
  | 'content-refused'
  /** The check is not available now; an unchecked text is not published. */
  | 'content-unchecked'

/** Spaces, marks and invisible characters: a reader still sees the word that they split. */
const BETWEEN = /[\s\p{P}\p{S}\p{C}\p{M}\p{Default_Ignorable_Code_Point}]+/gu
const plain = (text: string): string => text.normalize('NFKC').replace(BETWEEN, '').toLowerCase()

/** The first of the words that occurs in one of the texts, however it is spaced or written; undefined for none. */
export function wordIn(texts: readonly string[], words: readonly string[]): string | undefined {
  const read = texts.map(plain)
  return words.find((word) => plain(word) !== '' && read.some((text) => text.includes(plain(word))))
}
