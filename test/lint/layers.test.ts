import { readFileSync } from 'node:fs'
import { CLOUD_NOUNS, CLOUD_PARTS, LAYERS, QUERY_NOUNS, RULE_NOUNS } from '../../config/lint/layers'
import { placeOf } from '../../config/lint/places'
import { type Problem, lintTree } from './fixture-tree'
import { IMPORT_CASES, type ImportCase } from './import-cases'

const IMPORT_RULES = ['tongxin(layers)', 'tongxin(packages)', 'eslint(no-restricted-globals)', 'eslint(no-restricted-properties)']
const lines = (count: number): string => '// A line.\n'.repeat(count - 1) + 'export {}\n'

/** Path of a case's file: in the case's folder, or beside the case's file under the same first name. */
const fileOf = ({ from }: ImportCase, at: number): string =>
  from.endsWith('.ts') ? `src/${from.replace('.ts', `.case-${at}.ts`)}` : `src/${from}/case-${at}.ts`

const OTHER_FILES = {
  'src/domain/seats/circle.ts': `import type { Round } from './round'\nexport type Circle = Round[]\n`,
  'src/domain/seats/round.ts': `import type { Circle } from './circle'\nexport type Round = Circle | null\n`,
  'src/domain/seats/line.ts': `import type { Dot } from './dot'\nexport type Line = Dot[]\n`,
  'src/domain/seats/dot.ts': 'export type Dot = 1\n',
  'src/domain/seats/long.ts': lines(251),
  'src/domain/seats/short.ts': lines(250),
}

let problems: Problem[]

beforeAll(async () => {
  const cases = IMPORT_CASES.map((each, at) => [fileOf(each, at), `${each.line}\n`] as const)
  problems = await lintTree({ ...Object.fromEntries(cases), ...OTHER_FILES })
})

const messagesOf = (file: string, rules: readonly string[]): string[] =>
  problems.filter((problem) => problem.file === file && rules.includes(problem.rule)).map(({ message }) => message)

const numbered = IMPORT_CASES.map((each, at) => ({ ...each, file: fileOf(each, at) }))

test.each(numbered.filter(({ message }) => message !== undefined))('the linter refuses in $from: $line', ({ file, message }) => {
  expect(messagesOf(file, IMPORT_RULES)).toEqual([expect.stringContaining(message ?? '')])
})

test.each(numbered.filter(({ message }) => message === undefined))('the linter allows in $from: $line', ({ file }) => {
  expect(messagesOf(file, IMPORT_RULES)).toEqual([])
})

test.each(Object.keys(LAYERS))('the layer %s has a refused import and an allowed one', (layer) => {
  const own = IMPORT_CASES.filter(({ from }) => placeOf(from.endsWith('.ts') ? from : `${from}/case`).layer === layer)
  expect(own.some(({ message }) => message === undefined)).toBe(true)
  expect(own.some(({ message }) => message === LAYERS[layer]?.advice)).toBe(true)
})

test('a cycle of type imports is refused, a one-way import is not', () => {
  const cycle = ['import(no-cycle)']
  expect(messagesOf('src/domain/seats/circle.ts', cycle)).toHaveLength(1)
  expect(messagesOf('src/domain/seats/round.ts', cycle)).toHaveLength(1)
  expect(messagesOf('src/domain/seats/line.ts', cycle)).toEqual([])
})

test('a file has at most 250 lines, comments and blank lines included', () => {
  expect(messagesOf('src/domain/seats/long.ts', ['eslint(max-lines)'])).toHaveLength(1)
  expect(messagesOf('src/domain/seats/short.ts', ['eslint(max-lines)'])).toEqual([])
})

test.each([
  ['`domain`, `contract` and `client`', RULE_NOUNS],
  ['`cloud`', CLOUD_NOUNS],
  ['`cloud/db`', QUERY_NOUNS],
  ['the backend', CLOUD_PARTS.map((part) => (part === 'cloud' ? 'the nouns' : part.replace('cloud/', '')))],
])("README's order of %s is the linter's order", (title, order) => {
  const readme = readFileSync('README.md', 'utf8')
  expect(readme).toContain(`- ${title}: ${order.join(', ')}.`)
})
