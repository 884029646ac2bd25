/** Comparison of a base's schema with the one that this program was made for. */
import { sql } from 'drizzle-orm'
import { type Database, type Querier, rowsOf, sqlStateOf } from './database'
import { SOURCES, type SchemaVersion, versionOf } from './schema-sources'

/** Version written into a bundle by its build, which has no SQL files beside it. */
declare const BUILT_SCHEMA: SchemaVersion | undefined

let own: SchemaVersion | undefined

/** Version of the schema that this program was made for. */
export const ownVersion = (): SchemaVersion => (own ??= typeof BUILT_SCHEMA === 'undefined' ? versionOf(SOURCES) : BUILT_SCHEMA)

/** `older`: the schema still has to be migrated. `newer`: a newer program has migrated it so that this one would go wrong. */
export type SchemaState = 'same' | 'older' | 'newer'

const UNDEFINED_TABLE = '42P01'

/** Schema of a base, as its last migration left it; null for a database without one. */
export async function storedVersion(db: Querier): Promise<SchemaVersion | null> {
  try {
    const [row] = await rowsOf<SchemaVersion>(
      db,
      sql`select release, works_with as "worksWith", name, migrated_to as at, functions from schema_version`,
    )
    return row ?? null
  } catch (error) {
    if (sqlStateOf(error) === UNDEFINED_TABLE) return null
    throw error
  }
}

/** Two schemas of one release differ only between releases, where the program that changed the text brings it by migrating. */
export function compareVersions(stored: SchemaVersion | null, program: SchemaVersion): SchemaState {
  if (!stored || stored.release < program.release) return 'older'
  if (stored.release > program.release) return program.release >= stored.worksWith ? 'same' : 'newer'
  if (stored.at < program.at) return 'older'
  if (stored.at > program.at) return 'newer'
  return stored.functions === program.functions ? 'same' : 'older'
}

/** @throws when the database does not answer */
export const schemaState = async (db: Database): Promise<SchemaState> => compareVersions(await storedVersion(db), ownVersion())
