/** A person's own data as a file, with all rows: a workbook with a sheet for each section, or JSON. */
import type { OwnColumnKind, OwnFileAnswer, OwnSection } from '../../contract/people/own-data'
import { type Instant, clock, dayOf } from '../../domain/calendar/calendar'
import { recordAudit } from '../db/audit/recording'
import type { Tx } from '../db/database'
import { ownData } from '../db/people/own-data'
import { beginParts, fileName } from '../exports/file-parts'
import { openWorkbook } from '../exports/workbook'
import type { CellKind } from '../exports/workbook-cells'
import type { By } from './taking-back'

/** Days are texts, since they have no time of day. */
const CELLS: Record<OwnColumnKind, { kind: CellKind; width: number }> = {
  moment: { kind: 'moment', width: 18 },
  day: { kind: 'text', width: 12 },
  minutes: { kind: 'hours', width: 10 },
  count: { kind: 'count', width: 10 },
  text: { kind: 'text', width: 26 },
}

/** Longest name of a sheet, and characters that it may not have. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, '').slice(0, 31)

export async function makeOwnFile(tx: Tx, { volunteer, now }: By, kind: 'xlsx' | 'json'): Promise<OwnFileAnswer> {
  const begun = await beginParts(tx, volunteer.id, now)
  if (!begun.ok) return begun
  const { fileId, take, end } = begun.file
  const sections = await ownData(tx, volunteer.id, null)
  if (kind === 'xlsx') await writeWorkbook(take, sections)
  else take(new TextEncoder().encode(jsonOf(sections, now)))
  const parts = await end()
  const rows = sections.reduce((sum, { total }) => sum + total, 0)
  await recordAudit(tx, { actorId: volunteer.id, action: 'own-data.exported', subjectId: volunteer.id, details: { kind, rows } }, now)
  return { ok: true, fileId, name: `${fileName(`我的数据${dayOf(now)}`)}.${kind}`, parts, rows }
}

async function writeWorkbook(take: (bytes: Uint8Array) => void, sections: readonly OwnSection[]): Promise<void> {
  const workbook = await openWorkbook(take)
  for (const { title, columns, rows } of sections) {
    workbook.sheet(
      sheetName(title),
      columns.map(({ heading, kind }) => ({ heading, ...CELLS[kind] })),
    )
    workbook.rows(rows)
  }
  workbook.finish()
}

/** Sections by their titles, each row an object by its headings, moments in China's time. */
function jsonOf(sections: readonly OwnSection[], now: Instant): string {
  const cell = (value: string | number | null, kind: OwnColumnKind) =>
    kind === 'moment' && typeof value === 'number' ? `${dayOf(value)}T${clock(value)}+08:00` : value
  const heading = (column: OwnSection['columns'][number]) => (column.kind === 'minutes' ? `${column.heading}（分钟）` : column.heading)
  const data = sections.map(({ title, columns, rows }) => [
    title,
    rows.map((row) => Object.fromEntries(columns.map((column, index) => [heading(column), cell(row[index] ?? null, column.kind)]))),
  ])
  return JSON.stringify({ 导出时间: cell(now, 'moment'), ...(Object.fromEntries(data) as object) }, null, 2)
}
