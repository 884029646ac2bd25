/** Addresses of all pages of the web page, from the app's configuration. */
import path from 'node:path'
import { runInThisContext } from 'node:vm'
import { buildSync } from 'esbuild'

interface Source {
  app: { pages: string[]; subPackages: { root: string; pages: string[] }[] }
  addressOf: (page: string) => string
  pageOf: (path: string) => string | null
}

/** The sources are built first, since Taro translates no file outside this folder before it has read its configuration. */
function readSource(): Source {
  const contents = `export { default as app } from './app.config'; export { addressOf, pageOf } from './contract/addresses'`
  const { outputFiles } = buildSync({
    stdin: { contents, loader: 'ts', resolveDir: path.join(__dirname, '../src') },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    // Taro's macro.
    banner: { js: 'const defineAppConfig = (config) => config;' },
  })
  const read = runInThisContext(`(module, process) => {${outputFiles[0]?.text ?? ''}}`) as (module: object, process: NodeJS.Process) => void
  const module = { exports: {} }
  read(module, process)
  return module.exports as Source
}

const source = readSource()

export const { addressOf } = source

/** Address of each page by its path in the app: `/screens/main/activity/index` has `/activity`. */
export function pageAddresses(): Record<string, string> {
  const { app, pageOf } = source
  const paths = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
  return Object.fromEntries(paths.map((file) => [`/${file}`, addressOf(pageOf(file) ?? file)]))
}
