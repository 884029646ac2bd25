/** Facts about a PostgreSQL server on which a base's health depends. */
import { sql } from 'drizzle-orm'
import { type Querier, rowsOf } from './database'

async function oneRow<Row>(db: Querier, query: ReturnType<typeof sql>): Promise<Row> {
  const [row] = await rowsOf<Row>(db, query)
  if (!row) throw new Error('the query has no row')
  return row
}

/** `number` is PostgreSQL's own, such as 170004 for 17.4. */
export const serverVersion = (db: Querier): Promise<{ number: number; text: string }> =>
  oneRow(db, sql`select current_setting('server_version_num')::integer as number, current_setting('server_version') as text`)

export interface Rights {
  /** First schema of the search path that exists; null when none does. */
  schema: string | null
  searchPath: string
  mayCreateTables: boolean
  /** True while nothing can be written: on a standby, or where a managed database is full. */
  isReadOnly: boolean
  hasBtreeGist: boolean
  /** True where the server's software has the extension. */
  offersBtreeGist: boolean
  mayCreateBtreeGist: boolean
}

/** Rights of the connection's role in its database, as a migration needs them. */
export const rightsOf = (db: Querier): Promise<Rights> =>
  oneRow(
    db,
    sql`select current_schema()::text as schema, current_setting('search_path') as "searchPath",
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreateTables",
      current_setting('transaction_read_only')::boolean as "isReadOnly",
      exists (select 1 from pg_extension where extname = 'btree_gist') as "hasBtreeGist",
      exists (select 1 from pg_available_extensions where name = 'btree_gist') as "offersBtreeGist",
      coalesce((select rolsuper from pg_roles where rolname = current_user), false)
        or (has_database_privilege(current_database(), 'create')
          and coalesce((select bool_or(trusted) from pg_available_extension_versions where name = 'btree_gist'), false)) as "mayCreateBtreeGist"`,
  )

export interface TextRules {
  /** Name of the locale, such as `C.UTF-8`. */
  locale: string
  /** True if `lower` knows letters beyond ASCII, as JavaScript does: names are compared by it. */
  lowersLetters: boolean
  /** True if the system's collation is of another version than the one by which the indexes are ordered. */
  isOrderedAnew: boolean
}

/** For a database in UTF8 of PostgreSQL 15 or later; another encoding cannot take the letters in the query. */
export const textRules = (db: Querier): Promise<TextRules> =>
  oneRow(
    db,
    sql`select coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', datctype) as locale, lower('ÀЖＡI') = 'àжａi' as "lowersLetters",
      coalesce(datcollversion <> pg_database_collation_actual_version(oid), false) as "isOrderedAnew"
      from pg_database d where datname = current_database()`,
  )

export interface Wire {
  /** Version of TLS; null without it. */
  tls: string | null
  /** True for a server on the same machine. */
  isLocal: boolean
}

/** The connection itself, as the server sees it. */
export const wireOf = (db: Querier): Promise<Wire> =>
  oneRow(
    db,
    sql`select (select s.version from pg_stat_ssl s where s.pid = pg_backend_pid() and s.ssl) as tls,
      coalesce(inet_server_addr() = inet_client_addr() or inet_server_addr() << '127.0.0.0/8', true) as "isLocal"`,
  )

export interface ConnectionLimits {
  /** Most connections of the server for ordinary roles. */
  server: number
  /** Connections in use on the server. */
  used: number
  /** Most of the role, and of the database; null without a limit. */
  role: number | null
  database: number | null
}

export const connectionLimits = (db: Querier): Promise<ConnectionLimits> =>
  oneRow(
    db,
    sql`select current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer
        - coalesce(current_setting('reserved_connections', true), '0')::integer as server,
      (select sum(numbackends)::integer from pg_stat_database) as used,
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user) as role,
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database()) as database`,
  )

export interface Replication {
  /** Value of `synchronous_standby_names`. */
  standbyNames: string
  /** Value of `synchronous_commit`. */
  commit: string
  /** Standbys that are connected. */
  standbys: number
}

export const replicationOf = (db: Querier): Promise<Replication> =>
  oneRow(
    db,
    sql`select current_setting('synchronous_standby_names') as "standbyNames", current_setting('synchronous_commit') as commit,
      (select count(*)::integer from pg_stat_replication) as standbys`,
  )

/** Size of the base's database, bytes. */
export async function databaseBytes(db: Querier): Promise<number> {
  const { bytes } = await oneRow<{ bytes: string }>(db, sql`select pg_database_size(current_database())::text as bytes`)
  return Number(bytes)
}
