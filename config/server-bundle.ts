/** The server as one file, with the SQL and the embedded database's files beside it. It needs nothing but Node. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Plugin, build } from 'esbuild'
import { version } from '../package.json'
import { copySql } from './sql-files'

const CLOUD = join(__dirname, '../src/cloud')
const PGLITE = dirname(require.resolve('@electric-sql/pglite'))
/** Files that the embedded database reads at its start. */
const PGLITE_FILES = ['pglite.wasm', 'pglite.data', 'initdb.wasm', 'btree_gist.tar.gz']

/** Names of all that {@link bundleServer} makes. */
const MADE = ['server.mjs', 'reader-thread.js', 'package.json', 'county.example.json', 'migrations', 'functions', ...PGLITE_FILES]

/** Names of CommonJS, which bundled packages use and an ES module lacks. */
const COMMON_JS = `
import { createRequire as createRequire_ } from 'node:module'
import { fileURLToPath as fileURLToPath_ } from 'node:url'
import { dirname as dirname_ } from 'node:path'
const require = createRequire_(import.meta.url)
const __filename = fileURLToPath_(import.meta.url)
const __dirname = dirname_(__filename)
`

/** PGlite looks for its extensions one folder above the code. */
const extensionsBeside: Plugin = {
  name: 'extensions-beside',
  setup(build) {
    build.onLoad({ filter: /btree_gist\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const [from, to] = ['"../btree_gist.tar.gz"', '"./btree_gist.tar.gz"']
      if (!text.includes(from)) throw new Error(`${path} no longer names ${from}: find how PGlite looks for its extensions now`)
      return { contents: text.replace(from, to), loader: 'js' }
    })
  },
}

// Names are not kept by a helper of esbuild, since fflate sends the text of its functions to threads, where the helper is missing.
const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const

/** Removes what an earlier build has made, and makes it anew. Anything else in the folder, such as data, is left alone. */
export async function bundleServer(out: string): Promise<void> {
  for (const name of MADE) rmSync(join(out, name), { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  copySql(out)
  copyFileSync(join(CLOUD, 'founding/example.json'), join(out, 'county.example.json'))
  for (const name of PGLITE_FILES) copyFileSync(join(PGLITE, name), join(out, name))
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ name: 'tongxin-server', version, private: true }, null, 2)}\n`)
  await build({
    ...SHARED,
    entryPoints: [join(CLOUD, 'people/roster/reader-thread.ts')],
    format: 'cjs',
    outfile: join(out, 'reader-thread.js'),
  })
  await build({
    ...SHARED,
    entryPoints: [join(CLOUD, 'host/programs/main.ts')],
    format: 'esm',
    outfile: join(out, 'server.mjs'),
    banner: { js: COMMON_JS },
    // Optional parts of pg that the server never loads.
    external: ['pg-native', 'pg-cloudflare'],
    plugins: [extensionsBeside],
  })
}
