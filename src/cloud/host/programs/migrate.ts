/**
 * `npm run migrate`: brings the database of DATABASE_URL or DATA_DIR to this program's schema, as a server does at its start.
 * Exit code 0 with the migrations applied; 1 when nothing was changed.
 */
import { migrateDatabase } from '../open-database'
import { readSettings } from '../settings'

export async function run(): Promise<number> {
  const { applied, version } = await migrateDatabase(readSettings(process.env))
  for (const name of applied) console.log(`applied ${name}`)
  console.log(`the schema is at ${version.name}`)
  return 0
}
