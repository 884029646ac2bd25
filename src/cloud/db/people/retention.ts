/** Counts and ends the rows whose time of retention is over. */
import { type SQL, and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { LastRemoval } from '../../../contract/people/retention'
import type { Instant } from '../../../domain/calendar/calendar'
import { type DueRows, RETAINED_KINDS, type RetainedKind, cutoffOf } from '../../../domain/people/retention'
import { recordAudit } from '../audit/recording'
import { iso } from '../columns'
import { type Querier, type Tx, rowsOf } from '../database'
import { auditLog } from '../schema/requests'
import { RETAINED_ROWS, type RetainedRows } from './retained-rows'

/** Rows of a kind that are due, and the moment from which the oldest of the others counts; null without any. */
export interface RetainedCount extends DueRows {
  next: Instant | null
}

const cutoffIn = (kind: RetainedKind, now: Instant): SQL => sql`${iso(cutoffOf(kind, now))}::timestamptz`
const conditionsOf = ({ where }: RetainedRows): SQL => where ?? sql`true`
const named = (name: string): SQL => sql`${sql.identifier(name)}`
const list = ({ key }: RetainedRows, one: (column: SQL) => SQL, between: SQL): SQL =>
  sql.join(
    key.map((name) => one(named(name))),
    between,
  )

/** Rows of every kind at `now`, in one query. */
export function countRetained(db: Querier, now: Instant): Promise<RetainedCount[]> {
  const counts = RETAINED_KINDS.map((kind) => {
    const of = RETAINED_ROWS[kind]
    const isDue = sql`d.since < ${cutoffIn(kind, now)}`
    return sql`select ${kind}::text as kind, (count(*) filter (where ${isDue}))::int as rows,
        ms(min(d.since) filter (where ${isDue})) as oldest, ms(min(d.since) filter (where not ${isDue})) as next
      from (select ${of.since} as since from ${of.table} r ${of.join ?? sql``} where ${conditionsOf(of)}) d`
  })
  return rowsOf<RetainedCount>(db, sql.join(counts, sql` union all `))
}

/**
 * Ends at most `most` due rows of a kind, oldest first, with a row in the audit log that tells the number alone. Rows that another run
 * holds are left to it.
 * @returns number of rows ended
 */
export async function endRows(tx: Tx, kind: RetainedKind, most: number, now: Instant): Promise<number> {
  const of = RETAINED_ROWS[kind]
  const keys = list(of, (column) => sql`r.${column}`, sql`, `)
  const isOne = list(of, (column) => sql`r.${column} = g.${column}`, sql` and `)
  const parts = of.parts
    ? sql`, parts as (delete from ${of.parts.table} p using gone g where p.${named(of.parts.column)} = g.${named(of.key[0] ?? '')})`
    : sql``
  const end = of.set
    ? sql`update ${of.table} r set ${of.set} from gone g where ${isOne}`
    : sql`delete from ${of.table} r using gone g where ${isOne}`
  const ended = await rowsOf<{ one: number }>(
    tx,
    sql`with gone as (select ${keys} from ${of.table} r ${of.join ?? sql``}
        where ${conditionsOf(of)} and ${of.since} < ${cutoffIn(kind, now)}
        order by ${of.since}, ${keys} limit ${most} for update of r skip locked)${parts}
      ${end} returning 1 as one`,
  )
  if (ended.length > 0) {
    const details = { data: kind, rows: ended.length }
    await recordAudit(tx, { actorId: null, action: 'data.removed', subjectId: subjectOf(kind), details }, now)
  }
  return ended.length
}

/** Subject of the audit rows of a kind, so that an index finds them. No organisation has such an id. */
const subjectOf = (kind: RetainedKind): string => `data:${kind}`

/** The last removals by the clock, latest first. */
export async function lastRemovals(db: Querier, most: number): Promise<LastRemoval[]> {
  const rows = await db
    .select({ at: auditLog.at, details: auditLog.details })
    .from(auditLog)
    .where(and(inArray(auditLog.subjectId, RETAINED_KINDS.map(subjectOf)), eq(auditLog.action, 'data.removed')))
    .orderBy(desc(auditLog.id))
    .limit(most)
  return rows.map(({ at, details }) => ({ at, kind: details?.['data'] as RetainedKind, rows: Number(details?.['rows']) }))
}
