/** Finds the columns of a roster by their headings, in any order and wording. Title rows may precede, and a heading may have two lines. */
import { type Cell, textOf } from './roster-cells'
import { PHONE_HEADINGS, READ_HEADINGS, mayBeHeading, namesIn, partsOf, peopleBeside, tidyHeading } from './roster-heading-words'

/** The columns of one list. A printed roster may have two lists side by side. */
export interface Columns {
  name: number
  /** The likeliest first: mobile, then telephone, then office. */
  phones: number[]
  skills: number[]
  note: number | null
  branch: number | null
  /** Columns for remarks and for a member's state: 备注, 状态, 变动情况. */
  remarks: number[]
}

/** A column that is read, as the preview shows it. */
export interface ColumnUse {
  field: 'name' | 'phone' | 'skills' | 'note' | 'branch'
  /** Heading as the file writes it. */
  heading: string
  /** Counts from 0. */
  column: number
}

export interface Heading {
  /** Index of the heading's last row; people begin below it. */
  row: number
  lists: Columns[]
  used: ColumnUse[]
  /** Headings of the columns that are not read: 身份证号, 住址. */
  ignored: string[]
}

export type HeadingProblem =
  /** No row has a heading for a column of names. */
  | 'no-heading'
  /** A column of names was found, but no column of phones. */
  | 'no-phone-column'

/** Rows searched for the heading: titles, date and author stand above it. */
const LOWEST_HEADING = 30
/** Most lists side by side on one sheet. */
const MOST_LISTS = 8

/** Columns under a heading row, one set for each column of names; null for any other row. */
function columnsOf(cells: readonly Cell[]): Columns[] | null {
  const headings = cells.map(tidyHeading)
  const names = namesIn(headings)
  if (names.length === 0 || names.length > MOST_LISTS) return null
  const parts = headings.map(partsOf)
  const people = peopleBeside(headings, names)
  return names.map((name, nth) => {
    // A single list may have its columns in any order; each of several lists begins with its column of names.
    const from = names.length === 1 ? 0 : name
    const to = names[nth + 1] ?? headings.length
    const like = (pattern: RegExp): number[] =>
      parts.slice(from, to).flatMap((each, nth) => (each.some((part) => pattern.test(part)) ? [from + nth] : []))
    const likeliest = (patterns: readonly RegExp[]): number[] => patterns.map(like).find((columns) => columns.length > 0) ?? []
    const phones = PHONE_HEADINGS.of.flatMap(like).filter((column) => !PHONE_HEADINGS.ofOthers.test(textOf(cells[column] ?? null)))
    const own = phones.filter((column) => people[column] === name)
    // A printed list beside another may have its branch once, at the left edge of the page.
    const branches = READ_HEADINGS.branch.map((pattern) => headings.findIndex((heading) => pattern.test(heading)))
    return {
      name,
      phones: [...new Set(own)],
      skills: likeliest(READ_HEADINGS.skills),
      note: like(READ_HEADINGS.note)[0] ?? null,
      branch: likeliest(READ_HEADINGS.branch)[0] ?? branches.find((column) => column >= 0) ?? null,
      remarks: like(READ_HEADINGS.remark),
    }
  })
}

const hasPhones = (lists: readonly Columns[]): boolean => lists.some(({ phones }) => phones.length > 0)

/** The heading that begins in a row, of one line or of several; null for a row of another kind. */
export function headingAt(rows: readonly (readonly Cell[])[], row: number): Heading | null {
  let [cells, last] = [rows[row] ?? [], row]
  if (!isHeadingLine(cells)) return null
  for (; last + 1 < rows.length && last < row + MOST_LINES - 1; last++) {
    const next = rows[last + 1] ?? []
    const joined = isHeadingLine(next) ? joinedLines(cells, next) : null
    if (!joined || !hasPhones(columnsOf(joined) ?? [])) break
    cells = joined
  }
  // A list without phones is not of members: a second 姓名 of the family.
  const lists = (columnsOf(cells) ?? []).filter(({ phones }) => phones.length > 0)
  return lists.length === 0 ? null : headingOf(last, cells, lists)
}

/** Most lines of one heading. */
const MOST_LINES = 3

/** True for a line with the heading of a name or of a phone. */
function isHeadingLine(cells: readonly Cell[]): boolean {
  if (!cells.some(mayBeHeading)) return false
  const headings = cells.map(tidyHeading)
  return namesIn(headings).length > 0 || headings.some((heading) => PHONE_HEADINGS.of.some((pattern) => pattern.test(heading)))
}

/** Two lines of a heading as one; of two headings in one column the lower says more. */
const joinedLines = (upper: readonly Cell[], lower: readonly Cell[]): Cell[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) =>
    textOf(lower[column] ?? null) === '' ? (upper[column] ?? null) : (lower[column] ?? null),
  )

/** The first heading of a sheet. */
export function findHeading(rows: readonly (readonly Cell[])[]): Heading | HeadingProblem {
  const head = rows.slice(0, LOWEST_HEADING)
  for (const row of head.keys()) {
    const heading = headingAt(rows, row)
    if (heading) return heading
  }
  return head.some((cells) => columnsOf(cells) !== null) ? 'no-phone-column' : 'no-heading'
}

function headingOf(row: number, cells: readonly Cell[], lists: Columns[]): Heading {
  const used = lists.flatMap(({ name, phones, skills, note, branch }): ColumnUse[] => {
    const use = (field: ColumnUse['field'], columns: readonly (number | null)[]) =>
      columns.flatMap((column) => (column === null ? [] : [{ field, heading: textOf(cells[column] ?? null), column }]))
    return [...use('name', [name]), ...use('phone', phones), ...use('branch', [branch]), ...use('skills', skills), ...use('note', [note])]
  })
  const read = new Set(used.map(({ column }) => column))
  const ignored = cells.map(textOf).filter((heading, column) => heading !== '' && !read.has(column))
  return { row, lists, used, ignored: [...new Set(ignored)] }
}
