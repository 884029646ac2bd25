/** People from a grid of cells, each with the row number that the spreadsheet shows. */
import {
  type Cell,
  type RowProblem,
  UNCOMPUTED,
  hasLeft,
  isBlank,
  maskNumbers,
  readName,
  readNote,
  readPhone,
  readSkills,
  textOf,
} from './roster-cells'
import { type Columns, type Heading, isHeading } from './roster-headings'

/** One person of the file; null for a field without a column. */
export interface ReadPerson {
  name: string
  phone: string
  skills: string[] | null
  note: string | null
}

export type ReadRow = { row: number } & (
  | ({ kind: 'person' } & ReadPerson)
  /** `cell` is the cell's text with numbers masked, so that the organiser finds the cell again. */
  | { kind: 'unreadable'; why: RowProblem; name: string; cell: string }
  /** A row without a person: a sum, a branch's title, a repeated heading. */
  | { kind: 'skipped'; text: string }
)

/** Sums and remarks in place of a name. */
const NO_PERSON = /^(合计|总计|小计|共计|共\d|注[:：]|备注|说明|填表|制表|审核|填报|统计)/
/** Sums in any cell of a row. */
const SUM = /^(合计|总计|小计|共计|累计)(\d|人|[:：]|$)/

/** Rows below the heading, without empty ones. */
export function readRows(rows: readonly (readonly Cell[])[], heading: Heading): ReadRow[] {
  return rows.slice(heading.row + 1).flatMap((cells, below) => {
    const row = heading.row + below + 2
    const filled = cells.filter((cell) => cell === UNCOMPUTED || textOf(cell) !== '')
    if (filled.length === 0) return []
    const text = filled
      .map((cell) => maskNumbers(textOf(cell)))
      .join(' ')
      .slice(0, 40)
    const skipped: ReadRow[] = [{ row, kind: 'skipped', text }]
    if (isHeading(cells)) return skipped
    const found = heading.lists.flatMap((columns) => readList(row, cells, columns))
    if (found.some(({ kind }) => kind === 'person')) return found
    return found.length === 0 || isTitle(cells, filled, heading) ? skipped : found
  })
}

/** True for a cell with the name of a person, who may have no readable phone. */
const isNamed = (cell: Cell): boolean => readName(cell).ok && !NO_PERSON.test(textOf(cell))

/** True for a sum, a remark, or a branch's title: a row's only text, outside the column of names or too long for a name. */
function isTitle(cells: readonly Cell[], filled: readonly Cell[], { lists }: Heading): boolean {
  const first = lists.map(({ name }) => cells[name] ?? null).find((cell) => !isBlank(cell)) ?? null
  if (filled.length > 1 && isNamed(first)) return false
  if (NO_PERSON.test(textOf(filled[0] ?? null)) || NO_PERSON.test(textOf(first))) return true
  if (filled.some((cell) => SUM.test(textOf(cell).replace(/\s/g, '')))) return true
  return filled.length === 1 && filled[0] !== UNCOMPUTED && (first === null || textOf(first).length > LONGEST_LONE_NAME)
}

/** Longest name that may be alone on its row, in characters: 王样例 is a person without a phone, the longer 第三支部 is a title. */
const LONGEST_LONE_NAME = 3

function readList(row: number, cells: readonly Cell[], columns: Columns): ReadRow[] {
  const at = (column: number): Cell => cells[column] ?? null
  const phoneCells = columns.phones.map(at)
  // A mobile number that the spreadsheet has rounded is not replaced by the office's number.
  const clear = phoneCells.map(readPhone).findIndex((phone) => phone.ok || phone.why === 'phone-rounded')
  const phoneCell = (clear >= 0 ? phoneCells[clear] : phoneCells.find((cell) => !isBlank(cell))) ?? null
  if (isBlank(at(columns.name)) && isBlank(phoneCell)) return []
  const name = readName(at(columns.name))
  const phone = readPhone(phoneCell)
  if (!name.ok) return [{ row, kind: 'unreadable', why: name.why, name: '', cell: shown(at(columns.name)) }]
  if (hasLeft(at(columns.name), columns.remarks.map(at)))
    return [{ row, kind: 'unreadable', why: 'has-left', name: name.value, cell: shown(at(columns.name)) }]
  if (!phone.ok) return [{ row, kind: 'unreadable', why: phone.why, name: name.value, cell: shown(phoneCell) }]
  const skills = columns.skills.length === 0 ? null : [...new Set(columns.skills.flatMap((column) => readSkills(at(column))))]
  const note = columns.note === null ? null : readNote(at(columns.note))
  return [{ row, kind: 'person', name: name.value, phone: phone.value, skills, note }]
}

const shown = (cell: Cell): string => maskNumbers(textOf(cell)).slice(0, 20)
