/** Spreadsheets as people make them, written by another library than the one that reads them. */
import { Workbook, type CellValue } from 'exceljs'

export interface SheetContent {
  name?: string
  rows: CellValue[][]
  /** `A1:D1` */
  merged?: string[]
}

/** The bytes of an .xlsx file. */
export async function anXlsx(...sheets: SheetContent[]): Promise<Buffer> {
  const book = new Workbook()
  for (const [nth, { name = `Sheet${nth + 1}`, rows, merged = [] }] of sheets.entries()) {
    const sheet = book.addWorksheet(name)
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries()) sheet.getCell(row + 1, column + 1).value = value
    for (const range of merged) sheet.mergeCells(range)
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Node reads GBK and does not write it: the table is made by reading every pair of bytes. */
export function inGbk(text: string): Buffer {
  const table = gbkTable()
  return Buffer.from(
    Array.from(text).flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : (table.get(character) ?? [0x3f]),
    ),
  )
}

let known: Map<string, number[]> | undefined
function gbkTable(): Map<string, number[]> {
  if (known) return known
  known = new Map()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd') known.set(character, [lead, trail])
    }
  }
  return known
}
