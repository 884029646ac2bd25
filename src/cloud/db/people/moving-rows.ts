/** Moves the rows of one person to another, and back. */
import { type SQL, sql } from 'drizzle-orm'
import { type Tx, rowsOf } from '../database'
import type { ChangedRow, MovedRows } from '../schema/people'
import { type PersonColumn, MOVED } from './person-columns'

const named = (name: string): SQL => sql`${sql.identifier(name)}`
const nameOfColumn = ({ table, column }: PersonColumn): string => `${table}.${column}`

/** Lets the transaction change the person of marks and proofs, which otherwise never change. */
export const allowMoving = (tx: Tx): Promise<unknown> => tx.execute(sql`select set_config('tongxin.joining', 'on', true)`)

/** Moves the rows of every column, see `person-columns.ts`. @returns rows by `table.column`; columns without any are left out */
export async function moveRows(tx: Tx, fromId: string, intoId: string): Promise<Record<string, MovedRows>> {
  const rows: Record<string, MovedRows> = {}
  for (const step of MOVED) {
    const aside = await takeOut(tx, step, fromId, intoId)
    const moved = await rowsOf<{ key: Record<string, string> }>(
      tx,
      sql`update ${named(step.table)} r set ${named(step.column)} = ${intoId} where r.${named(step.column)} = ${fromId}
        returning ${keyOf(step)} as key`,
    )
    if (moved.length + aside.length > 0) rows[nameOfColumn(step)] = { moved: moved.map(({ key }) => key), aside }
  }
  return rows
}

const keyOf = ({ key }: PersonColumn): SQL =>
  sql`jsonb_build_object(${sql.join(
    key.map((name) => sql`${sql.raw(`'${name}'`)}, r.${named(name)}::text`),
    sql`, `,
  )})`

async function takeOut(tx: Tx, step: PersonColumn, fromId: string, intoId: string): Promise<Record<string, unknown>[]> {
  const { table, column, once, onceWhere = 'true' } = step
  if (!once) return []
  const isSame = sql.join(
    once.map((name) => sql`i.${named(name)} is not distinct from f.${named(name)}`),
    sql` and `,
  )
  const holds = (row: string) => sql.raw(onceWhere.replace('r.', `${row}.`))
  const rows = await rowsOf<{ row: Record<string, unknown> }>(
    tx,
    sql`delete from ${named(table)} f where f.${named(column)} = ${fromId} and ${holds('f')}
      and exists (select 1 from ${named(table)} i where i.${named(column)} = ${intoId} and ${holds('i')} and ${isSame}) returning to_jsonb(f) as row`,
  )
  return rows.map(({ row }) => row)
}

/** Moves the rows back that still belong to the kept person. Rows that came later are not among them. */
export async function moveBack(tx: Tx, rows: Readonly<Record<string, MovedRows>>, fromId: string, intoId: string): Promise<void> {
  for (const step of [...MOVED].reverse()) {
    const { moved = [], aside = [] } = rows[nameOfColumn(step)] ?? {}
    if (moved.length > 0) {
      const isOne = sql.join(
        step.key.map((name) => sql`r.${named(name)}::text = k.key ->> ${sql.raw(`'${name}'`)}`),
        sql` and `,
      )
      await tx.execute(
        sql`update ${named(step.table)} r set ${named(step.column)} = ${fromId} from jsonb_array_elements(${JSON.stringify(moved)}::jsonb) as k(key)
          where r.${named(step.column)} = ${intoId} and ${isOne}`,
      )
    }
    await insertRows(tx, step.table, aside)
  }
}

/** Inserts whole rows as they were read. A row whose place is taken meanwhile is left out. */
export async function insertRows(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(
    sql`insert into ${named(table)} select * from jsonb_populate_recordset(null::${named(table)}, ${JSON.stringify(rows)}::jsonb)
      on conflict do nothing`,
  )
}

/** Columns of the row as one object, in the database's own form. */
const columnsOf = (columns: readonly string[]): SQL =>
  sql`jsonb_build_object(${sql.join(
    columns.map((name) => sql`${sql.raw(`'${name}'`)}, r.${named(name)}`),
    sql`, `,
  )})`

/** Writes columns of one row if they are as given. */
async function writeColumns(
  tx: Tx,
  { table, key }: Pick<ChangedRow, 'table' | 'key'>,
  was: Record<string, unknown>,
  then: Record<string, unknown>,
): Promise<void> {
  const columns = Object.keys(then)
  const sets = sql.join(
    columns.map((name) => sql`${named(name)} = p.${named(name)}`),
    sql`, `,
  )
  const isOne = sql.join(
    Object.entries(key).map(([name, value]) => sql`r.${named(name)}::text = ${value}`),
    sql` and `,
  )
  await tx.execute(
    sql`update ${named(table)} r set ${sets} from jsonb_populate_record(null::${named(table)}, ${JSON.stringify(then)}::jsonb) p
      where ${isOne} and ${columnsOf(columns)} = ${JSON.stringify(was)}::jsonb`,
  )
}

export const changeRow = (tx: Tx, changed: ChangedRow): Promise<void> => writeColumns(tx, changed, changed.before, changed.after)
/** Puts a row back that nobody has changed since. */
export const changeBack = (tx: Tx, changed: ChangedRow): Promise<void> => writeColumns(tx, changed, changed.after, changed.before)
