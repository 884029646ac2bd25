/** The main package of the mini-program holds what its pages need, and nothing of the sub-packages or the server. */
import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { KEPT_OUT, MAIN_PACKAGES } from '../../config/lint/main-package'
import { targetOf } from '../../config/lint/places'

/** Imports of values by importing file, which is a path under src without extensions. */
type Imports = ReadonlyMap<string, readonly string[]>

const VALUES = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?from\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm

/** Imports of the mini-program's files; those for the browser alone are left out. */
function importsOf(root: string): Imports {
  const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.h5|\.d)\.tsx?$/.test(file))
  const valuesOf = (file: string) =>
    [...readFileSync(posix.join(root, file), 'utf8').matchAll(VALUES)].map(([, from, later]) => from ?? later ?? '')
  return new Map(scripts.map((file) => [pathOf(file), valuesOf(file)]))
}

const pathOf = (file: string): string => file.replace(/(\.weapp)?\.tsx?$/, '')

/** Offences of the files that the main package holds, each with the way from the page to it. */
function offences(imports: Imports): string[] {
  const found: string[] = []
  const seen = new Set<string>()
  const visit = (path: string, way: readonly string[]): void => {
    if (seen.has(path)) return
    seen.add(path)
    const here = [...way, path]
    for (const { modules, advice } of KEPT_OUT) if (modules.test(path)) found.push(`${here.join(' → ')}: ${advice}`)
    for (const specifier of imports.get(path) ?? []) {
      if (specifier.startsWith('.')) visit(targetOf(path, specifier) ?? specifier, here)
      else if (!(MAIN_PACKAGES as readonly string[]).includes(specifier))
        found.push(`${[...here, specifier].join(' → ')}: not in MAIN_PACKAGES`)
    }
  }
  for (const path of imports.keys()) if (path === 'app' || path.startsWith('screens/main/')) visit(path, [])
  return found
}

const imports = importsOf('src')

test('the main package reaches no module that is kept out of it', () => expect(offences(imports)).toEqual([]))

test('every pattern of the table matches a file, and every package is used', () => {
  for (const { modules } of KEPT_OUT)
    expect([String(modules), [...imports.keys()].some((path) => modules.test(path))]).toEqual([String(modules), true])
  const used = new Set([...imports.values()].flat())
  expect(MAIN_PACKAGES.filter((name) => !used.has(name))).toEqual([])
})

test('a module is found through every file between it and the page, and a package by its name', () => {
  const page = 'screens/main/me/index'
  const through = (target: string) =>
    new Map([
      [page, ['../../../client/wire/calls']],
      ['client/wire/calls', [target]],
    ])
  expect(offences(through('../../contract/sign-ups'))).toEqual([
    'screens/main/me/index → client/wire/calls → contract/sign-ups: import its types alone: only the server checks a call by its schema.',
  ])
  expect(offences(through('../../contract/codes'))).toEqual([])
  expect(offences(through('valibot'))).toEqual(['screens/main/me/index → client/wire/calls → valibot: not in MAIN_PACKAGES'])
  expect(offences(new Map([['screens/day/on-site/index', ['valibot']]]))).toEqual([])
})
