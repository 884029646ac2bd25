/** Facts of a sheet's XML that the library does not give: formulas without a value, merged cells, and the sheet's extent. */

/** Position of a cell; row and column count from 0. */
export interface Place {
  row: number
  column: number
}

export interface SheetFacts {
  /** Number of rows with any content. */
  filledRows: number
  /** Number of rows that the file writes down, also without any cell. */
  rows: number
  /** Number of cells that the library would lay out. */
  cells: number
  /** Number of columns that the library would lay out. */
  columns: number
  /** True when a cell has an invalid reference, so that the extent is unknown. */
  isMalformed: boolean
  /** True when a cell has no reference; its place then follows from its order. */
  lacksReferences: boolean
  /** Cells with an error, or with a formula whose value the file does not hold. */
  uncomputed: Place[]
  merged: { from: Place; to: Place }[]
  /** Number of rows below the first of each merged cell, as far as the sheet has rows. */
  mergedRows: number
}

/** A tag. It contains no `<`, so that a file full of opening tags is scanned in linear time. */
const TAG = /<(?:[^\s<>:/]{1,40}:)?(row|c|f|v|is)\b([^<>]*)>/g
const MERGE = /<(?:\w{1,20}:)?mergeCell\b[^<>]*\bref="([A-Z]+\d+):([A-Z]+\d+)"/g

const REFERENCE = /\br=(["'])([A-Z]+\d+)\1/
/** True without `r`. An attribute cut off inside its quotes may hide one, so it does not count. */
const hasNoReference = (attributes: string): boolean =>
  !/\br\s*=/.test(attributes) && attributes.replace(/"[^"]*"|'[^']*'/g, '').match(/["']/) === null

interface OpenCell {
  place: Place | null
  isError: boolean
  hasFormula: boolean
  hasValue: boolean
}

const noFacts = (): SheetFacts => ({
  filledRows: 0,
  rows: 0,
  cells: 0,
  columns: 0,
  isMalformed: false,
  lacksReferences: false,
  uncomputed: [],
  merged: [],
  mergedRows: 0,
})

export function sheetFacts(xml: string): SheetFacts {
  const facts = noFacts()
  const last: Place = { row: 0, column: 0 }
  let cell: OpenCell | null = null
  let isRowFilled = false
  const closeCell = () => {
    if (!cell?.place) return
    last.row = Math.max(last.row, cell.place.row)
    last.column = Math.max(last.column, cell.place.column)
    if (cell.isError || (cell.hasFormula && !cell.hasValue)) facts.uncomputed.push(cell.place)
  }
  for (const { 0: tag, 1: name, 2: attributes = '', index } of xml.matchAll(TAG)) {
    if (name === 'row') {
      facts.rows++
      isRowFilled = false
    } else if (name === 'c') {
      closeCell()
      const place = placeOf(REFERENCE.exec(attributes)?.[2] ?? '')
      if (hasNoReference(attributes)) facts.lacksReferences = true
      else if (!place) facts.isMalformed = true
      cell = { place, isError: /\bt=["']e["']/.test(attributes), hasFormula: false, hasValue: false }
    } else if (cell && name === 'f') cell.hasFormula = true
    else if (cell && !attributes.endsWith('/') && !(name === 'v' && xml[index + tag.length] === '<')) {
      cell.hasValue = true
      if (!isRowFilled) facts.filledRows++
      isRowFilled = true
    }
  }
  closeCell()
  facts.cells = (last.row + 1) * (last.column + 1)
  facts.columns = last.column + 1
  for (const [, from = '', to = ''] of xml.matchAll(MERGE)) {
    const [start, end] = [placeOf(from), placeOf(to)]
    if (!start || !end) continue
    facts.merged.push({ from: start, to: end })
    facts.mergedRows += Math.max(0, Math.min(end.row, last.row) - start.row)
  }
  return facts
}

/**
 * The sheet with a reference in each cell: the next column, in the next row. ECMA-376 lets writers leave references out, and the library
 * does not read such cells.
 */
export function withReferences(xml: string): string {
  const at: Place = { row: -1, column: 0 }
  return xml.replace(CELL, (tag: string, prefix: string, name: string, attributes: string) => {
    if (name === 'row') {
      const row = /\br=["'](\d{1,7})["']/.exec(attributes)?.[1]
      Object.assign(at, { row: row === undefined ? at.row + 1 : Number(row) - 1, column: 0 })
      return tag
    }
    const place = placeOf(REFERENCE.exec(attributes)?.[2] ?? '')
    if (place) Object.assign(at, { row: place.row, column: place.column + 1 })
    if (place || !hasNoReference(attributes)) return tag
    return `<${prefix}c r="${lettersOf(at.column++)}${at.row + 1}"${attributes}>`
  })
}

const CELL = /<((?:[^\s<>:/]{1,40}:)?)(row|c)\b([^<>]*)>/g
const lettersOf = (column: number): string =>
  `${column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`

/** Place of a reference: `C7` is row 6, column 2. */
function placeOf(reference: string): Place | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  if (letters === '') return null
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}
