/** Table of the proof, with the fields that the law requires. Related fields share a column. */
import { EDGE_FIELD, INK, INK_2 } from '../../../client/phone/palette'
import type { DrawOp, Measure, Pen } from '../../../client/phone/picture'
import type { ProofContent } from '../../../contract/records/records'
import { dayOf, inHours } from '../../../domain/calendar/calendar'
import { PAGE } from './paper-size'
import { SOFT_RED } from './sheet'
import { wrap } from './wrap'

/** A row that can be placed at any height. */
export interface Row {
  height: number
  opsAt: (y: number) => DrawOp[]
}

const COLUMNS = [
  { head: '序', width: 64 },
  { head: '服务日期', width: 156 },
  { head: '活动名称、服务内容', width: 324 },
  { head: '服务地点', width: 204 },
  { head: '组织单位、负责人', width: 216 },
  { head: '小时', width: 96 },
] as const
const PADDING = 10
const SIZE = 24
const LEADING = 34
/** Largest number of lines in a cell, so that a row fits on a page. */
const MOST_LINES = 24

interface Line {
  text: string
  pen: Pen
  color: string
}
type Part = { text: string } & Omit<Line, 'text'>

const plain: Pen = { size: SIZE }
const bold: Pen = { size: SIZE, isBold: true }
const small: Pen = { size: SIZE - 2 }

export function rowOf(record: ProofContent['records'][number], ordinal: number, measure: Measure): Row {
  return row(
    [
      [{ text: String(ordinal), pen: plain, color: INK_2 }],
      [{ text: dayOf(record.startsAt), pen: plain, color: INK }],
      [
        { text: record.title, pen: bold, color: INK },
        { text: record.content, pen: small, color: INK_2 },
      ],
      [{ text: record.place, pen: plain, color: INK }],
      [
        { text: record.organisation, pen: plain, color: INK },
        { text: `负责人：${record.inCharge}`, pen: small, color: INK_2 },
      ],
      [{ text: inHours(record.minutes), pen: bold, color: INK }],
    ],
    measure,
  )
}

export const headRow = (measure: Measure): Row =>
  row(
    COLUMNS.map(({ head }) => [{ text: head, pen: { size: SIZE - 2, isBold: true }, color: INK }]),
    measure,
    SOFT_RED,
  )

function row(cells: readonly (readonly Part[])[], measure: Measure, ground?: string): Row {
  const columns = COLUMNS.map(({ width }, index) =>
    (cells[index] ?? []).flatMap(({ text, pen, color }): Line[] =>
      wrap(text, width - 2 * PADDING, pen, measure, MOST_LINES / 2).map((line) => ({ text: line, pen, color })),
    ),
  )
  const height = Math.max(1, ...columns.map((lines) => lines.length)) * LEADING + 2 * PADDING
  const whole = { x: PAGE.margin, width: PAGE.width - 2 * PAGE.margin }
  return {
    height,
    opsAt: (y) => [
      ...(ground ? [{ kind: 'box', ...whole, y, height, color: ground } as const] : []),
      ...columns.flatMap((lines, index) => written(lines, leftOf(index) + PADDING, y + PADDING)),
      { kind: 'box', ...whole, y: y + height - 2, height: 2, color: EDGE_FIELD },
    ],
  }
}

const leftOf = (column: number): number => COLUMNS.slice(0, column).reduce<number>((x, { width }) => x + width, PAGE.margin)

const written = (lines: readonly Line[], x: number, top: number): DrawOp[] =>
  lines.map(({ text, pen, color }, line) => ({ kind: 'text', text, x, y: top + line * LEADING + SIZE, pen, color }))
