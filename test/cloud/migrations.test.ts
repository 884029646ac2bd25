import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { rowsOf } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { createDatabase } from '../support/postgres'

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
