import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const SRC = join(__dirname, '../../../src')
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('phone-key.ts'))
  .map((name) => readFileSync(join(SRC, name), 'utf8'))

const CALL = /\bphoneKeys?</g
const DECLARATION = /\bphoneKey(s?)<[^(]*>\('([^']*)'\)/g
const declared = sources.flatMap((text) => [...text.matchAll(DECLARATION)].map(([, many, name = '']) => ({ isPrefix: many === 's', name })))

test('every key of the phone is declared with a literal name', () => {
  expect(declared.length).toBeGreaterThan(10)
  expect(declared).toHaveLength(sources.flatMap((text) => [...text.matchAll(CALL)]).length)
})

test('no two keys of the phone are equal, and no key begins with a key to which ids are appended', () => {
  const names = declared.map(({ name }) => name)
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([])
  const prefixes = declared.flatMap(({ isPrefix, name }) => (isPrefix ? [`${name}:`] : []))
  expect(names.filter((name) => prefixes.some((prefix) => name.startsWith(prefix)))).toEqual([])
})
