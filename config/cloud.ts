/** Builds the cloud function: CommonJS, as CloudBase uploads it, beside its two descriptions. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, type Plugin, build } from 'esbuild'

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

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
}

/** Tables that few calls need lie in a file of their own, read when first asked for: as part of the function they cost each cold start. */
const LATER = ['pinyin-pro', 'tyme4ts', 'read-excel-file/universal', 'csv-parse/sync', 'fflate']
const besides: Plugin = {
  name: 'besides',
  setup: (bundle) =>
    bundle.onResolve({ filter: new RegExp(`^(${LATER.join('|')})$`) }, ({ path }) => ({ path: `./${path}.js`, external: true })),
}

async function buildCloud(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  await build({
    ...common,
    entryPoints: [join(__dirname, '../src/cloud/main.ts')],
    outfile: join(OUT, 'index.js'),
    // pg looks whether it runs at Cloudflare, and without this loads Node's whole fetch to find out: 10 ms of a cold start.
    define: { navigator: '{"userAgent":"Node.js"}' },
    // Optional parts of pg that this function never loads.
    external: ['pg-native', 'pg-cloudflare'],
    plugins: [besides],
    supported: { 'dynamic-import': false },
  })
  for (const name of LATER) await build({ ...common, entryPoints: [name], outfile: join(OUT, `${name}.js`) })
  writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(description, null, 2)}\n`)
  writeFileSync(join(OUT, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
}

void buildCloud()
