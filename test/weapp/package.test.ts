import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'

const DIST = 'dist/weapp'

const appJson = JSON.parse(readFileSync(path.join(DIST, 'app.json'), 'utf8')) as {
  subPackages?: { root: string }[]
}
const subpackages = (appJson.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
const scripts = files(DIST).filter((file) => file.endsWith('.js'))
const templates = readFileSync(path.join(DIST, 'base.wxml'), 'utf8')

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? files(file) : [file]
  })
}
const inSubpackage = (file: string, root: string) => path.relative(DIST, file).startsWith(`${root}/`)

test.each([
  ["Taro's table of all components", 'feed-id', 'aria-expanded'],
  ["Taro's list of all calls that return promises", 'getBeacons', 'saveImageToPhotosAlbum'],
  ["Taro's list of all style properties", 'textEmphasis', 'setProperty'],
  ["Taro's browser history", '__set_href_without_history__', 'getCurrentInstance'],
  ["Taro's document for TikTok", 'aweme-group', 'getElementById'],
  ["React's hydration", 'canHydrate', 'subtreeFlags'],
  ["Babel's checks of private fields", 'attempted to use private field', 'refetchOnReconnect'],
  ["webpack's functions for ES5", /\w:function\(\){return \w+}[,}]/, /\w:\(\)=>\w+[,}]/],
])('%s is not in the main package', (_what, absent, present) => {
  const main = scripts
    .filter((file) => !subpackages.some((root) => inSubpackage(file, root)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  expect(main.search(absent)).toBe(-1)
  expect(main.search(present)).toBeGreaterThan(-1)
})

test('every accessibility attribute that pages write reaches the templates', () => {
  const written = files('src')
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.h5.tsx'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\s(aria-[a-z]+)(?=[=\s/>])|\s(role)=/g)].map(([, aria, role]) => aria ?? role),
    )
  const view = /<view [^>]*bindtap[^>]*>/.exec(templates)?.[0] ?? ''
  for (const attribute of new Set(written)) expect(view).toContain(` ${attribute === 'role' ? 'aria-role' : attribute}="{{`)
  expect(written).toContain('aria-label')
})

test('every script can be parsed by an engine of 2019, such as those of Chrome 72 and iOS 13', () => {
  for (const file of scripts) expect(() => parse(readFileSync(file, 'utf8'), { ecmaVersion: 2019 })).not.toThrow()
})

/** Methods newer than Chrome 72 or iOS 13. Babel rewrites syntax, but not methods. */
const NEWER =
  /\.(at|replaceAll|matchAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|allSettled|hasOwn|fromEntries)\(|\b(structuredClone|WeakRef|BigInt|Intl|AggregateError)\b/

test('no script calls a method that an old phone lacks', () => {
  for (const file of scripts) expect({ file, newer: NEWER.exec(readFileSync(file, 'utf8'))?.[0] }).toEqual({ file, newer: undefined })
})
