import { execFileSync } from 'node:child_process'
import { isStale } from '../../../config/stale.cjs'

const PRODUCTS = { weapp: 'dist/weapp/app.js', h5: 'dist/h5/index.html', cloud: 'dist/cloud/api/index.js' }

/** Builds what is missing or older than its sources: the tests of what is shipped never see a stale one. */
export function ensureBuilt(...targets: (keyof typeof PRODUCTS)[]): void {
  for (const target of targets) {
    const product = PRODUCTS[target]
    if (!isStale(product)) continue
    const env = { ...process.env, NODE_ENV: 'production' }
    try {
      execFileSync('npm', ['run', '--silent', `build:${target}`], { env, stdio: 'pipe', encoding: 'utf8' })
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string }
      throw new Error(`npm run build:${target} failed\n${stdout ?? ''}\n${stderr ?? ''}`, { cause: error })
    }
  }
}
