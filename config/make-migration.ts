/** Makes a migration from the changes of the schema, as portable SQL: `npm run make-migration -- --name what-changed`. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from './program-of.cjs'

const FOLDER = 'src/cloud/db/migrations'
const migrations = () => readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))

const before = new Set(migrations())
const options = ['--dialect', 'postgresql', '--schema', 'src/cloud/db/schema', '--out', FOLDER]
execFileSync(process.execPath, [programOf('drizzle-kit'), 'generate', ...options, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const name of migrations()) {
  if (before.has(name)) continue
  const file = join(FOLDER, name)
  writeFileSync(file, portable(readFileSync(file, 'utf8')))
}

/** The same SQL without schema names, since the search path chooses the schema, and without table names in the columns of checks. */
function portable(text: string): string {
  return text
    .replaceAll('"public".', '')
    .replace(/^ALTER TABLE "(\w+)" ADD CONSTRAINT "\w+" CHECK .*$/gm, (statement, table: string) => statement.replaceAll(`"${table}".`, ''))
}
