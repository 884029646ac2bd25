/** Admission to client and components. Code that only one screen package uses has to be in that package. */
import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { placeOf, targetOf } from '../../config/lint/places'

/** Imported files by importing file, all as paths under src without extensions. */
type Imports = ReadonlyMap<string, readonly string[]>

/** True for client/phone, whose files may serve a single package, because only client may call WeChat. */
const isPhone = (path: string): boolean => path.startsWith('client/phone/')

/** Files of client and components reached by fewer than two screen packages; a root file of the app counts as two. */
function homeless(imports: Imports): string[] {
  const importers = new Map<string, string[]>()
  for (const [from, targets] of imports) for (const to of targets) importers.set(to, [...(importers.get(to) ?? []), from])
  const usersOf = (path: string, seen: Set<string>): string[] =>
    (importers.get(path) ?? []).flatMap((from) => {
      if (seen.has(from)) return []
      seen.add(from)
      const { layer, name } = placeOf(`${from}.ts`)
      if (layer === 'app') return ['the app', 'the app itself']
      return layer === 'screens' ? [name] : usersOf(from, seen)
    })
  return [...imports.keys()].filter((path) => {
    const { layer } = placeOf(`${path}.ts`)
    if ((layer !== 'client' && layer !== 'components') || isPhone(path)) return false
    return new Set(usersOf(path, new Set())).size < 2
  })
}

function importsOf(root: string): Imports {
  const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const found = new Map<string, string[]>()
  for (const file of scripts) {
    const path = file.replace(/\.[^/]*$/, '')
    const targets = [...readFileSync(posix.join(root, file), 'utf8').matchAll(/(?:from |import\(|import )'(\.[^']*)'/g)]
      .map(([, specifier]) => targetOf(file, specifier ?? ''))
      .filter((target) => target !== undefined)
    found.set(path, [...(found.get(path) ?? []), ...targets])
  }
  return found
}

test('each file of client and components serves at least two screen packages', () => {
  expect(homeless(importsOf('src'))).toEqual([])
})

test('a file that only one package reaches is found, even if it is reached through another file of client', () => {
  const imports = new Map([
    ['client/series/form', []],
    ['client/series/rules', []],
    ['client/people/session', []],
    ['client/phone/camera', []],
    ['screens/series/new-series/index', ['client/series/form', 'client/people/session']],
    ['client/series/form', ['client/series/rules']],
    ['screens/base/members/index', ['client/people/session', 'client/phone/camera']],
  ])
  expect(homeless(imports)).toEqual(['client/series/form', 'client/series/rules'])
})
