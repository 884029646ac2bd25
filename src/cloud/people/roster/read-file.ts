/** The sheets of a roster file, from its bytes. */
import type { FileProblem } from '../../../contract/people/members'
import { type Refused, refuse } from '../../../domain/decision'
import { type FoundSheet, hasMembers, readSheets } from '../../../domain/people/roster-sheets'
import { MOST_LINES } from './read-csv'
import { readSpreadsheet } from './read-spreadsheet'

/** A file as it was read; at least one sheet has members. */
export type ReadFile = { ok: true; sheets: FoundSheet[] } | Refused<FileProblem>

/** Most rows and names that are handed over, since what is planned from them has no deadline. */
const MOST_READ = 2 * MOST_LINES

/** @param organisations names and aliases of organisations, which are no branches of one; a single sheet may have any name */
export async function readFile(name: string, bytes: Buffer, organisations: readonly string[] = []): Promise<ReadFile> {
  const file = await readSpreadsheet(name, bytes)
  if (!file.ok) return file
  const sheets = readSheets(file.sheets, file.sheets.length > 1 ? organisations : [])
  // Without a sheet of people, the most helpful refusal.
  if (!sheets.some(hasMembers))
    return refuse(sheets.some(({ problem }) => problem === 'no-phone-column') ? 'no-phone-column' : 'no-heading')
  const read = sheets.reduce((sum, sheet) => sum + (hasMembers(sheet) ? sheet.rows : sheet.words).length, 0)
  return read > MOST_READ ? refuse('too-large-to-read') : { ok: true, sheets }
}
