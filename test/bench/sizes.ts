/** Download sizes: the mini-program's packages, and the function's bundle. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Figures } from './figures'

const KB = 1024

const bytesOf = (at: string): number =>
  statSync(at).isDirectory() ? readdirSync(at).reduce((sum, name) => sum + bytesOf(join(at, name)), 0) : statSync(at).size

/** The main package is everything outside the subpackages. */
export function sizes(): Figures {
  const { subPackages = [] } = JSON.parse(readFileSync('dist/weapp/app.json', 'utf8')) as { subPackages?: { root: string }[] }
  const total = bytesOf('dist/weapp')
  const inSubpackages = subPackages.reduce((sum, { root }) => sum + bytesOf(join('dist/weapp', root)), 0)
  return {
    'weapp.main_kb': { value: (total - inSubpackages) / KB, unit: 'KB', most: 480 },
    'weapp.total_kb': { value: total / KB, unit: 'KB' },
    'cloud.bundle_kb': { value: bytesOf('dist/cloud/api') / KB, unit: 'KB' },
  }
}
