/** Cells of the user's own data in words. */
import type { OwnCell, OwnColumn, OwnSection } from '../../../contract/people/own-data'
import { clock, inHours } from '../../../domain/calendar/calendar'
import { paperDate } from '../dates'

/** A cell in words; empty for one without a value. */
export function cellWords(value: OwnCell, { kind }: OwnColumn): string {
  if (value === null || value === '') return ''
  if (typeof value === 'string') return value
  if (kind === 'moment') return `${paperDate(value)} ${clock(value)}`
  return kind === 'minutes' ? `${inHours(value)} 小时` : String(value)
}

export interface Fact {
  heading: string
  words: string
}

/** Facts of each row of a section, without empty ones. */
export const factsOf = ({ columns, rows }: OwnSection): { key: string; facts: Fact[] }[] =>
  rows.map((row, number) => ({
    key: `row ${number}`,
    facts: columns.flatMap((column, index) => {
      const words = cellWords(row[index] ?? null, column)
      return words === '' ? [] : [{ heading: column.heading, words }]
    }),
  }))

/** Note about rows that the page leaves out; null if it shows all. */
export const moreWords = ({ rows, total }: OwnSection): string | null =>
  total > rows.length ? `这里是最近的 ${rows.length} 条，共 ${total} 条，导出的文件里有全部。` : null
