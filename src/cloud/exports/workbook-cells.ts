/** Cells of a spreadsheet in its XML (ECMA-376), each with a type, so that dates sort and hours add up. */
import type { Instant } from '../../domain/calendar/calendar'

/** Type of a column's cells. */
export type CellKind =
  /** Text, even if it begins like a formula. */
  | 'text'
  /** A number, which has decimals if it is a sum of shares. */
  | 'count'
  /** Given in minutes, stored in hours without rounding, shown to one decimal: so a sum of cells is the hours of the summed minutes. */
  | 'hours'
  | 'date'
  | 'moment'
  /** A share; 1 is 100 %. */
  | 'share'

export interface Column {
  heading: string
  kind: CellKind
  /** Width in characters of the default font; a Chinese character counts as two. */
  width: number
}

/** Total of the cells above, as a formula with its value, for programs that do not calculate. */
export interface Sum {
  sum: number
}

/** `null` leaves the cell empty. */
export type CellValue = string | number | Sum | null

/** Indexes into the cell formats of `styles`. */
const STYLE: Record<CellKind, number> = { text: 2, count: 4, hours: 5, date: 6, moment: 7, share: 8 }
const HEADING = 1
/** Format with the flag that Excel sets for a typed apostrophe, so that the text stays text after an edit of the cell. */
const QUOTED = 3

/** First characters that programs reading CSV or a pasted cell may take for a formula. */
const COULD_BE_FORMULA = /^[=+\-@\t\r]/

/** Characters that XML cannot hold, and lone surrogates. */
const UNWRITABLE =
  /[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** Longest text that Excel allows in a cell. */
const LONGEST = 32_767

export const escapeXml = (text: string): string =>
  text.slice(0, LONGEST).replace(UNWRITABLE, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

const DAY = 86_400_000
const CHINA = 8 * 3_600_000
/** 1970-01-01 as a spreadsheet's day number. */
const EPOCH = 25_569

/** Day number of an instant in China's time, to the minute; spreadsheets know no time zones. */
const serial = (at: Instant): number => EPOCH + Math.round((at + CHINA) / 60_000) / (DAY / 60_000)

function cell(row: number, column: string, value: CellValue, kind: CellKind): string {
  const place = `${column}${row}`
  if (value === null || value === '') return ''
  if (typeof value === 'string') return textCell(place, value, COULD_BE_FORMULA.test(value) ? QUOTED : STYLE.text)
  if (typeof value === 'number') return `<c r="${place}" s="${STYLE[kind]}"><v>${numberOf(value, kind)}</v></c>`
  return `<c r="${place}" s="${STYLE[kind]}"><f>SUM(${column}2:${column}${row - 1})</f><v>${numberOf(value.sum, kind)}</v></c>`
}

function numberOf(value: number, kind: CellKind): number {
  if (kind === 'date') return Math.floor(serial(value))
  if (kind === 'moment') return serial(value)
  if (kind === 'hours') return value / 60
  return Math.round(value * 100) / 100
}

/** Column letter: no sheet here is wider than Z. */
const letter = (column: number): string => String.fromCharCode(65 + column)

/** @param row counts from 1, the heading's row */
export const rowXml = (row: number, values: readonly CellValue[], columns: readonly Column[]): string =>
  `<row r="${row}">${values.map((value, index) => cell(row, letter(index), value, columns[index]?.kind ?? 'text')).join('')}</row>`

export const headingXml = (columns: readonly Column[]): string =>
  `<row r="1">${columns.map(({ heading }, index) => textCell(`${letter(index)}1`, heading, HEADING)).join('')}</row>`

/** Cell formats, in the order of the indexes in STYLE. Number formats from 164 on are custom. */
export const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>
<numFmt numFmtId="166" formatCode="#,##0.0"/><numFmt numFmtId="167" formatCode="0%"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFEFEAE3"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="167" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
