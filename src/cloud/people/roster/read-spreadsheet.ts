/** Grids of cells from a file's bytes. Files that cannot or should not be read are refused before they cost time or memory. */
import { refuse, type Refused } from '../../../domain/decision'
import { type Cell, UNCOMPUTED } from '../../../domain/people/roster-cells'
import type { FileProblem } from '../../../contract/people/members'
import { MOST_ROWS, readCsv } from './read-csv'
import { type SheetFacts, sheetFacts } from './sheet-facts'
import { type ZipEntry, readDirectory, unpackEntry } from './zip-directory'

export interface SheetGrid {
  name: string
  rows: Cell[][]
}
type Grids = { ok: true; sheets: SheetGrid[] } | Refused<FileProblem>

/** Largest number of cells that the library may lay out for a sheet. */
const MOST_CELLS = MOST_ROWS * 120
/** Largest number of merged cells, each of which is filled in row by row. */
const MOST_MERGED = MOST_ROWS
/** Largest number of columns in a sheet: more than any roster has. */
const MOST_COLUMNS = 200
/**
 * Largest size of all unpacked entries, in bytes. A 2 MB file with 50,000 rows of names stays below, and is refused for its number of
 * rows.
 */
const MOST_UNPACKED = 48 * 1024 * 1024

export async function readSpreadsheet(name: string, bytes: Buffer): Promise<Grids> {
  // The signature of old .xls files and of .xlsx files with a password.
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') return refuse('old-or-locked')
  if (/\.xls[mb]$/i.test(name)) return refuse('has-macros')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(bytes)
  const sheet = await readCsv(bytes)
  if (!sheet.ok) return sheet
  if (sheet.rows.some((row) => row.length > MOST_COLUMNS)) return refuse('too-wide')
  return isTooLong([sheet.rows.filter((row) => row.some((cell) => cell !== null)).length])
    ? refuse('too-many-rows', String(MOST_ROWS))
    : { ok: true, sheets: [{ name: '', rows: sheet.rows }] }
}

const isTooWide = ({ cells, columns, merged }: SheetFacts): boolean =>
  cells > MOST_CELLS || columns > MOST_COLUMNS || merged.length > MOST_MERGED
const isTooLong = (rows: readonly number[]): boolean => rows.some((count) => count > MOST_ROWS)

async function readWorkbook(zip: Buffer): Promise<Grids> {
  const entries = readDirectory(zip)
  if (!entries?.some(({ name }) => name === 'xl/workbook.xml')) return refuse('not-a-spreadsheet')
  if (entries.some(({ name }) => /vbaProject|^xl\/macrosheets\//i.test(name))) return refuse('has-macros')
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED) return refuse('unpacks-too-large')
  const parts = unpackAll(zip, entries)
  if (!parts) return refuse('unpacks-too-large')
  // All parts with cells are included, even if the workbook does not list them as sheets, since the library may read them anyway.
  const facts = new Map(
    [...parts].flatMap(([path, part]) => (part.includes('sheetData') ? [[path, sheetFacts(part.toString('utf8'))]] : [])),
  )
  if ([...facts.values()].some(({ isMalformed }) => isMalformed)) return refuse('not-a-spreadsheet')
  const pathOf = new Map(sheetParts(parts).map(({ name, path }) => [name, path]))
  if (isTooLong([...facts.values()].map(({ filledRows }) => filledRows))) return refuse('too-many-rows', String(MOST_ROWS))
  if ([...facts.values()].some(isTooWide)) return refuse('too-wide')
  try {
    return { ok: true, sheets: (await readCells(zip)).map((sheet) => completed(sheet, facts.get(pathOf.get(sheet.name) ?? ''))) }
  } catch {
    // The library's message would not help an organiser.
    return refuse('not-a-spreadsheet')
  }
}

/** Unpacks all entries, so that wrong sizes in the directory are found before the library relies on them. */
function unpackAll(zip: Buffer, entries: readonly ZipEntry[]): Map<string, Buffer> | null {
  const parts = new Map<string, Buffer>()
  for (const entry of entries) {
    const part = unpackEntry(zip, entry)
    if (!part) return null
    parts.set(entry.name, part)
  }
  return parts
}

/** The library is loaded at first use, since most calls do not need it. */
async function readCells(zip: Buffer): Promise<SheetGrid[]> {
  const { default: readAll } = await import('read-excel-file/universal')
  const sheets = await readAll(new Uint8Array(zip).buffer)
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }))
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
/** Tags of one name. None contains `<`, so that a file full of opening tags is scanned in linear time. */
const tagsOf = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\b[^<>]*>`, 'g')) ?? []
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

/** Names and paths of the sheets' XML. */
function sheetParts(parts: ReadonlyMap<string, Buffer>): { name: string; path: string }[] {
  const text = (path: string) => parts.get(path)?.toString('utf8') ?? ''
  const targets = new Map(
    tagsOf(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  return tagsOf(text('xl/workbook.xml'), 'sheet').map((tag) => ({
    name: attribute(tag, 'name').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity),
    path: (targets.get(attribute(tag, 'r:id')) ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
  }))
}

/** Completes the library's grid: a merged cell's value in each of its rows, and formulas without a value. */
function completed(sheet: SheetGrid, facts: SheetFacts | undefined): SheetGrid {
  for (const { row, column } of facts?.uncomputed ?? []) {
    const cells = sheet.rows[row]
    if (cells) cells[column] = UNCOMPUTED
  }
  for (const { from, to } of facts?.merged ?? []) {
    for (let row = from.row + 1; row <= Math.min(to.row, sheet.rows.length - 1); row++) {
      const cells = sheet.rows[row]
      if (cells) cells[from.column] = sheet.rows[from.row]?.[from.column] ?? null
    }
  }
  return sheet
}
