/** Builds the cloud function: CommonJS, as CloudBase uploads it, beside its two descriptions. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'

const OUT = join(__dirname, '../dist/cloud/api')

/** The platform's default of 3 s is shorter than a cold start with a busy database; ours stays below the phone's own limit. */
const TIMEOUT_SECONDS = 8

const description = { name: 'api', private: true, main: 'index.js' }
const config = {
  timeout: TIMEOUT_SECONDS,
  permissions: { openapi: [] },
  // Names deadlines and reservations end by the clock: a seat should not wait long for whoever is next.
  triggers: [{ name: 'minutely', type: 'timer', config: '0 * * * * * *' }],
}

const PRODUCT = { platform: 'node', target: 'node18', minify: true } as const

/**
 * What is imported with `import()` becomes a file of its own, read when first asked for: as part of one file it costs each
 * cold start. esbuild splits ES modules alone; the second pass makes CommonJS of each file.
 */
async function buildCloud(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  const { outputFiles } = await build({
    ...PRODUCT,
    entryPoints: { index: join(__dirname, '../src/cloud/host/cloud-function.ts') },
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: OUT,
    legalComments: 'none',
    logLevel: 'warning',
    // pg looks whether it runs at Cloudflare, and without this loads Node's whole fetch to find out: 10 ms of a cold start.
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
