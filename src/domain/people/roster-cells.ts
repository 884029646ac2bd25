/** Cells of organisations' own membership spreadsheets, read by their meaning: two phones in one cell, a number that was rounded. */
import { UNSEEN } from './names'
import { type PhoneProblem, isPhone, phoneProblem, tidyPhone } from './phones'

/** A formula without a stored value, or with an error as its value. */
export const UNCOMPUTED: unique symbol = Symbol('uncomputed')
/** A cell as the spreadsheet library gives it; dates come as text. */
export type Cell = string | number | boolean | null | typeof UNCOMPUTED

/** Why a person's row cannot be read. */
export type RowProblem =
  /** A phone number without a name. */
  | 'name-missing'
  /** Not a person's name: `12`, a sentence. */
  | 'name-unreadable'
  /** Two people in one cell: `王样例、李样例`. */
  | 'name-several'
  | 'phone-missing'
  /** `1.38E+10`: the spreadsheet has dropped the last digits. */
  | 'phone-rounded'
  | PhoneProblem
  /** The name or the phone is a formula without a value. */
  | 'not-computed'

/** `beside` is what else the cell says, which is shown and not stored; empty for nothing. */
export type CellRead = { ok: true; value: string; beside: string } | { ok: false; why: RowProblem }

export const unreadable = (why: RowProblem): CellRead => ({ ok: false, why })

/** Characters read from a cell at most: no name, phone or skill is longer. */
const LONGEST_CELL = 500
/** Control characters and unpaired surrogates, which the database does not store. */
const UNSTORABLE = /[\0-\u0008\u000e-\u001f]|\p{Surrogate}/gu

/** The cell's text on one line, in Unicode's form NFKC: full-width letters and digits become half-width. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === UNCOMPUTED) return ''
  return String(cell).slice(0, LONGEST_CELL).replace(UNSTORABLE, '').normalize('NFKC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
}

/** True for an empty cell, or one with only dashes or slashes. */
export const isBlank = (cell: Cell): boolean => cell !== UNCOMPUTED && /^[-—/\\]*$/.test(textOf(cell))

/** The first mobile number in a cell. It may have blanks, hyphens, +86, full-width digits or words around it, and another number after it. */
export function readPhone(cell: Cell): CellRead {
  if (cell === UNCOMPUTED) return unreadable('not-computed')
  if (isBlank(cell)) return unreadable('phone-missing')
  const text = textOf(cell)
  const scientific = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i.exec(text)
  if (scientific) return unscaled(scientific)
  // Whole candidates first: 138 0000 0001 is one number, 13800000001 13900000002 are two.
  const parts = [text, ...text.split(/[()[\]【】/、,;|\p{Script=Han}]+/u)]
  const candidates = [...parts, ...parts.flatMap((each) => each.split(' '))]
  const numbers = candidates.map(bareNumber)
  const place = numbers.findIndex(isPhone)
  if (place >= 0) return { ok: true, value: numbers[place] ?? '', beside: otherNumbers(text, candidates[place] ?? '') }
  return unreadable(numbers.some((number) => phoneProblem(number) === 'phone-landline') ? 'phone-landline' : 'phone-not-mobile')
}

/** A number in scientific notation: `1.3800000001E10` has every digit, `1.38E+10` has lost the last digits. */
function unscaled([, first = '', fraction = '', exponent = '']: RegExpExecArray): CellRead {
  const places = Number(exponent)
  if (fraction.length < places) return unreadable('phone-rounded')
  const isWhole = /^0*$/.test(fraction.slice(places))
  const phone = first + fraction.slice(0, places)
  return isWhole && isPhone(phone) ? { ok: true, value: phone, beside: '' } : unreadable('phone-not-mobile')
}

/** Text of a cell beside the number that was read, if it has digits: `668002` of `13800000001/668002`. */
function otherNumbers(text: string, read: string): string {
  const rest = text.replace(read, ' ').replace(/^[\s()[\]【】/、,;|]+|[\s()[\]【】/、,;|]+$/g, '')
  return /\d/.test(rest) ? rest : ''
}

/** A number stripped of words around it, of the apostrophe that marks it as text, and of a decimal's `.0` or `.00`. */
const bareNumber = (part: string): string =>
  tidyPhone(
    part
      .replace(/^[^\d+]+/, '')
      .replace(/[^\d]+$/, '')
      // Only after all eleven digits: dots may also separate groups, as in 138.0000.0000.
      .replace(/(\d{11})\.0+$/, '$1')
      .replace(/[.·‐-―_]/g, ''),
  )

/** Longest skill, in characters. */
const LONGEST_SKILL = 20
const MOST_SKILLS = 10
const NOTHING = new Set(['无', '暂无', '没有', '不详', '其他', '未知'])

/** The skills in `书法、国画/摄影`, each once. */
export function readSkills(cell: Cell): string[] {
  const parts = textOf(cell)
    .split(/[、,;/|+\s]+/)
    .map((part) => part.replace(/[。.]+$/, ''))
  const skills = parts.filter((part) => part !== '' && !/^[-—]+$/.test(part) && !NOTHING.has(part))
  return [...new Set(skills.map((skill) => firstOf(skill, LONGEST_SKILL)))].slice(0, MOST_SKILLS)
}

const LONGEST_NOTE = 100

/** The first `count` characters. Rare characters have two UTF-16 units, which are not separated. */
const firstOf = (text: string, count: number): string => Array.from(text).slice(0, count).join('')

/** A note, with ID-card numbers masked. */
export const readNote = (cell: Cell): string => (isBlank(cell) ? '' : firstOf(maskNumbers(textOf(cell), LONG), LONGEST_NOTE))

/** A number; its digits may have blanks, dots or hyphens between them. An ID-card number may end in X. */
const NUMBER = /\d(?:[\s.·‐-―_()-]{0,2}\d)*[xX]?/g
/** Scientific notation, as spreadsheets write a number too long for them. */
const SCIENTIFIC = /(\d+(?:\.\d+)?)(E\+?\d)?/gi
/** From this many digits a number is longer than any phone: ID cards have 15 or 18, bank cards 16 to 19, mistyped ones may have fewer. */
const LONG = 13
/** From this many digits a number may be personal: a landline has seven. Shorter numbers are counts, years or post codes. */
const TELLING = 7

/**
 * Masks numbers, leaving enough to find the cell again and too little to know the number: two digits at either end of a phone,
 * the last two of a longer number, none of a rounded one.
 * @param least number of digits from which a number is masked
 */
export function maskNumbers(text: string, least = TELLING): string {
  const hidden = (part: string): string => part.replace(/[\dxX]/g, '•')
  const scaled = (whole: string, number: string, exponent?: string): string => (exponent ? hidden(number) + exponent : whole)
  return text.replace(SCIENTIFIC, scaled).replace(NUMBER, (number) => {
    const digits = number.replace(/\D/g, '').length
    if (digits < least) return number
    const [from, to] = [digits < LONG ? 2 : 0, number.length - 2]
    return number.slice(0, from) + hidden(number.slice(from, to)) + number.slice(to)
  })
}
