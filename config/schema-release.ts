/**
 * `npm run schema-release`: raises the release of the schema after a change of migrations or functions. With `-- --breaks` the programs that
 * run are refused by the new schema; without, they go on while it is brought to them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Release, SOURCES, schemaDigest } from '../src/cloud/db/schema-sources'

const file = join(SOURCES.migrations, 'release.json')
const { release, worksWith, schema: before } = JSON.parse(readFileSync(file, 'utf8')) as Release & { schema: string }
const schema = schemaDigest(SOURCES)
if (schema === before) console.log(`release ${release} has this schema already`)
else {
  const next = release + 1
  const changed = { release: next, worksWith: process.argv.includes('--breaks') ? next : worksWith, schema }
  writeFileSync(file, `${JSON.stringify(changed, null, 2)}\n`)
  console.log(`release ${next}, which works with programs from ${changed.worksWith} on`)
}
