/** CSV as spreadsheets and other programs write it: UTF-8 with and without a mark, GBK, UTF-16; commas, semicolons or tabs. */
import type { FileProblem } from '../../../contract/people/members'
import { refuse, type Refused } from '../../../domain/decision'
import type { Cell } from '../../../domain/people/roster-cells'

type Grid = { ok: true; rows: Cell[][] } | Refused<FileProblem>

/** Control characters that no text has. */
const BINARY = /[\0-\u0008\u000e-\u001f\ufffd]/

export async function readCsv(bytes: Buffer): Promise<Grid> {
  const text = decode(bytes)
  if (text === null) return refuse('unknown-encoding')
  // Also the web pages that some programs save as spreadsheets.
  if (BINARY.test(text) || /^\s*<(!doctype|html|table|\?xml)/i.test(text) || text.startsWith('%PDF')) return refuse('not-a-spreadsheet')
  // Loaded when first asked for, since most calls need none of it.
  const { parse } = await import('csv-parse/sync')
  const options = { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, bom: true }
  // Strictly first: a quote that nobody closed would take in the rows up to the next one.
  for (const [attempt, relax_quotes] of [[text, false] as const, [withoutStrayQuotes(text), true] as const]) {
    try {
      const rows: string[][] = parse(attempt, { ...options, relax_quotes })
      return { ok: true, rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) }
    } catch {
      // Once more without those quotes; then it is no table.
    }
  }
  return refuse('not-a-spreadsheet')
}

/** A line with an odd number of quotes keeps none. */
const withoutStrayQuotes = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.split('"').length % 2 === 1 ? line : line.replaceAll('"', '')))
    .join('\n')

/** What is no UTF-8 is GBK, of which GB18030 is the whole: Excel in Chinese writes nothing else. */
function decode(bytes: Buffer): string | null {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return decoded(bytes, 'utf-16le')
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The one that the first lines have most of. */
function delimiterOf(text: string): string {
  const head = text.split('\n', 20).join('\n')
  const count = (delimiter: string) => head.split(delimiter).length
  return [',', '\t', ';'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
