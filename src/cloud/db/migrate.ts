/** Brings a base to this program's schema. A base is the first schema of the connection's search path; migrations are only added. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { type Connection, type Querier, rowsOf } from './database'

/** Folders of SQL: `migrations` from drizzle-kit, `functions` with one `create or replace` per file. */
export interface Sources {
  migrations: string
  functions: string
}

export const SOURCES: Sources = { migrations: join(__dirname, 'migrations'), functions: join(__dirname, 'functions') }
/** Number of the advisory lock, arbitrary but the same in every process: the holder migrates, the others wait. */
const MIGRATION_LOCK = 7_364_019

/**
 * Creates the functions without checking their bodies, since the migrations' triggers need them before the tables exist, then applies
 * the migrations, all in one transaction.
 * @throws when no schema of the search path exists
 */
export async function migrate({ db }: Connection, sources: Sources = SOURCES): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    const path = await searchPath(tx)
    const changed = await changedFunctions(tx, sources.functions, path)
    await tx.execute(sql`set local check_function_bodies to off`)
    await makeFunctions(tx, changed)
    await applyMigrations(tx, sources.migrations)
    // The functions are created again with checks, now that all their tables exist. A mistake fails here and undoes everything.
    await tx.execute(sql`set local check_function_bodies to on`)
    await makeFunctions(tx, changed)
  })
}

async function searchPath(db: Querier): Promise<string> {
  const [row] = await rowsOf<{ schema: string | null; path: string }>(
    db,
    sql`select current_schema() as schema, current_setting('search_path') as path`,
  )
  if (!row || row.schema === null) throw new Error(`no schema of the search path exists: ${row?.path}`)
  return row.path
}

interface FunctionFile {
  name: string
  text: string
  checksum: string
}

/**
 * Functions whose files are new or have changed. The search path is part of the checksum, since a trigger's function stores the
 * path of its creation.
 */
async function changedFunctions(db: Querier, folder: string, path: string): Promise<FunctionFile[]> {
  await db.execute(sql`create table if not exists applied_functions (name text primary key, checksum text not null)`)
  const rows = await rowsOf<{ name: string; checksum: string }>(db, sql`select name, checksum from applied_functions`)
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const files = readdirSync(folder).map((name): FunctionFile => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(path).update('\n').update(text).digest('hex') }
  })
  return files.filter(({ name, checksum }) => applied.get(name) !== checksum)
}

async function makeFunctions(db: Querier, files: readonly FunctionFile[]): Promise<void> {
  for (const { name, text, checksum } of files) {
    await db.execute(sql.raw(text))
    await db.execute(sql`
      insert into applied_functions (name, checksum) values (${name}, ${checksum})
      on conflict (name) do update set checksum = excluded.checksum`)
  }
}

/** Applies migrations later than the last one in drizzle's table, which is in the base's schema. */
async function applyMigrations(db: Querier, folder: string): Promise<void> {
  await db.execute(sql`create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`)
  const [last] = await rowsOf<{ at: number }>(db, sql`select created_at as at from __drizzle_migrations order by created_at desc limit 1`)
  for (const migration of readMigrationFiles({ migrationsFolder: folder })) {
    if (last && migration.folderMillis <= last.at) continue
    for (const statement of migration.sql) await db.execute(sql.raw(statement))
    await db.execute(sql`insert into __drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`)
  }
}
