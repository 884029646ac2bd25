/**
 * Runs of the minute's jobs, so that one of a base's hosts does them. A run is claimed for a short time, which its host prolongs, and not
 * by a session's advisory lock, which would need a connection of its own, and is lost behind a pooler that shares connections.
 */
import { and, eq, sql } from 'drizzle-orm'
import { type Instant, minute } from '../../domain/calendar/calendar'
import { iso } from './columns'
import { type Querier, rowsOf } from './database'
import { jobRuns } from './schema/job-runs'

/** Shortest time between the starts of two runs, ms: a timer's minute may be a little short. */
export const LEAST_APART = minute - 5_000
/** Time without a sign of life after which a run counts as broken off, ms. With a timer's minute it is less than two. */
export const HELD_FOR = 45_000

/** The database's time, to the millisecond like the columns, since one that was rounded up would be in the future. */
const NOW = sql.raw('clock_timestamp()::timestamptz(3)')
const span = (ms: number) => sql.raw(`interval '${ms} milliseconds'`)

export interface JobRun {
  host: string
  startedAt: Instant
}

/**
 * Claims the next run.
 * @param host name of this process
 * @returns null while another run goes on, or when the last one has just begun
 */
export async function claimJobRun(db: Querier, host: string): Promise<JobRun | null> {
  // The clock is read after the row is locked, so that of two hosts the second sees the first's run. Times in the future count as past: the
  // clock of a new database server may be behind that of the one before.
  const [row] = await rowsOf<{ ms: string }>(
    db,
    sql`insert into job_runs (started_at, held_until, host) values (${NOW}, ${NOW} + ${span(HELD_FOR)}, ${host})
      on conflict (only_row) do update set started_at = ${NOW}, held_until = ${NOW} + ${span(HELD_FOR)}, host = excluded.host
      where job_runs.started_at not between ${NOW} - ${span(LEAST_APART)} and ${NOW}
        and (job_runs.held_until is null or job_runs.held_until not between ${NOW} and ${NOW} + ${span(HELD_FOR)})
      returning (extract(epoch from started_at) * 1000)::bigint::text as ms`,
  )
  return row ? { host, startedAt: Number(row.ms) } : null
}

const isRun = ({ host, startedAt }: JobRun) => and(eq(jobRuns.host, host), sql`${jobRuns.startedAt} = ${iso(startedAt)}`)

/** Prolongs the claim of a run that goes on. */
export async function keepJobRun(db: Querier, run: JobRun): Promise<void> {
  await db
    .update(jobRuns)
    .set({ heldUntil: sql`${NOW} + ${span(HELD_FOR)}` })
    .where(isRun(run))
}

/** Ends the claim of a run. */
export async function endJobRun(db: Querier, run: JobRun, { isFinished }: { isFinished: boolean }): Promise<void> {
  await db
    .update(jobRuns)
    .set({ heldUntil: null, ...(isFinished ? { finishedAt: NOW } : {}) })
    .where(isRun(run))
}

/**
 * The last run, by the database's clock; null before the first. `finishedAt` is the end of the last run that came to its end, null if
 * none has: it is before `startedAt` while a run goes on, and after one that broke off.
 */
export async function lastJobRun(db: Querier): Promise<{ startedAt: Instant; finishedAt: Instant | null } | null> {
  const [run] = await db.select({ startedAt: jobRuns.startedAt, finishedAt: jobRuns.finishedAt }).from(jobRuns)
  return run ?? null
}
