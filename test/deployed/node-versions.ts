/** Every Node of the platform and of offices, from npm's package of Node, each in a folder of its own. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Versions of the cloud function's runtimes; the first is too old for the server. */
export const FUNCTION_VERSIONS = ['18.15.0', '20.19.5', '22', '24'] as const
export const SERVER_VERSIONS = FUNCTION_VERSIONS.slice(1)

/** Installs a Node. @returns its executable's path */
export function installNode(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`))
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `node@${version}`], { stdio: 'pipe' })
  return join(folder, 'node_modules/node/bin/node')
}
