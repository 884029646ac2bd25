/** People from a sheet's grid of cells, each with the row number that the spreadsheet shows. */
import { branchOfTitle, readBranch } from './roster-branches'
import { type Cell, type RowProblem, UNCOMPUTED, isBlank, maskNumbers, readNote, readPhone, readSkills, textOf } from './roster-cells'
import { type ColumnUse, type Columns, type Heading, type HeadingProblem, findHeading, headingAt } from './roster-headings'
import { readName, remarkOfLeaving } from './roster-names'

/** Place of a row in the file. `sheet` is empty in a file without sheets; `row` is the number that the spreadsheet shows. */
export interface Place {
  sheet: string
  row: number
}

/** Words of a cell beside the name or the phone, which are shown and not stored; numbers are masked. */
export interface Beside {
  field: 'name' | 'phone'
  text: string
}

/** One person of the file; null for a field that the file does not tell. */
export interface ReadPerson {
  name: string
  phone: string
  skills: string[] | null
  note: string | null
  branch: string | null
  beside: Beside[]
}

export type PersonRow = Place & { kind: 'person' } & ReadPerson
/** `cell` is the cell's text with numbers masked, so that the organiser finds the cell again. */
export type UnreadableRow = Place & { kind: 'unreadable'; why: RowProblem; name: string; cell: string }
export type ReadRow =
  | PersonRow
  | UnreadableRow
  /** A person who has left by the file's own words, `cell`. `member` is the row as it is read if they are imported nonetheless. */
  | (Place & { kind: 'left'; name: string; cell: string; member: PersonRow | UnreadableRow })
  /** A row without a person: a sum, a branch's title, a repeated heading. */
  | (Place & { kind: 'skipped'; text: string })

export interface SheetRead {
  /** Columns of all headings of the sheet, and headings of columns that are not read. */
  used: ColumnUse[]
  ignored: string[]
  /** Rows below the heading, without empty ones. */
  rows: ReadRow[]
}

/** @param sheetBranch branch of members for whom neither a column nor a line above them names one */
export function readSheet(
  { name: sheet, rows }: { name: string; rows: readonly (readonly Cell[])[] },
  sheetBranch: string | null = null,
): SheetRead | HeadingProblem {
  const first = findHeading(rows)
  if (typeof first === 'string') return first
  const headings = [first]
  const read: ReadRow[] = []
  let [heading, branch] = [first, sheetBranch]
  for (let at = first.row + 1; at < rows.length; at++) {
    const cells = rows[at] ?? []
    const place = { sheet, row: at + 1 }
    const filled = cells.filter((cell) => cell === UNCOMPUTED || textOf(cell) !== '')
    if (filled.length === 0) continue
    const next = headingAt(rows, at)
    if (next) {
      // Each part of a sheet is read by its own heading, which may have other columns.
      heading = next
      headings.push(next)
      for (; at <= next.row; at++) read.push({ sheet, row: at + 1, kind: 'skipped', text: shownRow(rows[at] ?? []) })
      at--
      continue
    }
    const found = readRow(place, cells, filled, heading, branch)
    if (found.every(({ kind }) => kind === 'skipped')) branch = branchOfTitle(filled) ?? branch
    read.push(...found)
  }
  return { used: distinct(headings.flatMap(({ used }) => used)), ignored: distinct(headings.flatMap(({ ignored }) => ignored)), rows: read }
}

const distinct = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]

/** Sums and remarks in place of a name. */
const NO_PERSON = /^(合计|总计|小计|共计|共\d|注[:：]|备注|说明|填表|制表|审核|填报|统计)/
/** A line that the author signs: 支部主委：王样例. */
const SIGNED = /^\S{0,8}(人|员|长|委|书记|单位|日期|时间|电话)[:：]/
/** Sums in any cell of a row. */
const SUM = /^(合计|总计|小计|共计|累计)(\d|人|[:：]|$)/

