/** Brings a base to this program's schema. A base is the first schema of the connection's search path; migrations are only added. */
import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type Connection, type Database, type Querier, rowsOf, sqlStateOf } from './database'
import { compareVersions, storedVersion } from './schema-version'
import {
  type FunctionFile,
  type Migration,
  SOURCES,
  type SchemaVersion,
  type Sources,
  digestOf,
  readFunctions,
  readMigrations,
  versionOf,
} from './schema-sources'

/** Number of the advisory lock, arbitrary but the same in every process: the holder migrates, the others wait. */
export const MIGRATION_LOCK = 7_364_019

/** The base was migrated by a newer program, which this one does not understand. */
export class SchemaNewer extends Error {
  override name = 'SchemaNewer'
  constructor(
    /** Last migration of the base. */
    readonly stored: string,
    readonly own: string,
  ) {
    super(`its schema is ${stored}, this program knows it up to ${own}: start the program of the version that migrated it`)
  }
}

export interface Migrated {
  /** Names of the migrations and files of functions that were applied, in order. */
  applied: string[]
  /** Version of the base, which is a newer program's where this one works on it as it is. */
  version: SchemaVersion
}

/** `migration`: another process migrates. `table`: a long transaction, such as a backup's, uses a table that changes. */
export type WaitedFor = 'migration' | 'table'

interface Options {
  sources?: Sources
  /** Called each time when the migration has to wait. */
  onWait?: (waitedFor: WaitedFor) => void
  /** Longest wait for a table, ms, and the pause after it. */
  patience?: { wait: number; pause: number }
}

/**
 * Whoever reads a table waits behind a migration that waits for it, so that one gives up soon and tries again: people wait two seconds in five
 * beside a backup, which may take minutes.
 */
const PATIENCE = { wait: 2_000, pause: 3_000 }
const MOST_ATTEMPTS = 200

/**
 * Creates the functions without checking their bodies, since the migrations' triggers need them before the tables exist, then applies
 * the migrations, all in one transaction. The connection should have no limit of its own for a query, since one statement may rewrite a large table.
 * @throws SchemaNewer for a base of a newer program; another error when no schema of the search path exists
 */
export async function migrate({ db }: Connection, { sources = SOURCES, onWait, patience = PATIENCE }: Options = {}): Promise<Migrated> {
  const version = versionOf(sources)
  for (let attempt = 1; ; attempt++) {
    try {
      return await bringUp(db, sources, version, { onWait, wait: patience.wait })
    } catch (error) {
      if (sqlStateOf(error) !== LOCK_NOT_AVAILABLE || attempt === MOST_ATTEMPTS) throw error
      onWait?.('table')
      await setTimeout(patience.pause)
    }
  }
}

const LOCK_NOT_AVAILABLE = '55P03'

function bringUp(
  db: Database,
  sources: Sources,
  version: SchemaVersion,
  { onWait, wait }: { onWait: Options['onWait']; wait: number },
): Promise<Migrated> {
  return db.transaction(async (tx) => {
    await chooseSettings(tx)
    await takeLock(tx, onWait)
    await tx.execute(sql.raw(`set local lock_timeout = ${wait}`))
    const path = await searchPath(tx)
    const stored = await readVersion(tx, version)
    // A newer program has migrated it, and this one works on it as it is: its own functions would be older.
    if (stored && stored.release > version.release) return { applied: [], version: stored }
    const migrations = await migrationsToApply(tx, sources)
    const functions = await changedFunctions(tx, sources, path)
    await tx.execute(sql`set local check_function_bodies to off`)
    await makeFunctions(tx, functions)
    await applyMigrations(tx, migrations)
    // The functions are created again with checks, now that all their tables exist. A mistake fails here and undoes everything.
    await tx.execute(sql`set local check_function_bodies to on`)
    await makeFunctions(tx, functions)
    await storeVersion(tx, version)
    return { applied: [...migrations, ...functions].map(({ name }) => name), version }
  })
}

