/** Towns pasted from a document or a spreadsheet, one a line or with marks between, with the numbering that such lists have. */
import { UNSEEN } from '../people/names'
import { plainName, tidyWord } from './names'

export interface PastedNames {
  /** Distinct names in their order, without numbering. */
  names: string[]
  /** Names that occur more than once, as first written. */
  doubled: string[]
  /** Names that are too long or too short, as written. */
  unusable: string[]
  /** Names among `names` that do not look like a town's, such as a heading or a number of people. */
  odd: string[]
}

/** Lengths of a name, in characters. */
export interface NameLengths {
  shortest: number
  longest: number
}

/** Longest text that is read, in UTF-16 units. Most towns of a base, with their longest names and numbers before them, are shorter. */
export const LONGEST_PASTE = 20_000

/** A name may follow another on its line after one of these. */
const SEPARATOR = /[\n\r\t,，、;；|｜]/
const NUMERAL = '(?:\\d{1,3}|[一二三四五六七八九十百]{1,5})'
/** `(1)`, `（一）`, `1.`, `一）`, `第1：`, `01 `, `①`, `-`, `•`. */
const NUMBERING = new RegExp(
  `^(?:[(（【\\[]${NUMERAL}[)）】\\]][.．:：]?|第?${NUMERAL}[)）.．:：]|\\d{1,3} |[①-⒛❶-❿➀-➓]|[-–—*•·●▪○■□◆◇☐☑√✓]+)\\s*`,
  'u',
)
/** Number before a name without a mark between: `1东城街道`. */
const GLUED = /^(\d{1,3})(?=\p{Script=Han}{2})/u
/** Numeral without a name: the first part of `1、东城街道`, the heads counted beside a town. */
const ONLY_NUMERAL = new RegExp(`^[(（]?第?(?:${NUMERAL}|[\\d.]+)[)）]?[.．:：]?$`, 'u')
/** Punctuation that ends a line and belongs to no name. */
const CLOSING = '.。!！:：'
/** Ends of the names of towns, townships, subdistricts, farms and zones. */
const USUAL_END = /(?:镇|乡|街道|苏木|农场|林场|牧场|开发区|园区|新区|区|管委会|办事处)$/u
/** An end that stands alone belongs to what is before it: `东城 街道`. */
const ONLY_END = new RegExp(`^${USUAL_END.source}`, 'u')

/** Length of the longest usual end. */
const LONGEST_END = 3
const WIDE_DIGITS = /[０-９]/g
const narrow = (digit: string): string => digit.normalize('NFKC')

/** Names in a pasted text. Linear in its length, which {@link LONGEST_PASTE} limits: the rest is not read. */
export function pastedNames(text: string, { shortest, longest }: NameLengths): PastedNames {
  const byKey = new Map<string, string>()
  const doubled = new Map<string, string>()
  const unusable: string[] = []
  for (const name of namesIn(text.slice(0, LONGEST_PASTE))) {
    const key = plainName(name)
    if (key === '') continue
    const length = Array.from(name).length
    const known = byKey.get(key)
    if (length < shortest || length > longest) unusable.push(name)
    else if (known === undefined) byKey.set(key, name)
    else doubled.set(key, known)
  }
  const names = [...byKey.values()]
  return { names, doubled: [...doubled.values()], unusable, odd: names.filter((name) => !USUAL_END.test(name)) }
}

/** All names, also those that occur twice. */
function* namesIn(text: string): Generator<string> {
  let number = 0
  for (const part of text.replace(WIDE_DIGITS, narrow).split(SEPARATOR)) {
    for (const typed of apart(part)) {
      const glued = NUMBERING.test(typed) ? undefined : GLUED.exec(typed)?.[1]
      // A number without a mark is part of the name, unless it counts on from the one before: 718社区.
      const isNext = glued !== undefined && Number(glued) === number + 1
      if (isNext) number++
      const name = withoutMarks(isNext ? typed.slice(glued.length) : typed.replace(NUMBERING, ''))
      if (!ONLY_NUMERAL.test(name)) yield name
    }
  }
}

/** Towns with blanks between. A blank inside a name, which pads it or precedes its end, does not part it. */
function* apart(part: string): Generator<string> {
  const words = part.replace(UNSEEN, '').trim().split(/\s+/)
  let from = 0
  let last = ''
  for (const [at, word] of words.entries()) {
    last = (last + word).slice(-LONGEST_END)
    const isBeforeEnd = ONLY_END.test(words[at + 1] ?? '')
    if (!USUAL_END.test(last) || isBeforeEnd || last.length === 1) continue
    yield tidyWord(words.slice(from, at + 1).join(' '))
    from = at + 1
    last = ''
  }
  if (from < words.length) yield tidyWord(words.slice(from).join(' '))
}

function withoutMarks(name: string): string {
  let end = name.length
  while (end > 0 && CLOSING.includes(name.charAt(end - 1))) end--
  return tidyWord(name.slice(0, end))
}
