/** Sheets of a random year's workbook, compared with the plain model. */
import type readXlsxFile from 'read-excel-file/node'
import type { YearFigures } from '../../../src/contract/figures/figures'
import { minute } from '../../../src/domain/calendar/calendar'
import { type ExpectedRecord, type expectedFigures, expectSame } from './expected-year'

type Sheet = Awaited<ReturnType<typeof readXlsxFile>>[number]
/** The library tells no types of cells. */
type Cell = unknown
type Row = readonly Cell[]

/** Found cells, with the expected number in place of one that the sheet rounds to the second decimal place. */
const snapped = (found: readonly Row[], expected: readonly Row[]): Cell[][] =>
  found.map((row, line) =>
    row.map((cell, place) => {
      const wanted = expected[line]?.[place]
      return typeof cell === 'number' && typeof wanted === 'number' && Math.abs(cell - wanted) < 0.0051 ? wanted : cell
    }),
  )
const expectLines = (found: readonly Row[], expected: readonly Row[]) => expect(snapped(found, expected)).toEqual(expected)
/** A share, as near as tells shares apart. */
const near = (cell: Cell): Cell => (typeof cell === 'number' ? Math.round(cell * 10) / 10 : cell)
/** Cells of a line, without its hours, which repeat its minutes. */
const LINE = ['活动（场）', '人数', '人次', '服务分钟', '受益群众（人次）'] as const
const DECLARED = ['未核实人数', '未核实人次', '未核实分钟'] as const

/** Rows of a sheet by their headings, down to the row of totals or of a note. */
function linesOf(sheets: readonly Sheet[], name: string, headings: readonly string[]) {
  const [heading = [], ...rows] = sheets.find(({ sheet }) => sheet === name)?.data ?? []
  const cellsOf = (row: Row): Cell[] => headings.map((one) => row[heading.indexOf(one)])
  const end = rows.findIndex(([first]) => first === '合计')
  const lines = (end < 0 ? rows : rows.slice(0, end)).filter((row) => row.some((cell) => typeof cell === 'number'))
  return { lines: lines.map((row) => [row[0], ...cellsOf(row)]), total: end < 0 ? [] : cellsOf(rows[end] ?? []) }
}

const added = (lines: readonly Row[], column: number): number => lines.reduce((sum, row) => sum + Number(row[column] ?? 0), 0)

/** Compares every sheet's lines with the scope's figures, these with the model, and each sheet's totals with the sum of its rows. */
export function expectSheets(sheets: readonly Sheet[], figures: YearFigures, expected: ReturnType<typeof expectedFigures>): void {
  expectSame(figures, expected)
  const cells = ({ activities, people, turns, minutes, served }: YearFigures['totals']) => [activities, people, turns, minutes, served]
  const [whole = []] = linesOf(sheets, '总表', LINE).lines
  expectLines([whole.slice(1)], [cells(figures.totals)])
  for (const [name, lines] of [
    ['按月', figures.months],
    ['按类别', figures.categories],
    ['按乡镇', figures.towns],
  ] as const)
    expectLines(
      linesOf(sheets, name, LINE).lines,
      lines.map((line) => [line.name, ...cells(line)]),
    )
  expectLines(
    linesOf(sheets, '按组织', [...LINE, ...DECLARED]).lines,
    figures.organisations.map(({ declared: { people, turns, minutes }, ...line }) => [line.name, ...cells(line), people, turns, minutes]),
  )
  const all = expected.totals.minutes
  for (const name of ['按月', '按乡镇', '按组织']) {
    const { lines, total } = linesOf(sheets, name, ['服务分钟'])
    expect([name, total[0]]).toEqual([name, added(lines, 1)])
  }
  for (const name of ['按月', '按乡镇']) expect(linesOf(sheets, name, ['服务分钟']).total).toEqual([all])
  const parts = linesOf(sheets, '按组织', ['服务分钟', '未核实分钟']).total
  const isWhole = sheets.every(({ sheet }) => sheet !== '未核实')
  expect(isWhole ? added([parts], 0) + added([parts], 1) : parts[0]).toBe(all)
  expectRecords(sheets, '记录', expected.records())
  if (!isWhole) expectRecords(sheets, '未核实', expected.records(false))
}

const COLUMNS = ['签到', '签退', '服务分钟', '计入比例', '计入分钟'] as const

function expectRecords(sheets: readonly Sheet[], name: string, expected: readonly ExpectedRecord[]): void {
  const { lines, total } = linesOf(sheets, name, COLUMNS)
  const inChina = (at: number | null) => (at === null ? null : new Date(at + 8 * 60 * minute))
  // A moment of a sheet is a fraction of a day, read back to the millisecond next to it.
  const text = (row: Row) => JSON.stringify(row.map((cell) => (cell instanceof Date ? Math.round(cell.getTime() / 1000) : cell)))
  const rows = expected.map(({ inAt, outAt, minutes, share, counted }) => [inChina(inAt), inChina(outAt), minutes, near(share), counted])
  const shown = lines.map(([, from, to, served, share, counted]) => [from, to, served, near(share), counted])
  expect(shown.map(text).sort()).toEqual(rows.map(text).sort())
  expect([total[2], total[4]]).toEqual([added(lines, 3), added(lines, 5)])
}