/**
 * Settings of the transaction. The server or the role may have limits of its own, and the driver cannot send a limit of 0. The interval
 * lets the server notice that this program is gone, since a killed migration holds the lock until its statement ends otherwise.
 */
const SETTINGS = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
  client_connection_check_interval: '1s',
}

/** A setting that this server does not know, such as the interval on Windows, stays as it is. */
async function chooseSettings(tx: Pick<Database, 'transaction'>): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS))
    await tx.transaction((inner) => inner.execute(sql.raw(`set local ${name} = '${value}'`))).catch(() => undefined)
}

async function takeLock(db: Querier, onWait: Options['onWait']): Promise<void> {
  const [row] = await rowsOf<{ taken: boolean }>(db, sql`select pg_try_advisory_xact_lock(${MIGRATION_LOCK}) as taken`)
  if (row?.taken) return
  onWait?.('migration')
  await db.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
}

async function searchPath(db: Querier): Promise<string> {
  const [row] = await rowsOf<{ schema: string | null; path: string }>(
    db,
    sql`select current_schema() as schema, current_setting('search_path') as path`,
  )
  if (!row || row.schema === null) throw new Error(`no schema of the search path exists: ${row?.path}`)
  return row.path
}

interface ChangedFunction extends FunctionFile {
  checksum: string
}

/**
 * Functions whose files are new or have changed. The search path is part of the checksum, since a trigger's function stores the
 * path of its creation.
 */
async function changedFunctions(db: Querier, sources: Sources, path: string): Promise<ChangedFunction[]> {
  await db.execute(sql`create table if not exists applied_functions (name text primary key, checksum text not null)`)
  const rows = await rowsOf<{ name: string; checksum: string }>(db, sql`select name, checksum from applied_functions`)
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  return readFunctions(sources)
    .map((file) => ({ ...file, checksum: digestOf(path, file.text) }))
    .filter(({ name, checksum }) => applied.get(name) !== checksum)
}

async function makeFunctions(db: Querier, files: readonly ChangedFunction[]): Promise<void> {
  for (const { name, text, checksum } of files) {
    await db.execute(sql.raw(text))
    await db.execute(sql`
      insert into applied_functions (name, checksum) values (${name}, ${checksum})
      on conflict (name) do update set checksum = excluded.checksum`)
  }
}

/** Version of the base, whose tables of versions are made first. @throws SchemaNewer */
async function readVersion(db: Querier, version: SchemaVersion): Promise<SchemaVersion | null> {
  await db.execute(sql`create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`)
  await db.execute(sql`create table if not exists schema_version (
    only_row boolean primary key default true check (only_row), release integer not null, works_with integer not null,
    name text not null, migrated_to bigint not null, functions text not null)`)
  const stored = await storedVersion(db)
  if (stored && compareVersions(stored, version) === 'newer') throw new SchemaNewer(stored.name, version.name)
  return stored
}

/** Migrations later than the last one in drizzle's table, which is in the base's schema. */
async function migrationsToApply(db: Querier, sources: Sources): Promise<Migration[]> {
  const [last] = await rowsOf<{ at: number }>(db, sql`select created_at as at from __drizzle_migrations order by created_at desc limit 1`)
  return readMigrations(sources).filter(({ at }) => !last || at > last.at)
}

async function applyMigrations(db: Querier, migrations: readonly Migration[]): Promise<void> {
  for (const { statements, hash, at } of migrations) {
    for (const statement of statements) await db.execute(sql.raw(statement))
    await db.execute(sql`insert into __drizzle_migrations (hash, created_at) values (${hash}, ${at})`)
  }
}

const storeVersion = (db: Querier, { release, worksWith, name, at, functions }: SchemaVersion) =>
  db.execute(sql`
    insert into schema_version (release, works_with, name, migrated_to, functions) values (${release}, ${worksWith}, ${name}, ${at}, ${functions})
    on conflict (only_row) do update set release = excluded.release, works_with = excluded.works_with, name = excluded.name,
      migrated_to = excluded.migrated_to, functions = excluded.functions`)
