/** The SQL that makes a base's schema, as files, and the version that they are. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of SQL: `migrations` from drizzle-kit, `functions` with one `create or replace` per file. */
export interface Sources {
  migrations: string
  functions: string
}

export const SOURCES: Sources = { migrations: join(__dirname, 'migrations'), functions: join(__dirname, 'functions') }

export interface Migration {
  /** Name of its file without the ending, such as `0013_leaving-kept`. */
  name: string
  /** Time at which it was made, by which migrations are ordered. */
  at: number
  statements: string[]
  hash: string
}

export interface FunctionFile {
  name: string
  text: string
}

/** Order of schemas, as `migrations/release.json` has it. */
export interface Release {
  /** Raised with every change of a migration or a function. */
  release: number
  /** Oldest release of the program that goes on working on this schema, so that an upgrade need not stop the ones that run. */
  worksWith: number
}

/** A schema: its release, its last migration, and the text of its functions. */
export interface SchemaVersion extends Release {
  name: string
  /** {@link Migration.at} of the last migration. */
  at: number
  /** Digest of all functions' texts. */
  functions: string
}

/** Text of a file of SQL with line ends of one kind, since a checkout on Windows may have others and the text is hashed. */
const sqlIn = (...path: string[]) => readFileSync(join(...path), 'utf8').replaceAll('\r\n', '\n')

export const digestOf = (...texts: string[]): string => createHash('sha256').update(texts.join('\n')).digest('hex')

interface Journal {
  entries: { tag: string; when: number }[]
}

export function readMigrations({ migrations }: Sources): Migration[] {
  const { entries } = JSON.parse(readFileSync(join(migrations, 'meta', '_journal.json'), 'utf8')) as Journal
  return entries.map(({ tag, when }) => {
    const text = sqlIn(migrations, `${tag}.sql`)
    return { name: tag, at: when, statements: text.split('--> statement-breakpoint'), hash: digestOf(text) }
  })
}

export const readFunctions = ({ functions }: Sources): FunctionFile[] =>
  readdirSync(functions)
    .sort()
    .map((name) => ({ name, text: sqlIn(functions, name) }))

/** @returns release 0 for a folder that has none, which is older than any */
function readRelease({ migrations }: Sources): Release {
  const file = join(migrations, 'release.json')
  if (!existsSync(file)) return { release: 0, worksWith: 0 }
  const { release, worksWith } = JSON.parse(readFileSync(file, 'utf8')) as Release
  return { release, worksWith }
}

/** Digest of all SQL, by which a test sees that the release was raised. */
export const schemaDigest = (sources: Sources): string =>
  digestOf(...readMigrations(sources).map(({ name, hash }) => `${name} ${hash}`), functionsDigest(sources))

const functionsDigest = (sources: Sources) => digestOf(...readFunctions(sources).map(({ name, text }) => `${name}\n${text}`))

/** Version of the schema that these files make. @throws without a migration */
export function versionOf(sources: Sources): SchemaVersion {
  const last = readMigrations(sources).pop()
  if (!last) throw new Error(`${sources.migrations} holds no migration`)
  return { ...readRelease(sources), name: last.name, at: last.at, functions: functionsDigest(sources) }
}
