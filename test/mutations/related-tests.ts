import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Imports that remain at run time; a type alone cannot notice a fault. */
const IMPORT = /(?:\b(?:import|export)\s+(?!type\b)[^'"`;()]*?\bfrom\s*|\bimport\s*\(?\s*)['"](\.[^'"]+)['"]/g
const ENDINGS = ['', '.ts', '.tsx', '.weapp.ts', '.h5.ts', '/index.ts', '/index.tsx']
const CODE = /\.(tsx?|cjs|mjs)$/
const TEST = /\.test\.tsx?$/

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => CODE.test(file))
    .map((file) => path.join(folder, file))

/** Maps each file of `src` and `test` to the files that import it. Every path begins at the repository's folder. */
export function importersOf(): Map<string, Set<string>> {
  const importers = new Map<string, Set<string>>()
  const files = [...filesUnder('src'), ...filesUnder('test')]
  for (const file of files) {
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      for (const ending of ENDINGS) {
        const imported = path.join(path.dirname(file), specifier) + ending
        if (!CODE.test(imported) || !existsSync(imported)) continue
        importers.set(imported, (importers.get(imported) ?? new Set()).add(file))
      }
    }
  }
  return importers
}

/**
 * Lists the tests in these folders of `test` that import a file, directly or through others. Those with the fewest steps come first,
 * since they are the likeliest to notice a fault.
 */
export function relatedTests(importers: ReadonlyMap<string, ReadonlySet<string>>, file: string, folders: readonly string[]): string[] {
  const found = new Set([file])
  for (const near of found) for (const importer of importers.get(near) ?? []) found.add(importer)
  return [...found].filter((test) => TEST.test(test) && folders.some((folder) => test.startsWith(path.join('test', folder) + path.sep)))
}
