import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** Folders and files that a build is made of. */
const SOURCES = ['src', 'config', 'babel.config.js', 'package.json', 'package-lock.json']
const PRODUCTS = { weapp: 'dist/weapp/app.js', h5: 'dist/h5/index.html', cloud: 'dist/cloud/api/index.js' }

/** Builds what is missing or older than its sources: the tests of what is shipped never see a stale one. */
export function ensureBuilt(...targets: (keyof typeof PRODUCTS)[]): void {
  const sources = Math.max(...SOURCES.map(newest))
  for (const target of targets) {
    const product = PRODUCTS[target]
    if (existsSync(product) && statSync(product).mtimeMs > sources) continue
    const env = { ...process.env, NODE_ENV: 'production' }
    try {
      execFileSync('npm', ['run', '--silent', `build:${target}`], { env, stdio: 'pipe', encoding: 'utf8' })
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string }
      throw new Error(`npm run build:${target} failed\n${stdout ?? ''}\n${stderr ?? ''}`, { cause: error })
    }
  }
}

function newest(file: string): number {
  const stat = statSync(file)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}
