import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Copies the built server into an empty folder far from any package, as an office installs it. @returns the folder */
export function installServer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-installed-'))
  cpSync('dist/server', folder, { recursive: true })
  return folder
}
