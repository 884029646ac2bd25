/**
 * `npm run import -- file.json`: imports past visits into the database of DATABASE_URL or DATA_DIR, with the server's defaults.
 * An empty database gets the base's vocabulary first.
 *
 * Exit code 0 when the file could be read, even if some records were not imported; these are listed with line, field and
 * reason. 1 when nothing was imported: no such file, no readable record in it, or no database.
 */
import { readFile } from 'node:fs/promises'
import type { Connection } from '../db/database'
import { transact } from '../db/database'
import { foundBase } from '../founding/vocabulary'
import { openDatabase } from './open-database'
import { CannotStart, readSettings } from './settings'
import { type ImportResult, storeActivities } from '../importer/import-activities'
import { type ParsedFile, parse } from '../importer/parse'
import type { ImportRecord } from '../importer/record-shape'

const USAGE = 'usage: npm run import -- file.json'

async function run(path: string | undefined): Promise<number> {
  if (path === undefined) return fail(USAGE)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return fail(`${path} cannot be read: ${bytes.code ?? bytes.message}`)
  const text = decoded(bytes)
  if (text === null) return fail(`${path} is not UTF-8: save it as UTF-8 and try again`)
  const file = parse(text)
  if (file.records.length === 0) return fail(`${path} holds no readable record`, ...linesOf(file))
  const connection = await openDatabase(readSettings(process.env))
  try {
    report(file, await store(connection, file.records, Date.now()))
  } finally {
    await connection.close()
  }
  return 0
}

/** Text of a UTF-8 file; null for another encoding (usually GBK), which would give garbled text. */
function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Stores the base's vocabulary and the records in one transaction. */
const store = ({ db }: Connection, records: readonly ImportRecord[], now: number): Promise<ImportResult> =>
  transact(db, async (tx) => {
    await foundBase(tx, false, now)
    return storeActivities(tx, records, { now, isSample: false })
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

function fail(...lines: string[]): number {
  for (const line of lines) console.error(line)
  return 1
}

/** Cause of the error: drizzle's own message quotes the whole query. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv[2])
  } catch (error) {
    process.exitCode = fail(error instanceof CannotStart ? error.message : `could not import: ${reasonOf(error)}`)
  }
}

void main()
