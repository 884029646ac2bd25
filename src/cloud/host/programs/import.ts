/**
 * `npm run import -- file.json`: imports past visits into the base in the database of DATABASE_URL or DATA_DIR, with the server's
 * defaults.
 *
 * Exit code 0 when the file could be read, even if some records were not imported; these are listed with line, field and
 * reason. 1 when nothing was imported: no such file, no readable record in it, no database, or a base that nobody has founded.
 */
import type { Connection } from '../../db/database'
import { transact } from '../../db/database'
import { loadBase } from '../../db/vocabulary/vocabulary'
import { CannotStart } from '../cannot-start'
import { fail, textOf } from './command-line'
import { openDatabase } from '../open-database'
import { readSettings } from '../settings'
import { type ImportResult, storeActivities } from '../../importer/import-activities'
import { type ParsedFile, parse } from '../../importer/parse'
import type { ImportRecord } from '../../importer/record-shape'

const USAGE = 'usage: npm run import -- file.json'
/** Without the county's name and towns no visit could be told from one elsewhere. */
const NOT_FOUNDED = 'the base has no county yet, nothing was imported: found it first with npm run found -- county.json, or in the app'

export async function run([path]: readonly string[]): Promise<number> {
  if (path === undefined) return fail(USAGE)
  const file = parse(await textOf(path))
  if (file.records.length === 0) return fail(`${path} holds no readable record`, ...linesOf(file))
  const connection = await openDatabase(readSettings(process.env))
  try {
    report(file, await store(connection, file.records, Date.now()))
  } finally {
    await connection.close()
  }
  return 0
}

/** Stores the records in one transaction. @throws CannotStart for a base without a county */
const store = ({ db }: Connection, records: readonly ImportRecord[], now: number): Promise<ImportResult> =>
  transact(db, async (tx) => {
    if ((await loadBase(tx)) === null) throw new CannotStart(NOT_FOUNDED)
    return storeActivities(tx, records, now)
  })

function report(file: ParsedFile, { imported, alreadyThere, notImported }: ImportResult): void {
  const lines = linesOf(file, notImported)
  console.log(`${imported} imported, ${alreadyThere} already there, ${lines.length} not imported${lines.length > 0 ? ':' : ''}`)
  for (const line of lines) console.log(line)
}

/** One line for each record that was left out, in the order of the file. */
function linesOf({ refused }: ParsedFile, notImported: ImportResult['notImported'] = []): string[] {
  const left = [
    ...refused.map(({ line, field, message }) => ({ line, text: [field, message] })),
    ...notImported.map(({ line, id, field, reason }) => ({ line, text: [id, field, reason] })),
  ]
  return left.sort((one, other) => one.line - other.line).map(({ line, text }) => `  line ${line}: ${text.filter(Boolean).join(': ')}`)
}
