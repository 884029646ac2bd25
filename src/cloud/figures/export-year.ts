/** A year as a workbook: the figures in five sheets, and all records behind them. */
import type { ExportYearAnswer, Scope } from '../../contract/figures/figures'
import { RECORDS_PER_FILE } from '../../contract/limits'
import type { Instant } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import type { Tx } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { sumRecords } from '../db/figures/year-records'
import { beginParts, fileName } from '../exports/file-parts'
import { openWorkbook } from '../exports/workbook'
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
  const scopeOfYear = yearScope(scope, year, volunteer.id, now)
  const name = await nameOfScope(tx, scope, volunteer.id)
  const { records } = await sumRecords(tx, scopeOfYear)
  const { records: declared } = scope.of === 'organisation' ? await sumRecords(tx, scopeOfYear, { declared: true }) : { records: 0 }
  const rows = records + declared
  if (rows > RECORDS_PER_FILE) return refuse('too-many-records', String(rows))
  const begun = await beginParts(tx, volunteer.id, now)
  if (!begun.ok) return begun
  const { fileId, take, flush, end } = begun.file
  const workbook = await openWorkbook(take)
  writeFigures(workbook, `${name} ${year} 年`, await countYear(tx, scopeOfYear))
  await writeRecords(tx, { workbook, flush }, scopeOfYear, { name: '记录', behind: {} })
  if (scope.of === 'organisation') await writeRecords(tx, { workbook, flush }, scopeOfYear, { name: '未核实', behind: { declared: true } })
  workbook.finish()
  const parts = await end()
  await recordAudit(tx, { actorId: volunteer.id, action: 'year.exported', subjectId: fileId, details: { scope, year, rows } }, now)
  return { ok: true, fileId, name: fileNameOf(name, year), parts, rows }
}

const fileNameOf = (name: string, year: number): string => `${fileName(name)}${year}年服务统计.xlsx`
