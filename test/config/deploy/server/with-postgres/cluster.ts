/** A PostgreSQL with its own tools, in a temporary folder, and the backup's programs run beside it as an operator's account runs them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'

// A check makes, fills and removes a whole server, and a busy machine needs half a minute for each.
jest.setTimeout(300_000)

const TOOLS = ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore', 'psql']
const LOWEST_VERSION = 15
/** A password with everything that an address and a shell give a meaning of its own. */
const PASSWORD = 'p:w/@ %\'$1"\\#?ü'

export interface Ended {
  code: number | null
  output: string
}

export interface Cluster {
  /** Folder that the operator's account owns. */
  folder: string
  /** Folder of PostgreSQL's tools. */
  bin: string
  /** Address of a database for its owner, who is no superuser. */
  url(database: string): string
  /** Makes an empty database and returns its address. */
  create(database: string): Promise<string>
  /** Runs statements in a database as the superuser. */
  sql<T>(database: string, statements: string): Promise<T[]>
  /** Starts `backup.sh`, `check.sh` or `restore.sh`; `../limited.sh` is a backup whose files may have so many blocks. */
  start(script: string, args: string[], env: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> }
  run(script: string, args: string[], env: Record<string, string>): Promise<Ended>
  /** A new empty folder of the operator. */
  newFolder(name: string): string
  /** Runs a tool of PostgreSQL or of the system as the operator's account. */
  tool(name: string, args: string[]): string
  remove(): void
}

/** Folder of the tools. @throws a sentence for whoever runs the tests without them */
function toolsFolder(): string {
  const installed = '/usr/lib/postgresql'
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [process.env['PG_BIN'] ?? '', ...versions.map((version) => join(installed, version, 'bin'))]
  const whole = folders.find((folder) => folder !== '' && TOOLS.every((tool) => existsSync(join(folder, tool))))
  const version = whole && Number(/(\d+)/.exec(execFileSync(join(whole, 'psql'), ['--version'], { encoding: 'utf8' }))?.[1])
  if (whole && version && version >= LOWEST_VERSION) return whole
  throw new Error(
    `tests of backups need PostgreSQL ${LOWEST_VERSION} or later with its tools (${TOOLS.join(', ')}): apt install postgresql, or set PG_BIN to their folder`,
  )
}

/** Account of the operator, `nobody` for root: PostgreSQL refuses to run as root, the user of the tests in most containers. */
export function operator(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export async function startCluster(): Promise<Cluster> {
  const bin = toolsFolder()
  const account = operator()
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-backup-'))
  chmodSync(folder, 0o755)
  const newFolder = (name: string) => {
    const made = join(folder, name)
    mkdirSync(made, { mode: 0o700 })
    if (account) chownSync(made, account.uid, account.gid)
    return made
  }
  const options = { ...account, cwd: '/', encoding: 'utf8', stdio: 'pipe' } as const
  const tool = (name: string, args: string[]) => execFileSync(existsSync(join(bin, name)) ? join(bin, name) : name, args, options)
  const own = newFolder('operator')
  const data = newFolder('data')
  // The checkout may be closed to the operator's account.
  cpSync(resolve('config/deploy/server/backup'), join(folder, 'programs'), { recursive: true })
  writeFileSync(join(folder, 'limited.sh'), '#!/bin/sh\nulimit -f "$1"\nexec "${0%/*}/programs/backup.sh"\n', { mode: 0o755 })
  const port = await freePort()
  writeFileSync(join(own, 'password'), PASSWORD)
  if (account) chownSync(join(own, 'password'), account.uid, account.gid)
  const cluster = ['-U', 'postgres', '--auth-host=scram-sha-256', '--auth-local=trust', `--pwfile=${join(own, 'password')}`]
  tool('initdb', ['-D', data, ...cluster, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${data} -c fsync=off -c jit=off`
  tool('pg_ctl', ['-D', data, '-l', join(own, 'log'), '-w', '-o', flags, 'start'])
  const address = (user: string, database: string) =>
    `postgresql://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
  const sql = async <T>(database: string, statements: string): Promise<T[]> => {
    const client = new Client({ connectionString: address('postgres', database) })
    await client.connect()
    try {
      return ((await client.query(statements)).rows ?? []) as T[]
    } finally {
      await client.end()
    }
  }
  await sql('postgres', `create role owner login password '${PASSWORD.replaceAll("'", "''")}'`)
  const start: Cluster['start'] = (script, args, env) => {
    const child = spawn(join(folder, 'programs', script), args, {
      ...account,
      cwd: '/',
      env: { PATH: process.env['PATH'] ?? '', PG_BIN: bin, ...env },
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    return { child, ended: new Promise((done) => child.once('close', (code) => done({ code, output }))) }
  }
  return {
    folder,
    bin,
    url: (database) => address('owner', database),
    create: async (database) => {
      await sql('postgres', `create database "${database}" owner owner template template0`)
      return address('owner', database)
    },
    sql,
    start,
    run: (script, args, env) => start(script, args, env).ended,
    newFolder,
    tool,
    remove() {
      tool('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Rows of every table, hashed one by one, and every sequence: what must be equal before and after. Independent of the programs' own sums. */
export async function contentsOf(cluster: Cluster, database: string, schema = 'public'): Promise<Record<string, string>> {
  const things = await cluster.sql<{ name: string; kind: string }>(
    database,
    `select relname as name, relkind as kind from pg_class where relkind in ('r', 'S')
      and relnamespace = (select oid from pg_namespace where nspname = '${schema.replaceAll("'", "''")}')`,
  )
  const contents: Record<string, string> = {}
  for (const { name, kind } of things) {
    const from = `"${schema.replaceAll('"', '""')}"."${name}"`
    const query =
      kind === 'S'
        ? `select last_value || ' ' || is_called as hash from ${from}`
        : `select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text collate "C"), '')) as hash from ${from} t`
    contents[name] = (await cluster.sql<{ hash: string }>(database, query))[0]?.hash ?? ''
  }
  return contents
}

/** Value of a JSON file that a program left for the doctor. */
export const leftIn = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))

export const dumpsIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.dump'))

/** Files of a folder besides its locks. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.lock'))
    .sort()

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => done(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
}
