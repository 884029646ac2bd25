/** Single cells of the spreadsheets that organisations keep their members in: what people type, and what is meant. */
import { isName, isPhone, tidyName, tidyPhone } from './profile'

/** A formula whose value the file does not hold, or one that ended in an error. */
export const UNCOMPUTED: unique symbol = Symbol('uncomputed')
/** What a spreadsheet's library gives; dates come as text. */
export type Cell = string | number | boolean | null | typeof UNCOMPUTED

/** Why a person's row cannot be read. */
export type RowProblem =
  /** A phone number, and nobody to whom it belongs. */
  | 'name-missing'
  /** Nothing that a person is called: `12`, a sentence. */
  | 'name-unreadable'
  | 'phone-missing'
  /** `1.38E+10`: the spreadsheet has thrown the last digits away. */
  | 'phone-rounded'
  /** A landline, a digit too few or too many. */
  | 'phone-not-mobile'
  /** The name or the phone is a formula without a value. */
  | 'not-computed'
  /** Another row of the file has the phone, under another name. */
  | 'phone-twice'

export type CellRead = { ok: true; value: string } | { ok: false; why: RowProblem }

const read = (value: string): CellRead => ({ ok: true, value })
const unreadable = (why: RowProblem): CellRead => ({ ok: false, why })

/** Characters that nobody sees: joiners, marks of direction, the byte order mark. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** What nobody's name, phone or skill is longer than; a cell that holds a book is no reason to read it. */
const LONGEST_CELL = 500
/** Control characters and halves of characters, which no database takes. */
const UNSTORABLE = /[\0-\u0008\u000e-\u001f]|\p{Surrogate}/gu

/** The cell as one line, composed, full-width letters and digits as the usual ones. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === UNCOMPUTED) return ''
  return String(cell).slice(0, LONGEST_CELL).replace(UNSTORABLE, '').normalize('NFKC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
}

/** An empty cell, or one in which a dash says that there is nothing. */
export const isBlank = (cell: Cell): boolean => cell !== UNCOMPUTED && /^[-—/\\]*$/.test(textOf(cell))

/** `13800000001`, also as a number, with blanks, hyphens, +86, full-width digits, a word before or after it; the first of several. */
export function readPhone(cell: Cell): CellRead {
  if (cell === UNCOMPUTED) return unreadable('not-computed')
  if (isBlank(cell)) return unreadable('phone-missing')
  const text = textOf(cell).replace(/\([^\d]*\)/g, '')
  const scientific = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i.exec(text)
  if (scientific) return unscaled(scientific)
  // Whole candidates first: 138 0000 0001 is one number, 13800000001 13900000002 are two.
  const parts = text.split(/[/、,;|或]/)
  for (const part of [...parts, ...parts.flatMap((each) => each.split(' '))]) {
    const phone = bareNumber(part)
    if (isPhone(phone)) return read(phone)
  }
  return unreadable('phone-not-mobile')
}

/** `1.3800000001E10` has every digit, `1.38E+10` has lost the last ones. */
function unscaled([, first = '', fraction = '', exponent = '']: RegExpExecArray): CellRead {
  const places = Number(exponent)
  if (fraction.length < places) return unreadable('phone-rounded')
  const isWhole = /^0*$/.test(fraction.slice(places))
  const phone = first + fraction.slice(0, places)
  return isWhole && isPhone(phone) ? read(phone) : unreadable('phone-not-mobile')
}

/** Without a word before it, the apostrophe that keeps a number text, and the `.0` or `.00` of a number that was written as a fraction. */
const bareNumber = (part: string): string =>
  tidyPhone(
    part
      .replace(/^[^\d+]+/, '')
      .replace(/[^\d]+$/, '')
      // After all eleven digits: 138.0000.0000 is written with dots.
      .replace(/(\d{11})\.0+$/, '$1')
      .replace(/[.·‐-―_]/g, ''),
  )

/** `王 样例` and `王样例（主委）` are 王样例; the dots in names of other nationalities are all the same one. */
export function readName(cell: Cell): CellRead {
  if (cell === UNCOMPUTED) return unreadable('not-computed')
  if (isBlank(cell)) return unreadable('name-missing')
  const bare = tidyName(textOf(cell))
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[*★☆△#]+/g, '')
    .replace(/^\d+[.、]/, '')
    .replace(/(?<=\p{Script=Han})\s*[.•・‧∙·]\s*(?=\p{Script=Han})/gu, '·')
    .trim()
  // A box that was ticked is nobody's name, nor what a CSV makes of it.
  if (/^(true|false)$/i.test(bare)) return unreadable('name-unreadable')
  const name = /^[\p{Script=Han}\s]+$/u.test(bare) ? bare.replace(/\s/g, '') : bare
  return isName(name) ? read(name) : unreadable('name-unreadable')
}

/** What somebody can do fits on a line. */
const LONGEST_SKILL = 20
const MOST_SKILLS = 10
const NOTHING = new Set(['无', '暂无', '没有', '不详', '其他', '未知'])

/** `书法、国画/摄影` in its parts, each once. */
export function readSkills(cell: Cell): string[] {
  const parts = textOf(cell)
    .split(/[、,;/|+\s]+/)
    .map((part) => part.replace(/[。.]+$/, ''))
  const skills = parts.filter((part) => part !== '' && !/^[-—]+$/.test(part) && !NOTHING.has(part))
  return [...new Set(skills.map((skill) => firstOf(skill, LONGEST_SKILL)))].slice(0, MOST_SKILLS)
}

const LONGEST_NOTE = 100

/** By whole characters: rare ones are two units long. */
const firstOf = (text: string, count: number): string => Array.from(text).slice(0, count).join('')

/** An ID-card number is nobody's note. */
export const readNote = (cell: Cell): string => (isBlank(cell) ? '' : firstOf(maskNumbers(textOf(cell), LONG), LONGEST_NOTE))

/** Digits, also with blanks, dots and hyphens between them; the last of an ID-card number may be an X. */
const NUMBER = /\d(?:[\s.·‐-―_()-]{0,2}\d)*[xX]?/g
/** As spreadsheets write a number that is too long for them. */
const SCIENTIFIC = /\d+(?:\.\d+)?(?=E\+?\d)/gi
/** From so many digits on a number is no phone: an ID card has 18 or 15, a bank card 16 to 19, and one may have been mistyped. */
const LONG = 13
/** From so many on it may be somebody's: a landline has seven. What is shorter is a count, a year, a post code. */
const TELLING = 7

/**
 * Enough to find the cell again and too little to know the number: of a phone two digits at either end, of what is longer the last
 * two alone, of what a spreadsheet has rounded none.
 * @param least digits that make a number that is hidden
 */
export function maskNumbers(text: string, least = TELLING): string {
  const hidden = (part: string): string => part.replace(/[\dxX]/g, '•')
  return text.replace(SCIENTIFIC, hidden).replace(NUMBER, (number) => {
    const digits = number.replace(/\D/g, '').length
    if (digits < least) return number
    const [from, to] = [digits < LONG ? 2 : 0, number.length - 2]
    return number.slice(0, from) + hidden(number.slice(from, to)) + number.slice(to)
  })
}

/** The same for spellings of one name that differ in blanks, dots and letters' case. The database says the same: see db/members. */
export const nameKey = (name: string): string => name.toLowerCase().replace(/[ ·-]/g, '')
