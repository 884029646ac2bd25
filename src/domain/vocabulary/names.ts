/** Names in a base's own lists, such as towns and skills: one form for storage, one for comparison. */
import { UNSEEN } from '../people/names'

/** A blank between two Chinese characters, which pads a short name to the width of a longer one. */
const PADDING = /(\p{Script=Han}) +(?=\p{Script=Han})/gu

/** A name as it is stored: without invisible characters, with single blanks, and none between Chinese characters. */
export const tidyWord = (typed: string): string =>
  typed.replace(UNSEEN, '').normalize('NFC').replace(/\s+/g, ' ').replace(PADDING, '$1').trim()

/** A name without differences of typing: width, case, blanks, punctuation. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
