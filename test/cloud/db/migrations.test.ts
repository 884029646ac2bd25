import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { rowsOf } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { openBase } from '../../support/base'
import { createDatabase } from '../../support/postgres'

const SCHEMA = join(process.cwd(), 'src/cloud/db/schema')
const META = 'src/cloud/db/migrations/meta'

test('the migrations say all that the schema says', async () => {
  const [latest] = readdirSync(META)
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .slice(-1)
  const snapshot = JSON.parse(readFileSync(join(META, latest ?? ''), 'utf8'))
  const files = await Promise.all(readdirSync(SCHEMA).map((name): Promise<Record<string, unknown>> => import(join(SCHEMA, name))))
  const schema = Object.assign({}, ...files)
  expect(await generateMigration(snapshot, generateDrizzleJson(schema, snapshot.id))).toEqual([])
})

test('several servers that start at once migrate once', async () => {
  const { url, drop } = await createDatabase()
  const connections = [1, 2, 3].map(() => connectPostgres(url, 3))
  await Promise.all(connections.map((connection) => migrate(connection)))
  const [first] = connections
  const applied = first ? await rowsOf(first.db, sql`select id from drizzle.__drizzle_migrations`) : []
  expect(applied).toHaveLength(readdirSync('src/cloud/db/migrations').filter((name) => name.endsWith('.sql')).length)
  await Promise.all(connections.map((connection) => connection.close()))
  await drop()
})

test('merges from before they had a table are found in the log, each with what it is now', async () => {
  const base = await openBase('pglite')
  const { db } = base.connection
  const merged = (from: string, into: string) =>
    db.execute(sql`insert into audit_log (at, action, subject_id, details)
      values (now(), 'organisation.merged', ${into}, ${JSON.stringify({ from, name: from })}::jsonb)`)
  await merged('first', 'second')
  await merged('second', 'minge')
  await merged('lost', 'gone')
  const statements = readFileSync('src/cloud/db/migrations/0011_what_is_kept.sql', 'utf8').split('--> statement-breakpoint')
  await db.execute(sql.raw(statements.at(-1) ?? ''))
  expect(await rowsOf(db, sql`select * from merged_organisations order by id`)).toEqual([
    { id: 'first', name: 'first', into_id: 'minge' },
    { id: 'second', name: 'second', into_id: 'minge' },
  ])
  await base.close()
})
