/**
 * `npm run found -- county.json [--dry-run]`: founds the base in the database of DATABASE_URL or DATA_DIR, with the server's defaults.
 * `--dry-run` checks the file, prints what would be stored, and opens no database.
 *
 * Exit code 0 when the base was founded, or would be. 1 when nothing was written: no such file, a mistake in it, each listed with line,
 * field and reason, no database, or a base that has a name already.
 */
import type { Founding } from '../../../domain/base/founding'
import { foundingWords } from '../../../domain/base/founding-words'
import { callingHoursInWords } from '../../../domain/base/calling-hours'
import { transact } from '../../db/database'
import { foundBase } from '../../founding/found-base'
import { readCounty } from '../../importer/read-county'
import { fail, textOf } from './command-line'
import { openDatabase } from '../open-database'
import { readSettings } from '../settings'

const USAGE = 'usage: npm run found -- county.json [--dry-run]'
const DRY_RUN = '--dry-run'

export async function run(args: readonly string[]): Promise<number> {
  const [path, ...more] = args.filter((arg) => arg !== DRY_RUN)
  if (path === undefined || more.length > 0 || path.startsWith('--')) return fail(USAGE)
  const file = readCounty(await textOf(path))
  if ('mistakes' in file) {
    const lines = file.mistakes.map(({ line, field, message }) => `  line ${line}: ${[field, message].filter(Boolean).join(': ')}`)
    return fail(`${path} has ${lines.length} ${lines.length === 1 ? 'mistake' : 'mistakes'}, nothing was written:`, ...lines)
  }
  if (args.includes(DRY_RUN)) return report(file.founding, 'would be founded, nothing was written')
  const connection = await openDatabase(readSettings(process.env))
  try {
    const founded = await transact(connection.db, (tx) => foundBase(tx, file.founding, { now: Date.now(), isDemo: false, actorId: null }))
    return founded.ok ? report(file.founding, 'founded') : fail(`nothing was written: ${foundingWords(founded)}`)
  } finally {
    await connection.close()
  }
}

function report({ name, county, contactPhone, callingHours, towns, organisations }: Founding, done: string): number {
  console.log(`${name} ${done}`)
  console.log(`  county: ${county}`)
  console.log(`  phone: ${contactPhone ?? 'none'}${contactPhone && callingHours ? `, ${callingHoursInWords(callingHours)}` : ''}`)
  console.log(`  ${towns.length} towns: ${towns.map((town) => town.name).join('、')}`)
  console.log(`  ${organisations.length} organisations: ${organisations.map((organisation) => organisation.name).join('、')}`)
  return 0
}
