import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isStale } from '../../../config/stale.cjs'

const PRODUCTS = {
  weapp: 'dist/weapp/app.js',
  h5: 'dist/h5/index.html',
  cloud: 'dist/cloud/api/index.js',
  server: 'dist/server/server.mjs',
}

/** Builds the targets that are missing or older than their sources, each once and all at the same time. */
export async function ensureBuilt(...targets: (keyof typeof PRODUCTS)[]): Promise<void> {
  const stale = async (target: keyof typeof PRODUCTS) => {
    if (isStale(PRODUCTS[target])) await build(target)
  }
  await Promise.all([...new Set(targets)].filter((target) => target !== 'server').map(stale))
  // The server takes the built page along.
  if (targets.includes('server')) await stale('server')
}

async function build(target: keyof typeof PRODUCTS): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  try {
    await promisify(execFile)('npm', ['run', '--silent', `build:${target}`], { env, encoding: 'utf8' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`npm run build:${target} failed\n${stdout ?? ''}\n${stderr ?? ''}`, { cause: error })
  }
}
