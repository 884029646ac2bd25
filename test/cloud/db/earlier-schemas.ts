/** Bases at earlier schemas, filled with rows that never change. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { SOURCES } from '../../../src/cloud/db/schema-sources'
import { DATABASE, openEmbedded } from '../../support/databases'
import { createDatabase } from '../../support/postgres'

export async function openNew(): Promise<Connection> {
  if (DATABASE === 'pglite') return openEmbedded('new')
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 4)
  const close = async () => {
    await connection.close()
    await drop()
  }
  return { ...connection, close }
}

/** Brings a base to the schema of a migration, by its name without the number. */
export async function migrateTo(connection: Connection, last: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earlier-schema-'))
  try {
    copyMigrations(folder, last)
    await migrate(connection, { sources: { ...SOURCES, migrations: folder } })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Journal {
  entries: { idx: number; tag: string; when: number }[]
}

const readJournal = (): Journal => JSON.parse(readFileSync(join(SOURCES.migrations, 'meta/_journal.json'), 'utf8')) as Journal

/** Name of the newest migration, without its number. */
export const newestMigration = (): string => (readJournal().entries.pop()?.tag ?? '').replace(/^\d+_/, '')

/** Copies the migrations up to one of them, and adds further ones, by name. */
export function copyMigrations(folder: string, last: string, further: Record<string, string> = {}): void {
  const journal = readJournal()
  const entries = journal.entries.slice(0, journal.entries.findIndex(({ tag }) => tag.endsWith(`_${last}`)) + 1)
  if (entries.length === 0) throw new Error(`there is no migration ${last}`)
  mkdirSync(join(folder, 'meta'))
  for (const { tag } of entries) cpSync(join(SOURCES.migrations, `${tag}.sql`), join(folder, `${tag}.sql`))
  const when = entries[entries.length - 1]?.when ?? 0
  for (const [index, [tag, text]] of Object.entries(further).entries()) {
    entries.push({ idx: entries.length, tag, when: when + index + 1 })
    writeFileSync(join(folder, `${tag}.sql`), text)
  }
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  if (Object.keys(further).length > 0) cpSync(join(SOURCES.migrations, 'release.json'), join(folder, 'release.json'))
}

/** Loads a fixture with triggers and foreign keys disabled, because its rows come table by table. */
export const load = ({ db }: Connection, fixture: string) =>
  db.transaction(async (tx) => {
    const text = readFileSync(`test/cloud/db/fixtures/${fixture}.sql`, 'utf8')
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of text.split(/;\n/)) if (statement.trim() !== '') await tx.execute(sql.raw(statement))
  })

/** Tables of the migrations themselves. */
const OF_MIGRATIONS = ['__drizzle_migrations', 'applied_functions', 'schema_version']

export async function tablesOf({ db }: Connection): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => !OF_MIGRATIONS.includes(name))
}

export async function emptyTables(connection: Connection): Promise<string[]> {
  const found: string[] = []
  for (const name of await tablesOf(connection))
    if ((await rowsOf(connection.db, sql.raw(`select 1 from "${name}" limit 1`))).length === 0) found.push(name)
  return found
}
