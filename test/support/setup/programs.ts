import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Plugin, build } from 'esbuild'
import { bundleServer } from '../../../config/server-bundle'
import { PROGRAMS, SERVER_FOLDER } from '../programs'

let built: Promise<unknown> | undefined

/** Builds once for the setups of all projects. */
export const buildPrograms = (): Promise<unknown> => (built ??= Promise.all([bundleServer(SERVER_FOLDER), compilePrograms()]))

/**
 * Compiles each program that tests start into one JavaScript file. Some start dozens of times, and compiling the sources
 * at each start costs three times as much as the start itself.
 */
async function compilePrograms(): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(Object.entries(PROGRAMS).map(([name, { source }]) => [name, source])),
    outdir: 'dist/test',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
    plugins: [keepFolders],
  })
}

/** Keeps the sources' `__dirname`, so that a compiled program finds the files beside them. */
const keepFolders: Plugin = {
  name: 'keep-folders',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]cloud[\\/].*\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8').replaceAll('__dirname', JSON.stringify(path.dirname(file))),
    }))
  },
}
