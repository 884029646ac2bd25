import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Account, postgresBinaries } from './postgres-binaries'

/** A standby accepts read-only connections. */
const READY = /database system is ready to accept (read-only )?connections/
/** Order by code point: PostgreSQL's own C.UTF-8, because some systems do not have that locale. */
export const CODE_POINT_ORDER = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
const OPTIONS = ['listen_addresses=127.0.0.1', 'max_connections=200']
/** Options for all tests except those of crashes. */
const UNFLUSHED = [
  'autovacuum=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'checkpoint_timeout=1h',
  'max_wal_size=8GB',
  'jit=off',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
]

interface Durability {
  /** True if commits wait for the disk, so that every acknowledged one survives a crash. */
  flushes: boolean
}

/** A PostgreSQL server for tests, which can be stopped and started again on the same data and port. */
export interface PostgresServer {
  url: string
  start(): Promise<void>
  /** Stops the server. SIGINT: ends the sessions and writes all data first; SIGQUIT: stops at once, and recovers at the next start. */
  stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>
  /** Stops the server for good and removes its folder; so does the end of this process. */
  remove(): Promise<void>
}

/**
 * Starts a real PostgreSQL from npm in a temporary folder and sets TEST_POSTGRES_URL to its address, unless that is set already.
 * @returns a function that stops the server and removes the folder
 */
export async function startPostgres(durability?: Durability): Promise<() => Promise<void>> {
  if (process.env['TEST_POSTGRES_URL']) return async () => undefined
  const server = await makePostgres(durability)
  try {
    await server.start()
  } catch (error) {
    await server.remove()
    throw error
  }
  process.env['TEST_POSTGRES_URL'] = server.url
  return () => server.remove()
}

/** Makes an empty cluster in a temporary folder, without starting it. */
export async function makePostgres({ flushes }: Durability = { flushes: true }): Promise<PostgresServer> {
  const account = process.getuid?.() === 0 ? nobody() : undefined
  const folder = mkdtempSync(path.join(tmpdir(), 'tongxin-postgres-'))
  chmodSync(folder, 0o755)
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  try {
    const { initdb, postgres } = postgresBinaries(account, path.join(folder, 'native'))
    const data = path.join(folder, 'data')
    mkdirSync(data, { mode: 0o700 })
    if (account) chownSync(data, account.uid, account.gid)
    const cluster = ['--username=postgres', '--auth=trust', '--encoding=UTF8', ...CODE_POINT_ORDER, '--no-sync']
    execFileSync(initdb, [`--pgdata=${data}`, ...cluster], { ...account, cwd: data, stdio: 'pipe' })
    const port = await freePort()
    // A query through a socket takes a fifth less time than one through TCP. Tests of crashes use TCP, like a real server.
    const sockets = flushes || process.platform === 'win32' ? '' : data
    const options = [...OPTIONS, `unix_socket_directories=${sockets}`, ...(flushes ? [] : UNFLUSHED)].flatMap((option) => ['-c', option])
    const begin = () =>
      spawn(postgres, ['-D', data, '-p', String(port), ...options], { ...account, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] })
    const url = new URL(`postgresql://postgres@127.0.0.1:${port}/postgres`)
    if (sockets) url.searchParams.set('host', sockets)
    return { url: url.href, ...startable(begin, removeFolder) }
  } catch (error) {
    removeFolder()
    throw error
  }
}

/** The account `nobody`, since PostgreSQL refuses to run as root, the user of the tests in most containers. */
export function nobody(): Account {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    const failed = (reason: string) => reject(new Error(`PostgreSQL did not start: ${reason}\n${log}`))
    server.once('error', (error) => failed(error.message))
    server.once('exit', (code) => failed(`it ended with ${code}`))
    server.stderr?.on('data', (chunk) => {
      log += chunk
      if (READY.test(log)) resolve()
    })
  })
}

function startable(begin: () => ChildProcess, removeFolder: () => void): Omit<PostgresServer, 'url'> {
  let running: ChildProcess | undefined
  const atExit = () => {
    running?.kill('SIGINT')
    removeFolder()
  }
  const onTerm = () => process.exit(143)
  process.once('exit', atExit)
  process.once('SIGTERM', onTerm)
  const stop = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const server = running
    running = undefined
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await gone
  }
  return {
    stop,
    async start() {
      running = begin()
      await ready(running)
    },
    async remove() {
      process.off('exit', atExit)
      process.off('SIGTERM', onTerm)
      await stop('SIGINT')
      removeFolder()
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
