/** The jobs that run by the clock. */
import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns'

/** Last run of the minute's jobs, in one row. All times are the database's, which the hosts of a base have in common. */
export const jobRuns = pgTable(
  'job_runs',
  {
    onlyRow: boolean('only_row').primaryKey().default(true),
    startedAt: instant('started_at').notNull(),
    /** End of the last run that came to its end, perhaps of one before this. */
    finishedAt: instant('finished_at'),
    /** Until then nobody else starts; null for a run that has ended. */
    heldUntil: instant('held_until'),
    /** The process that started the run. */
    host: text().notNull(),
  },
  (t) => [check('job_runs_only_row', sql`${t.onlyRow}`)],
)
