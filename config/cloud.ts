/** Builds the cloud functions `api` and `migrate`: CommonJS, as CloudBase needs it, each a folder with package.json and config.json. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { SOURCES, versionOf } from '../src/cloud/db/schema-sources'
import { copySql } from './sql-files'

const OUT = join(__dirname, '../dist/cloud')
const host = (name: string) => join(__dirname, '../src/cloud/host/function', name)

/**
 * Time limit of a call. The platform's default of 3 s is too short for a cold start with a busy database; the phone's own limit is
 * the same.
 */
const TIMEOUT_SECONDS = 8
/** The platform's longest. */
const LONGEST_TIMEOUT_SECONDS = 60

// Every minute, since reservations and names deadlines end by the clock, and a freed seat should soon go to the next person.
const MINUTELY = { name: 'minutely', type: 'timer', config: '0 * * * * * *' }

const PRODUCT = { platform: 'node', target: 'node18', minify: true } as const

interface CloudFunction {
  name: string
  entryPoints: Record<string, string>
  config: { timeout: number; triggers: object[] }
}

const API: CloudFunction = {
  name: 'api',
  entryPoints: { index: host('cloud-function.ts'), 'reader-thread': join(__dirname, '../src/cloud/people/roster/reader-thread.ts') },
  config: { timeout: TIMEOUT_SECONDS, triggers: [MINUTELY] },
}

const MIGRATE: CloudFunction = {
  name: 'migrate',
  entryPoints: { index: host('migrate-function.ts') },
  config: { timeout: LONGEST_TIMEOUT_SECONDS, triggers: [] },
}

/**
 * Modules loaded with `import()` become separate files, which are read at first use: in a single file they would slow each cold
 * start. esbuild splits only ES modules; the second pass makes each file CommonJS.
 */
async function buildFunction({ name, entryPoints, config }: CloudFunction): Promise<string> {
  const out = join(OUT, name)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const { outputFiles } = await build({
    ...PRODUCT,
    entryPoints,
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
  writeFileSync(join(out, 'config.json'), `${JSON.stringify({ ...config, permissions: { openapi: [] } }, null, 2)}\n`)
  return out
}

async function buildCloud(): Promise<void> {
  copySql(await buildFunction(MIGRATE))
  // Last, since its age tells if the build is stale.
  await buildFunction(API)
}

void buildCloud()
