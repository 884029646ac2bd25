/**
 * Writes a workbook row by row and emits its bytes at once, so that a year of records needs no more memory than a page.
 * For 10,000 records a writer that takes the whole table (write-excel-file) needed three times as much; a streaming one (exceljs)
 * brings over 100 packages and has had no release since 2023. The zip library is loaded at first use, since most calls do not need it.
 */
import { type CellValue, type Column, escapeXml, headingXml, rowXml, styles } from './workbook-cells'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export interface Workbook {
  /** Ends the current sheet, if any, and begins the next. */
  sheet(name: string, columns: readonly Column[]): void
  /** Adds rows to the current sheet. */
  rows(rows: Iterable<readonly CellValue[]>): void
  finish(): void
}

/** @param emit receives the bytes of the file in order */
export async function openWorkbook(emit: (bytes: Uint8Array) => void): Promise<Workbook> {
  const { Zip, ZipDeflate } = await import('fflate')
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    emit(bytes)
  })
  const encoder = new TextEncoder()
  const begin = (path: string) => {
    const entry = new ZipDeflate(path, { level: 6 })
    zip.add(entry)
    return {
      write: (xml: string) => entry.push(encoder.encode(xml)),
      end: (xml: string) => entry.push(encoder.encode(xml), true),
    }
  }
  const names: string[] = []
  let open: { columns: readonly Column[]; row: number; entry: ReturnType<typeof begin> } | undefined
  const close = () => open?.entry.end(SHEET_END)
  return {
    sheet(name, columns) {
      close()
      names.push(name)
      open = { columns, row: 1, entry: begin(`xl/worksheets/sheet${names.length}.xml`) }
      open.entry.write(`${sheetBegin(columns)}${headingXml(columns)}`)
    },
    rows(rows) {
      if (!open) throw new Error('rows belong to a sheet')
      let xml = ''
      for (const values of rows) xml += rowXml(++open.row, values, open.columns)
      open.entry.write(xml)
    },
    finish() {
      close()
      for (const [path, xml] of frame(names)) begin(path).end(xml)
      zip.end()
    },
  }
}

/** Start of a sheet: frozen heading, column widths, and printing to the width of one A4 page. */
const sheetBegin = (columns: readonly Column[]): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
  `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>` +
  columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('') +
  '</cols><sheetData>'
const SHEET_END = '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'

/** Files of the package beside the sheets. */
function frame(names: readonly string[]): [path: string, xml: string][] {
  const each = (make: (name: string, number: number) => string) => names.map((name, index) => make(name, index + 1)).join('')
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    ['xl/styles.xml', styles],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each(
        (name, n) => `<sheet name="${escapeXml(name)}" sheetId="${n}" r:id="rId${n}"/>`,
      )}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each(
        (_, n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
      )}<Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${each(
          (_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/>`,
        )}</Types>`,
    ],
  ]
}
