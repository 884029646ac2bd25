/** SQL that runs on a distributed PostgreSQL as well: a base there is a schema on one of many nodes. */
import { readFileSync, readdirSync } from 'node:fs'
import { getTableName, isTable } from 'drizzle-orm'
import { constraintOf } from '../../../src/cloud/db/database'
import { type Form, formsFor, statementsOfProgram, statementsOfSql } from './portable-sql'

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)

const read = (files: readonly string[], statementsOf: (text: string) => string[]) =>
  files.flatMap((file) => statementsOf(readFileSync(file, 'utf8')).map((statement) => ({ file, statement })))

const tables = filesIn('src/cloud/db/schema', '.ts').flatMap((file) =>
  Object.values(jest.requireActual<Record<string, unknown>>(`${process.cwd()}/${file}`)).flatMap((value) =>
    isTable(value) ? getTableName(value) : [],
  ),
)
const functions = read(filesIn('src/cloud/db/functions', '.sql'), (text) => [text.replace(/--.*$/gm, '')])
const readers = functions.flatMap(({ statement }) => {
  const readsTables = new RegExp(`\\b(?:from|join|into|update)\\s+(?:${tables.join('|')})\\b`, 'i').test(statement)
  const name = /function (\w+)/.exec(statement)?.[1]
  return readsTables && name ? name : []
})
const all = [
  ...read(filesIn('src/cloud/db/migrations', '.sql'), statementsOfSql),
  ...functions,
  ...read(filesIn('src/cloud/db', '.ts'), statementsOfProgram),
]

test('statements, tables and functions that read tables are found at all', () => {
  expect(tables).toContain('sign_ups')
  expect(readers).toEqual(expect.arrayContaining(['sign_up', 'sign_up_facts', 'place_sign_up', 'has_waiting_entry', 'check_team_is_whole']))
  expect(all.filter(({ file }) => file.endsWith('.ts')).length).toBeGreaterThan(150)
  expect(all.filter(({ file }) => file.endsWith('.sql')).length).toBeGreaterThan(150)
})

describe.each<Form>(formsFor(tables, readers))('$form', (form) => {
  const { instead, example } = form
  const isIn = (statement: string) => form.isIn(statement)
  it(`stands in no SQL of the program: ${instead}`, () => {
    expect(all.filter(({ statement }) => isIn(statement))).toEqual([])
  })

  it('is found in an example', () => {
    expect(isIn(example)).toBe(true)
  })
})

describe("a constraint's name in an error", () => {
  it('is read without the number that a distributed database appends', () => {
    const error = { cause: { code: '23505', constraint: 'sign_ups_one_live_102008' } }
    expect(constraintOf(error)).toBe('sign_ups_one_live')
  })

  it('is read in one place', () => {
    const filesReading = filesIn('src/cloud', '.ts').filter((file) => /\.constraint\b|['"]constraint['"]/.test(readFileSync(file, 'utf8')))
    expect(filesReading).toEqual(['src/cloud/db/database.ts'])
  })

  it('never ends with such a number of its own', () => {
    const names = all.flatMap(({ statement }) =>
      [...statement.matchAll(/\b(?:constraint|index)\s+"?(\w+)"?/gi)].map(([, name]) => name ?? ''),
    )
    expect(names.filter((name) => /_\d+$/.test(name))).toEqual([])
  })
})
