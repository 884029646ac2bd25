/** Builds the cloud function: CommonJS, as CloudBase needs it, with package.json and config.json. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'

const OUT = join(__dirname, '../dist/cloud/api')

/**
 * Time limit of a call. The platform's default of 3 s is too short for a cold start with a busy database; the phone's own limit is
 * the same.
 */
const TIMEOUT_SECONDS = 8

const description = { name: 'api', private: true, main: 'index.js' }
const config = {
  timeout: TIMEOUT_SECONDS,
  permissions: { openapi: [] },
  // Every minute, since reservations and names deadlines end by the clock, and a freed seat should soon go to the next person.
  triggers: [{ name: 'minutely', type: 'timer', config: '0 * * * * * *' }],
}

const PRODUCT = { platform: 'node', target: 'node18', minify: true } as const

/**
 * Modules loaded with `import()` become separate files, which are read at first use: in a single file they would slow each cold
 * start. esbuild splits only ES modules; the second pass makes each file CommonJS.
 */
async function buildCloud(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  const { outputFiles } = await build({
    ...PRODUCT,
    entryPoints: {
      index: join(__dirname, '../src/cloud/host/cloud-function.ts'),
      'reader-thread': join(__dirname, '../src/cloud/people/roster/reader-thread.ts'),
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: OUT,
    legalComments: 'none',
    logLevel: 'warning',
    // pg checks if it runs on Cloudflare, and without this definition loads Node's whole fetch for it: 10 ms of a cold start.
    define: { navigator: '{"userAgent":"Node.js"}' },
    // Optional parts of pg that this function never loads.
    external: ['pg-native', 'pg-cloudflare'],
  })
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...PRODUCT, format: 'cjs', supported: { 'dynamic-import': false } })
    writeFileSync(path, code)
  }
  writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(description, null, 2)}\n`)
  writeFileSync(join(OUT, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
}

void buildCloud()
