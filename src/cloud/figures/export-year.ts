/** A year as a workbook: the figures in five sheets, and all records behind them. */
import { randomUUID } from 'node:crypto'
import type { ExportYearAnswer, NamedLine, Scope, YearFigures, YearRecord } from '../../contract/figures/figures'
import { BYTES_PER_PART, EXPORTS_PER_DAY, RECORDS_PER_FILE } from '../../contract/limits'
import { type Instant, day } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { type Tx } from '../db/database'
import { beginFile, filesSince, keepPart } from '../db/figures/exported-files'
import { recordAudit } from '../db/audit/recording'
import { sumRecords, listRecords } from '../db/figures/year-records'
import type { YearScope } from '../db/figures/year-scope'
import type { CellValue, Column } from './workbook-cells'
import { type Workbook, openWorkbook } from './workbook'
import { countYear, nameOfScope, yearScope } from './year-report'

/** Number of records to read and write at a time. */
const RECORDS_AT_ONCE = 1_000

interface ExportRequest {
  scope: Scope
  year: number
}

export async function exportYear(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  { scope, year }: ExportRequest,
): Promise<ExportYearAnswer> {
  const today = await filesSince(tx, volunteer.id, now - day)
  if (today >= EXPORTS_PER_DAY) return refuse('too-many-exports', String(EXPORTS_PER_DAY))
  const scopeOfYear = yearScope(scope, year, volunteer.id, now)
  const name = await nameOfScope(tx, scope, volunteer.id)
  const { records: rows } = await sumRecords(tx, scopeOfYear)
  if (rows > RECORDS_PER_FILE) return refuse('too-many-records', String(rows))
  const fileId = randomUUID()
  await beginFile(tx, fileId, volunteer.id, now)
  const parts = partsOf(tx, fileId)
  const workbook = await openWorkbook(parts.take)
  writeFigures(workbook, `${name} ${year} 年`, await countYear(tx, scopeOfYear))
  await writeRecords(tx, workbook, scopeOfYear, parts.flush)
  workbook.finish()
  await parts.end()
  await recordAudit(tx, { actorId: volunteer.id, action: 'year.exported', subjectId: fileId, details: { scope, year, rows } }, now)
  return { ok: true, fileId, name: fileName(name, year), parts: parts.count(), rows }
}

/** File name without characters that file systems refuse. */
const fileName = (name: string, year: number): string => `${name.replace(/[\\/:*?"<>|\s]/g, '')}${year}年服务统计.xlsx`

/** Cuts the file's bytes into parts, each as large as one answer. */
function partsOf(tx: Tx, fileId: string) {
  let waiting: Uint8Array[] = []
  let size = 0
  let count = 0
  const keep = async (least: number) => {
    if (size < least || size === 0) return
    const bytes = Buffer.concat(waiting)
    let from = 0
    for (; bytes.length - from >= least && from < bytes.length; from += BYTES_PER_PART)
      await keepPart(tx, fileId, count++, bytes.subarray(from, from + BYTES_PER_PART).toString('base64'))
    waiting = from < bytes.length ? [bytes.subarray(from)] : []
    size = Math.max(0, bytes.length - from)
  }
  return {
    take: (bytes: Uint8Array) => {
      waiting.push(bytes)
      size += bytes.length
    },
    flush: () => keep(BYTES_PER_PART),
    end: () => keep(1),
    count: () => count,
  }
}

const LINE: Column[] = [
  { heading: '活动（场）', kind: 'count', width: 12 },
  { heading: '人数', kind: 'count', width: 10 },
  { heading: '人次', kind: 'count', width: 10 },
  { heading: '服务小时', kind: 'hours', width: 12 },
  { heading: '受益群众（人次）', kind: 'count', width: 18 },
]
const lineCells = ({ activities, people, turns, minutes, served }: Omit<NamedLine, 'id' | 'name'>): CellValue[] => [
  activities,
  people,
  turns,
  minutes,
  served,
]

function writeFigures(workbook: Workbook, title: string, figures: YearFigures): void {
  workbook.sheet('总表', [{ heading: '统计范围', kind: 'text', width: 36 }, ...LINE])
  workbook.rows([[title, ...lineCells(figures.totals)]])
  const sheets: [name: string, heading: string, lines: readonly NamedLine[]][] = [
    ['按月', '月份', figures.months],
    ['按类别', '类别', figures.categories],
    ['按乡镇', '乡镇', figures.towns],
    ['按组织', '组织', figures.organisations],
  ]
  for (const [name, heading, lines] of sheets) {
    workbook.sheet(name, [{ heading, kind: 'text', width: 18 }, ...LINE])
    workbook.rows(lines.map((line) => [line.name, ...lineCells(line)]))
  }
}

const RECORD: Column[] = [
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '活动', kind: 'text', width: 36 },
  { heading: '乡镇', kind: 'text', width: 12 },
  { heading: '姓名', kind: 'text', width: 12 },
  { heading: '所属组织', kind: 'text', width: 20 },
  { heading: '签到', kind: 'moment', width: 17 },
  { heading: '签退', kind: 'moment', width: 17 },
  { heading: '服务小时', kind: 'hours', width: 10 },
  { heading: '计入比例', kind: 'share', width: 10 },
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
]

async function writeRecords(tx: Tx, workbook: Workbook, scopeOfYear: YearScope, flush: () => Promise<void>): Promise<void> {
  workbook.sheet('记录', RECORD)
  let after: YearRecord | undefined
  for (;;) {
    const page = await listRecords(tx, scopeOfYear, {}, RECORDS_AT_ONCE, after)
    workbook.rows(page.map(recordCells))
    await flush()
    if (page.length < RECORDS_AT_ONCE) return
    after = page.at(-1)
  }
}
