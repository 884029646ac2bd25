/** The fate of every column when a person leaves. */
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { DELETED_BY } from '../../../src/cloud/db/people/leaving'
import { TEXTS } from '../../../src/cloud/db/people/leaving-texts'
import { OWN_SECTIONS } from '../../../src/cloud/db/people/own-data'
import { COMPUTED, KEPT, MOVED } from '../../../src/cloud/db/people/person-columns'
import { PERSONAL_COLUMNS, UNDECLARED_TABLES } from '../../../src/cloud/db/people/personal-columns'
import { type TestBase, openBase } from '../../support/base'

let base: TestBase
beforeAll(async () => {
  base = await openBase()
})
afterAll(() => base.close())

const declared = Object.entries(PERSONAL_COLUMNS).flatMap(([table, declarations]) =>
  declarations.flatMap(({ columns, ...fate }) => columns.map((column) => ({ name: `${table}.${column}`, ...fate }))),
)
const names = (query: ReturnType<typeof sql>) =>
  rowsOf<{ name: string }>(base.connection.db, query).then((rows) => rows.map((row) => row.name))

test('every column of the database declares its fate once, and no declared column is missing', async () => {
  const columns = await names(
    sql`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name in (select table_name from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE')`,
  )
  const wanted = columns.filter((name) => !UNDECLARED_TABLES.includes(name.split('.')[0] ?? ''))
  expect(declared.map(({ name }) => name).sort()).toEqual(wanted.sort())
})

test('a column that refers to a person does not count as impersonal', async () => {
  const columns = await names(
    sql`select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'volunteers'::regclass`,
  )
  const fates = new Map(declared.map(({ name, fate }) => [name, fate]))
  expect(columns.filter((name) => !['delete', 'pseudonymise'].includes(fates.get(name) ?? 'none'))).toEqual([])
})

/** Columns of words that other steps of leaving write: the person's own row and proofs. */
const WRITTEN_ELSEWHERE = ['audit_log.subject_id', 'proofs.code', 'proofs.content', 'volunteers.name', 'volunteers.name_key']

test('every column of words that declares a pseudonym is among the texts in which names are replaced', async () => {
  const words = await names(
    sql`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = current_schema() and data_type in ('text', 'jsonb', 'character varying')`,
  )
  const wanted = declared.filter(({ name, fate }) => fate === 'pseudonymise' && words.includes(name)).map(({ name }) => name)
  const replaced = TEXTS.map(({ table, name }) => `${table}.${name}`)
  expect([...replaced, ...WRITTEN_ELSEWHERE].sort()).toEqual(wanted.sort())
})

test('every column of a person whose rows are deleted is declared so, and the other way round', () => {
  const people = [...MOVED.map(({ table, column }) => `${table}.${column}`), ...KEPT]
  const wanted = declared.filter(({ name, fate }) => fate === 'delete' && people.includes(name)).map(({ name }) => name)
  expect(DELETED_BY.map(([table, column]) => `${table}.${column}`).sort()).toEqual(wanted.sort())
})

test('every table that refers to people is among their own data', () => {
  const tables = new Set([
    ...MOVED.map(({ table }) => table),
    ...[...COMPUTED, ...KEPT].map((name) => name.split('.')[0] ?? ''),
    'roster_members',
  ])
  const shown = OWN_SECTIONS.map(({ from }) => from).join(' ')
  expect([...tables].filter((table) => !new RegExp(`\\b${table}\\b`).test(shown))).toEqual([])
})

test('a column that is kept says why in Chinese', () => {
  expect(declared.filter((one) => one.fate === 'keep' && !/\p{Script=Han}{6}/u.test(one.why))).toEqual([])
})
