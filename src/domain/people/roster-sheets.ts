/** The sheets of a workbook: which have members, which are taken, and the branch that each stands for. */
import { isName, tidyCharacters, tidyName } from './names'
import { branchOfSheet } from './roster-branches'
import type { Cell } from './roster-cells'
import { type HeadingProblem, findHeading } from './roster-headings'
import { isRemarkOfLeaving } from './roster-names'
import { type ReadRow, type SheetRead, readSheet } from './roster-rows'

/** A sheet as the file has it. */
export interface SheetGrid {
  /** Empty in a file without sheets. */
  name: string
  isHidden: boolean
  rows: readonly (readonly Cell[])[]
}

export type FoundSheet = { name: string; isHidden: boolean } & (
  | ({ problem: null } & SheetRead)
  /** A sheet that is not read. `words` may be names: they keep a member from counting as missing. */
  | { problem: HeadingProblem; words: string[] }
)
/** A sheet with members. */
export type MemberSheet = Extract<FoundSheet, { problem: null }>

/**
 * Reads all sheets. Where several have members, a sheet's name is the branch of its members.
 * @param organisations names and aliases of organisations, which are no branches
 */
export function readSheets(grids: readonly SheetGrid[], organisations: readonly string[] = []): FoundSheet[] {
  const noBranches = new Set(organisations)
  const isOneOfSeveral = grids.filter((grid) => !grid.isHidden && typeof findHeading(grid.rows) !== 'string').length > 1
  return grids.map((grid): FoundSheet => {
    const { name, isHidden } = grid
    const sheet = readSheet(grid, noBranches.has(tidyCharacters(name)) ? null : branchOfSheet(name, isOneOfSeveral))
    return typeof sheet === 'string'
      ? { name, isHidden, problem: sheet, words: shortWords(grid.rows) }
      : { name, isHidden, problem: null, ...sheet }
  })
}

/** Longest text of a cell that may be a Chinese name with its blanks, in UTF-16 units. */
const LONGEST_WORD = 16

const shortWords = (rows: readonly (readonly Cell[])[]): string[] => {
  const words = rows.flatMap((cells) => cells.filter((cell) => typeof cell === 'string' && cell.length <= LONGEST_WORD))
  return [...new Set(words.map((word) => tidyName(String(word))))].filter(isName)
}

/** People of the sheets that are not imported, as rows that only name them. */
export const rowsElsewhere = (sheets: readonly FoundSheet[]): ReadRow[] =>
  sheets.flatMap((sheet) =>
    hasMembers(sheet)
      ? sheet.rows
      : sheet.words.map((name) => ({
          kind: 'unreadable' as const,
          sheet: sheet.name,
          row: 0,
          name,
          why: 'phone-missing' as const,
          cell: '',
        })),
  )

export const hasMembers = (sheet: FoundSheet): sheet is MemberSheet => sheet.problem === null

/** Number of rows with a person, read or not. */
export const countPeople = (rows: readonly ReadRow[]): number => rows.filter(({ kind }) => kind !== 'skipped').length

/**
 * Sheets taken until the organiser chooses: neither hidden ones nor those of members who have left. A workbook with a sheet for each
 * organisation is read for one of them.
 * @param own names and aliases of the organisation
 * @param others names and aliases of the other organisations
 */
export function sheetsAtFirst(sheets: readonly MemberSheet[], own: readonly string[], others: readonly string[]): string[] {
  const isOf = (names: readonly string[]) => {
    const known = new Set(names)
    return (sheet: string) => known.has(tidyCharacters(sheet))
  }
  const open = sheets.filter(({ name, isHidden }) => !isHidden && !isRemarkOfLeaving(name)).map(({ name }) => name)
  const ours = open.filter(isOf(own))
  if (ours.length > 0) return ours
  const isOfOthers = isOf(others)
  return open.filter((name) => !isOfOthers(name))
}
