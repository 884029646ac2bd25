/** SQL for the work that visits leave for their organisers; `domain/records/unfinished` has the rule. */
import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { UnfinishedWork } from '../../../domain/records/unfinished'
import { iso } from '../columns'
import { outcomes } from '../schema/activities'
import { attendances, closings, marks } from '../schema/attendance'
import { disputes } from '../schema/records'

/** True when the day is closed and no phone has sent marks since. @param id the activity's id, with its table's alias */
export const isDayClosed = (id: SQL): SQL<boolean> => sql`exists (
  select 1 from ${closings} c where c.activity_id = ${id} and not exists (
    select 1 from ${marks} m where m.activity_id = c.activity_id and m.ordinal > c.marks_seen and m.method <> 'corrected'))`

/** True when people came and the day is not closed. */
const isDayOpen = (id: SQL): SQL<boolean> =>
  sql`(exists (select 1 from ${attendances} t where t.activity_id = ${id}) and not ${isDayClosed(id)})`

export const hasOutcome = (id: SQL): SQL<boolean> => sql`exists (select 1 from ${outcomes} r where r.activity_id = ${id})`

export const openDisputes = (id: SQL): SQL<number> =>
  sql`(select count(*)::int from ${disputes} d where d.activity_id = ${id} and d.answered_at is null)`

const CONDITIONS: Record<UnfinishedWork, (id: SQL) => SQL> = {
  disputes: (id) => sql`exists (select 1 from ${disputes} d where d.activity_id = ${id} and d.answered_at is null)`,
  review: isDayOpen,
  outcome: (id) => sql`not ${hasOutcome(id)}`,
}

/** Condition for a visit that leaves one of these kinds of work. @param table name or alias of the activities in the query */
export function leavesWork(works: readonly UnfinishedWork[], now: Instant, table: SQL = sql`activities`): SQL {
  const left = works.map((work) => CONDITIONS[work](sql`${table}.id`))
  return sql`(${table}.status = 'published' and ${table}.ends_at <= ${iso(now)}::timestamptz and (${sql.join(left, sql` or `)}))`
}
