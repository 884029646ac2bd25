/**
 * Builds the server of one's own, `dist/server`: `server.mjs` with the page, the SQL and the embedded database's files beside it. It needs
 * nothing but Node.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Plugin, build } from 'esbuild'
import { version } from '../package.json'
import { copySql } from './sql-files'

const ROOT = join(__dirname, '..')
const OUT = join(ROOT, 'dist/server')
const PAGE = join(ROOT, 'dist/h5')
const PGLITE = dirname(require.resolve('@electric-sql/pglite'))
/** Files that the embedded database reads at its start. */
const PGLITE_FILES = ['pglite.wasm', 'pglite.data', 'initdb.wasm', 'btree_gist.tar.gz']
/** Names of all that the build makes. Anything else in the folder, such as data, is left alone. */
const MADE = ['server.mjs', 'reader-thread.js', 'package.json', 'page', 'migrations', 'functions', ...PGLITE_FILES]

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

const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const

async function buildServer(): Promise<void> {
  if (!existsSync(join(PAGE, 'index.html'))) throw new Error('dist/h5 has no page: run npm run build:h5 first')
  for (const name of MADE) rmSync(join(OUT, name), { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  cpSync(PAGE, join(OUT, 'page'), { recursive: true })
  copySql(OUT)
  for (const name of PGLITE_FILES) copyFileSync(join(PGLITE, name), join(OUT, name))
  writeFileSync(join(OUT, 'package.json'), `${JSON.stringify({ name: 'tongxin-server', version, private: true }, null, 2)}\n`)
  await build({
    ...SHARED,
    entryPoints: [join(ROOT, 'src/cloud/people/roster/reader-thread.ts')],
    format: 'cjs',
    outfile: join(OUT, 'reader-thread.js'),
  })
  await build({
    ...SHARED,
    entryPoints: [join(ROOT, 'src/cloud/host/programs/main.ts')],
    format: 'esm',
    outfile: join(OUT, 'server.mjs'),
    banner: { js: COMMON_JS },
    // Optional parts of pg that the server never loads.
    external: ['pg-native', 'pg-cloudflare'],
    plugins: [extensionsBeside],
  })
}

void buildServer()
