/** Statements that are written once, and that a connection of PostgreSQL plans once: both take longer than running a small one. */
import { type Querier, sqlStateOf } from './database'

interface Prepared<Row> {
  execute(values: Record<string, unknown>): Promise<Row[]>
}

/** A query of drizzle's with placeholders, before it is sent. */
interface Preparable<Row> {
  prepare(name: string): Prepared<Row>
}

/** Statements by the database whose connections have them, and by name. */
const kept = new WeakMap<Querier, Map<string, Prepared<unknown>>>()

/**
 * States in which a connection cannot use its statement: a pooler gave the connection to others meanwhile, who know no such statement
 * or have one of that name, or a migration has changed a table.
 */
const UNUSABLE = ['26000', '42P05', '0A000']

/**
 * Rows of the query. Outside of transactions alone, since it may be sent twice.
 * @param name at most 63 characters, the same for equal texts alone; there may be a few hundred at most
 * @param values of the placeholders
 */
export async function rowsOfKept<Row>(
  db: Querier,
  name: string,
  query: () => Preparable<Row>,
  values: Record<string, unknown>,
): Promise<Row[]> {
  const own = kept.get(db) ?? new Map<string, Prepared<unknown>>()
  kept.set(db, own)
  const prepared = (own.get(name) as Prepared<Row> | undefined) ?? query().prepare(name)
  own.set(name, prepared)
  try {
    return await prepared.execute(values)
  } catch (error) {
    if (!UNUSABLE.includes(sqlStateOf(error) ?? '')) throw error
    // Without a name the connection plans it anew.
    return query().prepare('').execute(values)
  }
}
