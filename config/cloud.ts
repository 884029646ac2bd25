/** Builds the cloud functions `api` and `migrate`: CommonJS, as CloudBase needs it, each a folder with package.json and config.json. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { SOURCES, versionOf } from '../src/cloud/db/schema-sources'
import { CLOUD_FUNCTIONS, type CloudFunction } from './cloud-functions'
import { copySql } from './sql-files'

const OUT = join(__dirname, '../dist/cloud')
const host = (name: string) => join(__dirname, '../src/cloud/host/function', name)

const PRODUCT = { platform: 'node', target: 'node18', minify: true } as const

const ENTRY_POINTS: Record<CloudFunction['name'], Record<string, string>> = {
  api: { index: host('cloud-function.ts'), 'reader-thread': join(__dirname, '../src/cloud/people/roster/reader-thread.ts') },
  migrate: { index: host('migrate-function.ts') },
}

/**
 * Modules loaded with `import()` become separate files, which are read at first use: in a single file they would slow each cold
 * start. esbuild splits only ES modules; the second pass makes each file CommonJS.
 */
async function buildFunction({ name, timeout, timers }: CloudFunction): Promise<string> {
  const out = join(OUT, name)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const { outputFiles } = await build({
    ...PRODUCT,
    entryPoints: ENTRY_POINTS[name],
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: out,
    legalComments: 'none',
    logLevel: 'warning',
    define: {
      // pg checks if it runs on Cloudflare, and without this definition loads Node's whole fetch for it: 10 ms of a cold start.
      navigator: '{"userAgent":"Node.js"}',
      BUILT_SCHEMA: JSON.stringify(versionOf(SOURCES)),
    },
    // Optional parts of pg that the functions never load.
    external: ['pg-native', 'pg-cloudflare'],
  })
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...PRODUCT, format: 'cjs', supported: { 'dynamic-import': false } })
    writeFileSync(path, code)
  }
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ name, private: true, main: 'index.js' }, null, 2)}\n`)
  const config = { timeout, permissions: { openapi: [] }, triggers: timers.map((timer) => ({ ...timer, type: 'timer' })) }
  writeFileSync(join(out, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
  return out
}

async function buildCloud(): Promise<void> {
  copySql(await buildFunction(CLOUD_FUNCTIONS.migrate))
  // Last, since its age tells if the build is stale.
  await buildFunction(CLOUD_FUNCTIONS.api)
}

void buildCloud()
