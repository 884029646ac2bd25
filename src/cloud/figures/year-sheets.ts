/** Sheets of a year's workbook. All are in whole minutes, so that they add up to each other. */
import type { FigureLine, NamedLine, OrganisationLine, Service, YearFigures, YearRecord } from '../../contract/figures/figures'
import type { Tx } from '../db/database'
import { type RecordFilter, listRecords } from '../db/figures/year-records'
import type { YearScope } from '../db/figures/year-scope'
import type { Workbook } from '../exports/workbook'
import type { CellValue, Column, Sum } from '../exports/workbook-cells'

/** Number of records to read and write at a time. */
const RECORDS_AT_ONCE = 1_000

const LINE: Column[] = [
  { heading: '活动（场）', kind: 'count', width: 12 },
  { heading: '人数', kind: 'count', width: 10 },
  { heading: '人次', kind: 'count', width: 10 },
  { heading: '服务分钟', kind: 'count', width: 12 },
  { heading: '服务小时', kind: 'hours', width: 12 },
  { heading: '受益群众（人次）', kind: 'count', width: 18 },
]
const lineCells = ({ activities, people, turns, minutes, served }: FigureLine): CellValue[] => [
  activities,
  people,
  turns,
  minutes,
  minutes,
  served,
]
const DECLARED: Column[] = [
  { heading: '未核实人数', kind: 'count', width: 12 },
  { heading: '未核实人次', kind: 'count', width: 12 },
  { heading: '未核实分钟', kind: 'count', width: 12 },
]
const declaredCells = ({ people, turns, minutes }: Service): CellValue[] => [people, turns, minutes]

/** A column's total, by a function of a line. */
const sumOf = <Line>(lines: readonly Line[], valueOf: (line: Line) => number): Sum => ({
  sum: lines.reduce((sum, line) => sum + valueOf(line), 0),
})

export function writeFigures(workbook: Workbook, title: string, figures: YearFigures): void {
  const { totals, months, categories, towns, organisations } = figures
  workbook.sheet('总表', [{ heading: '统计范围', kind: 'text', width: 36 }, ...LINE])
  workbook.rows([[title, ...lineCells(totals)]])
  writeLines(workbook, '按月', '月份', months)
  // People may come in several months and towns, so their number has no total here.
  workbook.rows([totalRow(months)])
  writeLines(workbook, '按类别', '类别', categories)
  workbook.rows([['一场活动可以属于几个类别，各行加起来会多于总表。']])
  writeLines(workbook, '按乡镇', '乡镇', towns)
  workbook.rows([totalRow(towns)])
  workbook.sheet('按组织', [{ heading: '组织', kind: 'text', width: 18 }, ...LINE, ...DECLARED])
  workbook.rows(organisations.map((line) => [line.name, ...lineCells(line), ...declaredCells(line.declared)]))
  workbook.rows([
    organisationsTotal(organisations),
    ['一场活动可以由几个组织同办，所以场次和受益群众不合计。未核实：本人填了这个组织，组织还没有核实。'],
  ])
}

function writeLines(workbook: Workbook, name: string, heading: string, lines: readonly NamedLine[]): void {
  workbook.sheet(name, [{ heading, kind: 'text', width: 18 }, ...LINE])
  workbook.rows(lines.map((line) => [line.name, ...lineCells(line)]))
}

/** Total of lines to which each visit belongs once. */
const totalRow = (lines: readonly NamedLine[]): CellValue[] => {
  const minutes = sumOf(lines, (line) => line.minutes)
  return [
    '合计',
    sumOf(lines, (line) => line.activities),
    null,
    sumOf(lines, (line) => line.turns),
    minutes,
    minutes,
    sumOf(lines, (line) => line.served),
  ]
}

/** Total of the organisations, who divide people, turns and minutes among them. */
const organisationsTotal = (lines: readonly OrganisationLine[]): CellValue[] => {
  const minutes = sumOf(lines, (line) => line.minutes)
  const declared = (['people', 'turns', 'minutes'] as const).map((figure) => sumOf(lines, (line) => line.declared[figure]))
  return ['合计', null, sumOf(lines, (line) => line.people), sumOf(lines, (line) => line.turns), minutes, minutes, null, ...declared]
}

const RECORD: Column[] = [
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '活动', kind: 'text', width: 36 },
  { heading: '乡镇', kind: 'text', width: 12 },
  { heading: '姓名', kind: 'text', width: 12 },
  { heading: '所属组织', kind: 'text', width: 20 },
  { heading: '签到', kind: 'moment', width: 17 },
  { heading: '签退', kind: 'moment', width: 17 },
  { heading: '服务分钟', kind: 'count', width: 10 },
  { heading: '计入比例', kind: 'share', width: 10 },
  { heading: '计入分钟', kind: 'count', width: 10 },
  { heading: '计入小时', kind: 'hours', width: 10 },
]
const recordCells = (record: YearRecord): CellValue[] => [
  record.startsAt,
  record.title,
  record.town,
  record.name,
  record.organisations.join('、'),
  record.inAt,
  record.outAt,
  record.minutes,
  record.share,
  record.counted,
  record.counted,
]

/** Sheet of records, page by page, with their totals. */
export async function writeRecords(
  tx: Tx,
  { workbook, flush }: { workbook: Workbook; flush: () => Promise<void> },
  scope: YearScope,
  { name, behind }: { name: string; behind: RecordFilter },
): Promise<void> {
  workbook.sheet(name, RECORD)
  const total = { minutes: 0, counted: 0 }
  let after: YearRecord | undefined
  do {
    const page: YearRecord[] = await listRecords(tx, scope, behind, RECORDS_AT_ONCE, after)
    workbook.rows(page.map(recordCells))
    for (const { minutes, counted } of page) {
      total.minutes += minutes ?? 0
      total.counted += counted ?? 0
    }
    await flush()
    after = page.length < RECORDS_AT_ONCE ? undefined : page.at(-1)
  } while (after)
  const counted = { sum: total.counted }
  workbook.rows([['合计', null, null, null, null, null, null, { sum: total.minutes }, null, counted, counted]])
}