function readRow(place: Place, cells: readonly Cell[], filled: readonly Cell[], heading: Heading, branch: string | null): ReadRow[] {
  const found = heading.lists.flatMap((columns) => readList(place, cells, columns, branch))
  if (found.some(({ kind }) => kind === 'person')) return found
  const isSkipped = found.length === 0 || isTitle(cells, filled, heading)
  return isSkipped ? [{ ...place, kind: 'skipped', text: shownRow(filled) }] : found
}

/** True for a cell with the name of a person, who may have no readable phone. */
const isNamed = (cell: Cell): boolean => readName(cell).ok && !NO_PERSON.test(textOf(cell))

/** True for a sum, a remark, or a branch's title: a row's only text, outside the column of names or too long for a name. */
function isTitle(cells: readonly Cell[], filled: readonly Cell[], { lists }: Heading): boolean {
  const first = lists.map(({ name }) => cells[name] ?? null).find((cell) => !isBlank(cell)) ?? null
  if (filled.length > 1 && isNamed(first)) return false
  const texts = [textOf(filled[0] ?? null), textOf(first)]
  if (texts.some((text) => NO_PERSON.test(text) || SIGNED.test(text)) || branchOfTitle(filled) !== null) return true
  if (filled.some((cell) => SUM.test(textOf(cell).replace(/\s/g, '')))) return true
  return filled.length === 1 && filled[0] !== UNCOMPUTED && (first === null || textOf(first).length > LONGEST_LONE_NAME)
}

/** Longest name that may be alone on its row, in characters: 王样例 is a person without a phone, the longer 第三支部 is a title. */
const LONGEST_LONE_NAME = 3

function readList(place: Place, cells: readonly Cell[], columns: Columns, branch: string | null): ReadRow[] {
  const at = (column: number): Cell => cells[column] ?? null
  const nameCell = at(columns.name)
  const phoneCell = phoneCellOf(columns.phones.map(at))
  if (isBlank(nameCell) && isBlank(phoneCell)) return []
  const name = readName(nameCell)
  if (!name.ok) return [{ ...place, kind: 'unreadable', why: name.why, name: '', cell: shown(nameCell) }]
  const phone = readPhone(phoneCell)
  const member: PersonRow | UnreadableRow = phone.ok
    ? {
        ...place,
        kind: 'person',
        name: name.value,
        phone: phone.value,
        skills: columns.skills.length === 0 ? null : [...new Set(columns.skills.flatMap((column) => readSkills(at(column))))],
        note: columns.note === null ? null : readNote(at(columns.note)),
        branch: columns.branch === null ? branch : readBranch(at(columns.branch)) || (branch ?? ''),
        beside: [...besideOf('name', name.beside), ...besideOf('phone', phone.beside)],
      }
    : { ...place, kind: 'unreadable', why: phone.why, name: name.value, cell: shown(phoneCell) }
  const remark = remarkOfLeaving(nameCell, columns.remarks.map(at))
  return [remark === null ? member : { ...place, kind: 'left', name: name.value, cell: maskNumbers(remark), member }]
}

/** The first cell with a phone. A mobile number that the spreadsheet has rounded is not replaced by the office's number. */
function phoneCellOf(cells: readonly Cell[]): Cell {
  const clear = cells.map(readPhone).findIndex((phone) => phone.ok || phone.why === 'phone-rounded')
  return (clear >= 0 ? cells[clear] : cells.find((cell) => !isBlank(cell))) ?? null
}

const besideOf = (field: Beside['field'], text: string): Beside[] =>
  text === '' ? [] : [{ field, text: maskNumbers(text).slice(0, LONGEST_SHOWN) }]

/** Longest text of a row that is shown, in UTF-16 units. */
const LONGEST_SHOWN = 40
/** The beginning of a row's text. Only as many cells are read as are shown, since a sheet may have long cells by the thousand. */
function shownRow(cells: readonly Cell[]): string {
  let shownText = ''
  for (const cell of cells) {
    if (shownText.length >= LONGEST_SHOWN) break
    const text = maskNumbers(textOf(cell))
    shownText += shownText === '' || text === '' ? text : ` ${text}`
  }
  return shownText.slice(0, LONGEST_SHOWN)
}
const shown = (cell: Cell): string => maskNumbers(textOf(cell)).slice(0, 20)
