/** Names pasted from a document or a spreadsheet, one a line, with the numbering that such lists have. */
import { plainName, tidyWord } from './names'

export interface PastedNames {
  /** Distinct names in their order, without numbering. */
  names: string[]
  /** Names that occur more than once, as first written. */
  doubled: string[]
  /** Names that are too long or too short, as written. */
  unusable: string[]
}

/** Lengths of a name, in characters. */
export interface NameLengths {
  shortest: number
  longest: number
}

/** Longest text that is read, in UTF-16 units. */
export const LONGEST_PASTE = 20_000

/** A name may follow another on its line after one of these. */
const SEPARATOR = /[\n\r\t,，、;；]/
const NUMERAL = '(?:\\d{1,3}|[一二三四五六七八九十百]{1,5})'
/** `(1)`, `（一）`, `1.`, `一）`, `第1：`, `01 `, `①`, `-`, `•`. */
const NUMBERING = new RegExp(
  `^(?:[(（【\\[]${NUMERAL}[)）】\\]][.．:：]?|第?${NUMERAL}[)）.．:：]|\\d{1,3} |[①-⒛❶-❿➀-➓]|[-–—*•·●○■□◆◇▪☐☑√✓])\\s*`,
  'u',
)
/** Numeral that stood before a separator: the first part of `1、东城街道`. */
const ONLY_NUMERAL = new RegExp(`^[(（]?第?${NUMERAL}[)）]?$`, 'u')
/** Punctuation that ends a line and belongs to no name. */
const CLOSING = '.。!！:：'

/** Names in a pasted text. Linear in its length, which {@link LONGEST_PASTE} limits: the rest is not read. */
export function pastedNames(text: string, { shortest, longest }: NameLengths): PastedNames {
  const byKey = new Map<string, string>()
  const doubled = new Map<string, string>()
  const unusable: string[] = []
  for (const part of text.slice(0, LONGEST_PASTE).split(SEPARATOR)) {
    const name = withoutNumbering(part)
    const key = plainName(name)
    if (key === '' || ONLY_NUMERAL.test(name)) continue
    const length = Array.from(name).length
    const known = byKey.get(key)
    if (length < shortest || length > longest) unusable.push(name)
    else if (known === undefined) byKey.set(key, name)
    else doubled.set(key, known)
  }
  return { names: [...byKey.values()], doubled: [...doubled.values()], unusable }
}

function withoutNumbering(part: string): string {
  const name = tidyWord(part).replace(NUMBERING, '')
  let end = name.length
  while (end > 0 && CLOSING.includes(name.charAt(end - 1))) end--
  return tidyWord(name.slice(0, end))
}
