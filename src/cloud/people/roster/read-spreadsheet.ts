/** Grids of cells from a file's bytes. Files that cannot or should not be read are refused before they cost time or memory. */
import { refuse, type Refused } from '../../../domain/decision'
import { type Cell, UNCOMPUTED } from '../../../domain/people/roster-cells'
import type { FileProblem } from '../../../contract/people/members'
import { MOST_LINES, MOST_ROWS, readCsv } from './read-csv'
import { type FileKind, kindOf, kindOfZip } from './file-kind'
import { listedSheets } from './listed-sheets'
import { type SheetFacts, sheetFacts, withReferences } from './sheet-facts'
import { endsItsTags } from './xml-tokens'
import { type ZipEntry, readDirectory, unpackEntry } from './zip-directory'

export interface SheetGrid {
  name: string
  /** True if the workbook hides the sheet. */
  isHidden: boolean
  rows: Cell[][]
}
type Grids = { ok: true; sheets: SheetGrid[] } | Refused<FileProblem>

/** Largest number of cells that the library may lay out for a sheet. Reading so many takes most of the time that a file has. */
const MOST_CELLS = MOST_ROWS * 60
/** Largest number of merged cells, each of which is filled in row by row. */
const MOST_MERGED = MOST_ROWS
/** Largest number of columns in a sheet: more than any roster has. */
const MOST_COLUMNS = 200
/** Largest number of sheets: each is read, whether it has people or not. */
const MOST_SHEETS = 100
/** Parts that are no XML. */
const IMAGE = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|bin)$/i
/**
 * Largest size of all unpacked entries, in bytes. A 2 MB file with 50,000 rows of names stays below, and is refused for its number of
 * rows.
 */
const MOST_UNPACKED = 48 * 1024 * 1024

/** Reads a file of any name. The same bytes and name always give the same answer. */
export async function readSpreadsheet(name: string, bytes: Buffer): Promise<Grids> {
  const kind = kindOf(name, bytes)
  if (kind !== 'zip' && kind !== 'text') return refuse(kind)
  if (/\.xls[mb]$/i.test(name)) return refuse('has-macros')
  if (kind === 'zip') return readWorkbook(bytes)
  const sheet = await readCsv(bytes)
  if (!sheet.ok) return sheet
  if (sheet.rows.some((row) => row.length > MOST_COLUMNS)) return refuse('too-wide')
  return isTooLong([sheet.rows.filter((row) => row.some((cell) => cell !== null)).length])
    ? refuse('too-many-rows', String(MOST_ROWS))
    : { ok: true, sheets: [{ name: '', isHidden: false, rows: sheet.rows }] }
}

const isTooWide = ({ rows, cells, columns, merged, mergedRows }: SheetFacts): boolean =>
  rows > MOST_LINES || Math.max(cells, mergedRows) > MOST_CELLS || columns > MOST_COLUMNS || merged.length > MOST_MERGED
const isTooLong = (rows: readonly number[]): boolean => rows.some((count) => count > MOST_ROWS)

async function readWorkbook(zip: Buffer): Promise<Grids> {
  const entries = readDirectory(zip)
  if (!entries) return refuse('file-broken')
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return refuseKind(kindOfZip(entries.map(({ name }) => name)))
  if (entries.some(({ name }) => /vbaProject|^xl\/macrosheets\//i.test(name))) return refuse('has-macros')
  const total = (size: 'packed' | 'unpacked') => entries.reduce((sum, entry) => sum + entry[size], 0)
  // Entries of an honest file do not overlap; thousands that share their bytes would be unpacked one by one.
  if (total('unpacked') > MOST_UNPACKED || total('packed') > zip.length) return refuse('unpacks-too-large')
  const parts = unpackAll(zip, entries)
  if (!parts) return refuse('unpacks-too-large')
  if ([...parts].some(([path, part]) => !IMAGE.test(path) && !endsItsTags(part.toString('utf8')))) return refuse('file-broken')
  const sheetsListed = listedSheets(parts)
  if (sheetsListed.length > MOST_SHEETS) return refuse('too-large-to-read')
  // All parts with cells are included, even if the workbook does not list them as sheets, since the library may read them anyway.
  const cellParts = [...parts]
    .filter(([, part]) => part.includes('sheetData'))
    .map(([path, part]) => [path, part.toString('utf8')] as const)
  const lacking = cellParts.filter(([, xml]) => sheetFacts(xml).lacksReferences).map(([path, xml]) => [path, withReferences(xml)] as const)
  const facts = new Map([...cellParts, ...lacking].map(([path, xml]) => [path, sheetFacts(xml)]))
  if ([...facts.values()].some(({ isMalformed, lacksReferences }) => isMalformed || lacksReferences)) return refuse('file-broken')
  if (isTooLong([...facts.values()].map(({ filledRows }) => filledRows))) return refuse('too-many-rows', String(MOST_ROWS))
  if ([...facts.values()].some(isTooWide)) return refuse('too-wide')
  const listed = new Map(sheetsListed.map((sheet) => [sheet.name, sheet]))
  try {
    const sheets = await readCells(lacking.length === 0 ? zip : await repacked(parts, lacking))
    return {
      ok: true,
      sheets: sheets.map(({ name, rows }) => {
        const { path, isHidden } = listed.get(name) ?? { path: '', isHidden: false }
        return { name, isHidden, rows: completed(rows, facts.get(path)) }
      }),
    }
  } catch {
    // The library's message would not help an organiser.
    return refuse('file-broken')
  }
}

const refuseKind = (kind: FileKind): Refused<FileProblem> => refuse(kind === 'zip' || kind === 'text' ? 'file-broken' : kind)

/** The workbook with some parts replaced, for the library, which reads a file only as a whole. */
async function repacked(parts: ReadonlyMap<string, Buffer>, changed: readonly (readonly [path: string, xml: string])[]): Promise<Buffer> {
  const { zipSync } = await import('fflate')
  const entries = [...parts, ...changed.map(([path, xml]) => [path, Buffer.from(xml)] as const)]
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 0 }))
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
async function readCells(zip: Buffer): Promise<Omit<SheetGrid, 'isHidden'>[]> {
  const { default: readAll } = await import('read-excel-file/universal')
  const sheets = await readAll(new Uint8Array(zip).buffer)
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }))
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** Completes the library's grid: a merged cell's value in each of its rows, and formulas without a value. */
function completed(rows: Cell[][], facts: SheetFacts | undefined): Cell[][] {
  for (const { row, column } of facts?.uncomputed ?? []) {
    const cells = rows[row]
    if (cells) cells[column] = UNCOMPUTED
  }
  for (const { from, to } of facts?.merged ?? []) {
    for (let row = from.row + 1; row <= Math.min(to.row, rows.length - 1); row++) {
      const cells = rows[row]
      if (cells) cells[from.column] = rows[from.row]?.[from.column] ?? null
    }
  }
  return rows
}
