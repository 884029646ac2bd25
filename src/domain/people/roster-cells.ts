/** Cells of organisations' own membership spreadsheets, read by their meaning: two phones in one cell, a number that was rounded. */
import { UNSEEN, isName, surnameOf, tidyCharacters, tidyName } from './names'
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
  /** The member has left, has died, or was moved to another organisation: `王样例（已退社）`. */
  | 'has-left'
  | 'phone-missing'
  /** `1.38E+10`: the spreadsheet has dropped the last digits. */
  | 'phone-rounded'
  | PhoneProblem
  /** The name or the phone is a formula without a value. */
  | 'not-computed'
  /** Another row of the file has the phone, under another name. */
  | 'phone-twice'

export type CellRead = { ok: true; value: string } | { ok: false; why: RowProblem }

const read = (value: string): CellRead => ({ ok: true, value })
const unreadable = (why: RowProblem): CellRead => ({ ok: false, why })

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

/** The first mobile number in a cell. It may have blanks, hyphens, +86, full-width digits or words around it. */
export function readPhone(cell: Cell): CellRead {
  if (cell === UNCOMPUTED) return unreadable('not-computed')
  if (isBlank(cell)) return unreadable('phone-missing')
  const text = textOf(cell)
  const scientific = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i.exec(text)
  if (scientific) return unscaled(scientific)
  // Whole candidates first: 138 0000 0001 is one number, 13800000001 13900000002 are two.
  const parts = [text, ...text.split(/[()[\]【】/、,;|\p{Script=Han}]+/u)]
  const numbers = [...parts, ...parts.flatMap((each) => each.split(' '))].map(bareNumber)
  const mobile = numbers.find(isPhone)
  if (mobile !== undefined) return read(mobile)
  return unreadable(numbers.some((number) => phoneProblem(number) === 'phone-landline') ? 'phone-landline' : 'phone-not-mobile')
}

/** A number in scientific notation: `1.3800000001E10` has every digit, `1.38E+10` has lost the last digits. */
function unscaled([, first = '', fraction = '', exponent = '']: RegExpExecArray): CellRead {
  const places = Number(exponent)
  if (fraction.length < places) return unreadable('phone-rounded')
  const isWhole = /^0*$/.test(fraction.slice(places))
  const phone = first + fraction.slice(0, places)
  return isWhole && isPhone(phone) ? read(phone) : unreadable('phone-not-mobile')
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

/** `王 样例` and `王样例（主委）` are read as 王样例. */
export function readName(cell: Cell): CellRead {
  if (cell === UNCOMPUTED) return unreadable('not-computed')
  if (isBlank(cell)) return unreadable('name-missing')
  const bare = tidyCharacters(textOf(cell))
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[*★☆△#]+/g, '')
    .replace(/^\(?\d+\)?[.、) ]*/, '')
    .trim()
    .replace(BESIDE_NAME, '')
  if (isSeveral(bare)) return unreadable('name-several')
  const name = tidyName(bare)
  // A CSV file writes a ticked box as a word, which is not a name.
  if (/^(true|false)$/i.test(name)) return unreadable('name-unreadable')
  return isName(name) ? read(name) : unreadable('name-unreadable')
}

/** Words after a name and a blank: sex, ethnic group, office. */
const BESIDE_NAME =
  /(?: (?:男|女|\p{Script=Han}{1,4}族|(?:副|常务副|名誉)?(?:主委|主任委员|会长|理事长|秘书长|主任|主席|社长|组长)|委员|常委|支委|理事|顾问))+$/u

/** Surnames that stand at the beginning of nearly every Chinese name, so that a second one begins a second name. */
const COMMON_SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文应吕施',
)

/** True for several names: with a comma or a stroke between them, or with a blank where each begins with a common surname. */
function isSeveral(text: string): boolean {
  const words = text.split(/[、,，;；/|]+|\s+/).filter((word) => word !== '')
  if (words.length < 2 || !words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word))) return false
  // 陈方 安生 has two surnames and two given names; four characters are not enough to tell two people.
  return /[、,，;；/|]/.test(text) || (words.join('').length > 4 && words.every((word) => COMMON_SURNAMES.has(surnameOf(word))))
}

const DATE = /\d{2,4}(?:[年./-]\d{1,2})?(?:[月./-]\d{1,2})?[年月日号]?/g
/** A remark that a member has left or died, alone in a cell or in brackets, without its date. */
const LEFT =
  /^(?:(?:本人)?(?:因.{1,8})?(?:现|已|早已|主动|自动|自愿|申请|自行)*)(?:退社|退会|退盟|退党|退出(?:本?(?:会|社|盟|党)|组织)?|脱离组织|除名|开除|去世|逝世|病故|亡故|身故|故世|过世|离世|辞世|故|殁|调出|调离|转出|迁出|离会)(?:本(?:会|社|地|县|市|区|支部)|外地|[至到].{1,12})?[。.]?$/

/** True if the row says that its person is a member no longer: beside the name, or in a cell for remarks or for their state. */
export function hasLeft(name: Cell, remarks: readonly Cell[]): boolean {
  const inName = textOf(name)
    .split(/[()[\]【】 ]+/)
    .slice(1)
  const beside = remarks.flatMap((cell) => [textOf(cell), ...textOf(cell).split(/[,，;；。]/)])
  return [...inName, ...beside].some((text) => LEFT.test(text.replace(DATE, '').trim()))
}

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
const SCIENTIFIC = /\d+(?:\.\d+)?(?=E\+?\d)/gi
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
  return text.replace(SCIENTIFIC, hidden).replace(NUMBER, (number) => {
    const digits = number.replace(/\D/g, '').length
    if (digits < least) return number
    const [from, to] = [digits < LONG ? 2 : 0, number.length - 2]
    return number.slice(0, from) + hidden(number.slice(from, to)) + number.slice(to)
  })
}
