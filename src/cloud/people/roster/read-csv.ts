/** CSV from spreadsheets and other programs, in the encodings of `decode-text.ts`, with commas, semicolons or tabs. */
import type { FileProblem } from '../../../contract/people/members'
import { refuse, type Refused } from '../../../domain/decision'
import type { Cell } from '../../../domain/people/roster-cells'
import { findHeading } from '../../../domain/people/roster-headings'
import { decodings } from './decode-text'
import { kindOfText } from './file-kind'

type Grid = { ok: true; rows: Cell[][] } | Refused<FileProblem>

/** Largest number of rows in a roster: the largest party of a county has some hundred members. */
export const MOST_ROWS = 5_000
/** Largest number of lines or rows of a file, with blank ones and lines inside a cell. The parser needs far more time for a line than for a letter. */
export const MOST_LINES = 4 * MOST_ROWS

/** Largest number of characters in a row: two hundred full cells. */
const LONGEST_ROW = 100_000

const linesOf = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

/** Control characters that no text has. */
const BINARY = /[\0-\u0008\u000e-\u001f\ufffd]/

export async function readCsv(bytes: Buffer): Promise<Grid> {
  const texts = decodings(bytes)
  const grids: Grid[] = []
  for (const text of texts) {
    const grid = await gridOf(text)
    // Of two encodings that fit, the right one is that in which the headings are words.
    if (grid.ok && typeof findHeading(grid.rows) !== 'string') return grid
    grids.push(grid)
  }
  return grids[0] ?? refuse('unknown-encoding')
}

async function gridOf(text: string): Promise<Grid> {
  // Web pages are refused, too, since some programs save them as spreadsheets.
  const kind = kindOfText(text)
  if (kind !== 'text' && kind !== 'zip') return refuse(kind)
  if (BINARY.test(text)) return refuse('not-a-spreadsheet')
  if (linesOf(text) > MOST_LINES) return refuse('too-many-rows', String(MOST_ROWS))
  // Loaded at first use, since most calls do not need it.
  const { parse } = await import('csv-parse/sync')
  const options = {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: false,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
  }
  // Strict parsing comes first: with relaxed quotes, an unclosed quote would swallow the rows up to the next quote.
  for (const [attempt, relax_quotes] of [[text, false] as const, [withoutStrayQuotes(text), true] as const]) {
    try {
      const rows: string[][] = parse(attempt, { ...options, relax_quotes })
      return { ok: true, rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE') return refuse('too-wide')
      // Parsing is repeated without stray quotes. If that fails too, the file is not a table.
    }
  }
  return refuse('not-a-spreadsheet')
}

/** Removes the quotes of lines that have an odd number of them. */
const withoutStrayQuotes = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.split('"').length % 2 === 1 ? line : line.replaceAll('"', '')))
    .join('\n')

/** The delimiter that occurs most in the first lines. */
function delimiterOf(text: string): string {
  const head = text.split('\n', 20).join('\n')
  const count = (delimiter: string) => head.split(delimiter).length
  return [',', '\t', ';'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
