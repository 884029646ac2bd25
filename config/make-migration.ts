/** Makes the migration of what changed in the schema, in the forms that stand in this repository: `npm run make-migration -- --name what-changed`. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'src/cloud/db/migrations'
const migrations = () => readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))

const before = new Set(migrations())
const options = ['--dialect', 'postgresql', '--schema', 'src/cloud/db/schema', '--out', FOLDER]
execFileSync('drizzle-kit', ['generate', ...options, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const name of migrations()) {
  if (before.has(name)) continue
  const file = join(FOLDER, name)
  writeFileSync(file, portable(readFileSync(file, 'utf8')))
}

/** SQL that names no schema, and no table before a column of a check: the search path chooses the base. */
function portable(text: string): string {
  return text
    .replaceAll('"public".', '')
    .replace(/^ALTER TABLE "(\w+)" ADD CONSTRAINT "\w+" CHECK .*$/gm, (statement, table: string) => statement.replaceAll(`"${table}".`, ''))
}
