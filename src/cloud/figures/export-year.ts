/** A year as a workbook: the figures in five sheets, and all records behind them. */
import { randomUUID } from 'node:crypto'
import type { ExportYearAnswer, Scope } from '../../contract/figures/figures'
import { BYTES_PER_PART, EXPORTS_PER_DAY, RECORDS_PER_FILE } from '../../contract/limits'
import { type Instant, day } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { type Tx } from '../db/database'
import { beginFile, filesSince, keepPart } from '../db/figures/exported-files'
import { recordAudit } from '../db/audit/recording'
import { sumRecords } from '../db/figures/year-records'
import { openWorkbook } from './workbook'
import { countYear, nameOfScope, yearScope } from './year-report'
import { writeFigures, writeRecords } from './year-sheets'

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
  const { records } = await sumRecords(tx, scopeOfYear)
  const { records: declared } = scope.of === 'organisation' ? await sumRecords(tx, scopeOfYear, { declared: true }) : { records: 0 }
  const rows = records + declared
  if (rows > RECORDS_PER_FILE) return refuse('too-many-records', String(rows))
  const fileId = randomUUID()
  await beginFile(tx, fileId, volunteer.id, now)
  const parts = partsOf(tx, fileId)
  const workbook = await openWorkbook(parts.take)
  writeFigures(workbook, `${name} ${year} 年`, await countYear(tx, scopeOfYear))
  await writeRecords(tx, { workbook, flush: parts.flush }, scopeOfYear, { name: '记录', behind: {} })
  if (scope.of === 'organisation')
    await writeRecords(tx, { workbook, flush: parts.flush }, scopeOfYear, { name: '未核实', behind: { declared: true } })
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
