import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Plugin, build } from 'esbuild'
import { PROGRAMS } from '../programs'

/**
 * Makes one JavaScript file each of the processes that tests start, some of them dozens of times: compiling the sources at
 * each start costs three times as much as the start itself.
 */
export async function buildPrograms(): Promise<void> {
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

/** A source finds the files beside it, wherever the program made of it lies. */
const keepFolders: Plugin = {
  name: 'keep-folders',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]cloud[\\/].*\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8').replaceAll('__dirname', JSON.stringify(path.dirname(file))),
    }))
  },
}
