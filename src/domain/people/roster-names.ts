/** Cells of names: one person, words beside the name, several people in one cell, a remark that the person has left. */
import { COMMON_SURNAMES, isCompoundSurname, isName, surnameOf, tidyCharacters, tidyName } from './names'
import { type Cell, type CellRead, UNCOMPUTED, isBlank, textOf, unreadable } from './roster-cells'

/** `王 样例` and `王样例（主委）` are read as 王样例; words beside the name, such as 主委, are returned apart from it. */
export function readName(cell: Cell): CellRead {
  if (cell === UNCOMPUTED) return unreadable('not-computed')
  if (isBlank(cell)) return unreadable('name-missing')
  const text = textOf(cell)
  const parted = partedName(
    tidyCharacters(text.replace(BRACKETS, ' '))
      .replace(/[*★☆△#]+/g, '')
      .replace(/^\(?\d+\)?[.、) ]*/, '')
      .trim(),
  )
  if (parted === 'several') return unreadable('name-several')
  const name = tidyName(parted.name)
  // A CSV file writes a ticked box as a word, which is not a name.
  if (/^(true|false)$/i.test(name) || !isName(name)) return unreadable('name-unreadable')
  const inBrackets = (text.match(BRACKETS) ?? []).map((bracket) => bracket.slice(1, -1).trim())
  return { ok: true, value: name, beside: [...parted.beside, ...inBrackets].filter((words) => words !== '').join('、') }
}

const BRACKETS = /\([^)]*\)|\[[^\]]*\]|【[^】]*】/g
/** Marks between several people, or between a name and the words beside it. A comma in Latin letters is part of a name. */
const MARKS = /[、,;/|&+]+/
const HAN = /\p{Script=Han}/u

/** Words of sex, ethnic group, office and state. */
const BESIDE =
  /^(?:男|女|\p{Script=Han}{1,4}族|(?:副|常务副|名誉|原)?(?:主委|主任委员|会长|理事长|秘书长|主任|主席|社长|组长|书记|委员|常委|支委|理事|顾问)|(?:离)?退休|离休|在职|挂职|借调|预备|新增?|党员|会员|盟员|社员|本人)$/u

type Parted = { name: string; beside: string[] } | 'several'

function partedName(text: string): Parted {
  const parts = text.split(MARKS).map((part) => part.trim())
  const [first = '', ...others] = parts.filter((part) => part !== '')
  if (!HAN.test(text)) return isLatinSeveral(text) ? 'several' : { name: text, beside: [] }
  const beside = others.filter(isBeside)
  if (beside.length < others.length)
    return others.some((part) => isBeside(part) || looksLikeName(part)) ? 'several' : { name: text, beside: [] }
  const joined = /^(\p{Script=Han}{2,4})[和与及](\p{Script=Han}{2,4})$/u.exec(first)
  if (joined && [joined[1], joined[2]].every((one) => hasCommonSurname(one ?? ''))) return 'several'
  const words = partedWords(first.split(' '))
  return words === 'several' ? words : { name: words.name, beside: [...words.beside, ...beside] }
}

/** `Anna Sample, Bob Example` are two people; `Chan, Tai Man` is one. */
function isLatinSeveral(text: string): boolean {
  const marked = text.split(/[、;/|&+]/).map((part) => part.trim())
  if (marked.length > 1) return marked.every(isName)
  const sides = text.split(',').map((side) => side.trim())
  return sides.length > 1 && sides.every((side) => side.includes(' ') && isName(side))
}

/** Divides words with blanks between them, which also pad short names: 王 样例. Words beside the name may stand before it: 主委 王样例. */
function partedWords(words: readonly string[]): Parted {
  const [first = '', next = ''] = words
  if (isBeside(first) && isBesideOfNext(first, next)) {
    const parted = partedWords(words.slice(1))
    return parted === 'several' ? parted : { name: parted.name, beside: [first, ...parted.beside] }
  }
  const glued = GLUED_REMARK.exec(first)
  if (glued) return { name: glued[1] ?? first, beside: [glued[2] ?? '', ...words.slice(1)] }
  const known = words.findIndex((word, at) => at > 0 && isBeside(word))
  const rest = words.slice(1, known < 0 ? undefined : known)
  const after = known < 0 ? [] : words.slice(known)
  const names = [first, ...rest]
  if (rest.length > 0 && hasCommonSurname(first) && names.every((word) => hasCommonSurname(word) && looksLikeName(word))) return 'several'
  // One character after two is padding: 王样 例.
  const isPadded = first.length === 2 && rest.every((word) => word.length === 1)
  return isWhole(first) && !isPadded ? { name: first, beside: [...rest, ...after] } : { name: names.join(' '), beside: after }
}

/** True for 主委 before a name, but not for 新 in 新 样例: a single character may be a surname, unless a whole name follows. */
const isBesideOfNext = (word: string, next: string): boolean => next !== '' && (word.length > 1 || isWhole(next) || isBeside(next))

const looksLikeName = (word: string): boolean => /^\p{Script=Han}{2,4}$/u.test(word.replace(/ /g, ''))

const hasCommonSurname = (word: string): boolean => COMMON_SURNAMES.has(surnameOf(word)) && !isCompoundSurname(word)

/** True for a Chinese name that needs no further character: not 欧阳, and not 陈方, which may be two surnames. */
function isWhole(word: string): boolean {
  if (!looksLikeName(word) || isCompoundSurname(word)) return false
  const [first = '', second = ''] = Array.from(word)
  if (Array.from(word).length > 2) return COMMON_SURNAMES.has(first) || isCompoundSurname(first + second)
  return COMMON_SURNAMES.has(first) && !COMMON_SURNAMES.has(second)
}

const DATE = /\d{2,4}(?:[年./-]\d{1,2})?(?:[月./-]\d{1,2})?[年月日号]?/g
const GONE =
  '退社|退会|退盟|退党|退出(?:本?(?:会|社|盟|党)|组织)?|脱离组织|除名|开除|去世|逝世|病故|亡故|身故|故世|过世|离世|辞世|调出|调离|转出|迁出|离会'
/** A remark that a member has left or died, alone in a cell or in brackets, without its date. */
const LEFT = new RegExp(
  `^(?:(?:本人)?(?:因.{1,8})?(?:现|已经?|早已|主动|自动|自愿|申请|自行)*)(?:${GONE}|故|殁)(?:本(?:会|社|地|县|市|区|支部)|外地|[至到].{1,12})?[。.]?$`,
)
/** The same remark directly after a name: 王样例已退社. */
const GLUED_REMARK = new RegExp(`^(\\p{Script=Han}{2,4}?)((?:现?已经?)?(?:${GONE})|已故)$`, 'u')

/** True for a text that says that somebody is a member no longer. A date may stand in it. */
export const isRemarkOfLeaving = (text: string): boolean => LEFT.test(text.replace(DATE, '').trim())
const isBeside = (word: string): boolean => BESIDE.test(word) || isRemarkOfLeaving(word)

/** The remark that a row's person is a member no longer, beside the name or in a cell for remarks or for their state; null for none. */
export function remarkOfLeaving(name: Cell, remarks: readonly Cell[]): string | null {
  const inName = textOf(name).split(/[()[\]【】 、,;/|:—-]+/)
  const glued = GLUED_REMARK.exec(inName[0] ?? '')?.[2]
  const beside = remarks.flatMap((cell) => [textOf(cell), ...textOf(cell).split(/[,，;；。]/)])
  return [...(glued ? [glued] : []), ...inName, ...beside].find(isRemarkOfLeaving) ?? null
}
