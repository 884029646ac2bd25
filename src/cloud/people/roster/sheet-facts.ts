/** Facts of a sheet's XML that the library does not give: formulas without a value, merged cells, and the sheet's extent. */

/** Position of a cell; row and column count from 0. */
export interface Place {
  row: number
  column: number
}

export interface SheetFacts {
  /** Number of rows with any content. */
  filledRows: number
  /** Number of cells that the library would lay out. */
  cells: number
  /** Number of columns that the library would lay out. */
  columns: number
  /** True when a cell has an invalid reference, so that the extent is unknown. */
  isMalformed: boolean
  /** Cells with an error, or with a formula whose value the file does not hold. */
  uncomputed: Place[]
  merged: { from: Place; to: Place }[]
}

/** A tag. It contains no `<`, so that a file full of opening tags is scanned in linear time. */
const TAG = /<(?:[^\s<>:/]{1,40}:)?(row|c|f|v|is)\b([^<>]*)>/g
const MERGE = /<(?:\w{1,20}:)?mergeCell\b[^<>]*\bref="([A-Z]+\d+):([A-Z]+\d+)"/g

interface OpenCell {
  place: Place | null
  isError: boolean
  hasFormula: boolean
  hasValue: boolean
}

export function sheetFacts(xml: string): SheetFacts {
  const facts: SheetFacts = { filledRows: 0, cells: 0, columns: 0, isMalformed: false, uncomputed: [], merged: [] }
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
    if (name === 'row') isRowFilled = false
    else if (name === 'c') {
      closeCell()
      const place = placeOf(/\br="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '')
      if (!place) facts.isMalformed = true
      cell = { place, isError: /\bt="e"/.test(attributes), hasFormula: false, hasValue: false }
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
    if (start && end) facts.merged.push({ from: start, to: end })
  }
  return facts
}

/** Place of a reference: `C7` is row 6, column 2. */
function placeOf(reference: string): Place | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  if (letters === '') return null
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}
