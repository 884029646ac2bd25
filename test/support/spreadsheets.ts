/** Spreadsheets like those of common programs, with a table of shared texts, and merged cells that are empty except for the first. */
import { type Zippable, strToU8, zipSync } from 'fflate'

export type CellContent = string | number | null | { formula: string; result?: number } | { error: '#N/A' }

export interface SheetContent {
  name?: string
  rows: CellContent[][]
  /** Merged ranges, such as `A1:D1`. */
  merged?: string[]
  state?: 'hidden' | 'veryHidden'
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The bytes of an .xlsx file, by ECMA-376. */
export function anXlsx(...sheets: SheetContent[]): Buffer {
  const texts = new Map<string, number>()
  const entries: Record<string, string> = {}
  for (const [nth, sheet] of sheets.entries()) entries[`xl/worksheets/sheet${nth + 1}.xml`] = sheetXml(sheet, texts)
  const numbers = sheets.map((_, nth) => nth + 1)
  entries['xl/sharedStrings.xml'] = `<sst ${MAIN}>${[...texts.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`
  entries['xl/workbook.xml'] = `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets
    .map(
      ({ name, state = 'visible' }, nth) =>
        `<sheet name="${escaped(name ?? `Sheet${nth + 1}`)}" sheetId="${nth + 1}" state="${state}" r:id="rId${nth + 1}"/>`,
    )
    .join('')}</sheets></workbook>`
  entries['xl/_rels/workbook.xml.rels'] = relations([
    ...numbers.map((n) => ['worksheet', `worksheets/sheet${n}.xml`] as const),
    ['sharedStrings', 'sharedStrings.xml'],
  ])
  entries['_rels/.rels'] = relations([['officeDocument', 'xl/workbook.xml']])
  entries['[Content_Types].xml'] =
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/>` +
    `${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`
  const files: Zippable = Object.fromEntries(Object.entries(entries).map(([path, xml]) => [path, strToU8(HEAD + xml)]))
  return Buffer.from(zipSync(files))
}

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], nth) => `<Relationship Id="rId${nth + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

function sheetXml({ rows, merged = [] }: SheetContent, texts: Map<string, number>): string {
  const covered = new Set(merged.flatMap(coveredBy))
  const cell = (content: CellContent, reference: string) => cellXml(covered.has(reference) ? null : content, reference, texts)
  const rowsXml = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((content, at) => cell(content, referenceOf(row, at))).join('')}</row>`,
  )
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `<worksheet ${MAIN}><sheetData>${rowsXml.join('')}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`
}

function cellXml(content: CellContent, reference: string, texts: Map<string, number>): string {
  if (content === null) return `<c r="${reference}"/>`
  if (typeof content === 'number') return `<c r="${reference}"><v>${content}</v></c>`
  if (typeof content === 'string') {
    if (!texts.has(content)) texts.set(content, texts.size)
    return `<c r="${reference}" t="s"><v>${texts.get(content)}</v></c>`
  }
  if ('error' in content) return `<c r="${reference}" t="e"><v>${content.error}</v></c>`
  return `<c r="${reference}"><f>${escaped(content.formula)}</f>${content.result === undefined ? '' : `<v>${content.result}</v>`}</c>`
}

/** References of a range's cells except the first. Merged ranges of tests stay within 26 columns. */
function coveredBy(range: string): string[] {
  const [, left = '', top, right = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? []
  const from = { row: Number(top) - 1, column: left.charCodeAt(0) - 65 }
  const columns = right.charCodeAt(0) - 65 - from.column + 1
  const count = (Number(bottom) - from.row) * columns
  return Array.from({ length: count }, (_, n) => referenceOf(from.row + Math.floor(n / columns), from.column + (n % columns))).slice(1)
}

const referenceOf = (row: number, column: number): string => `${letters(column)}${row + 1}`
const letters = (column: number): string =>
  `${column < 26 ? '' : letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
