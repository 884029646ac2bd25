/** Figures of a process: what its calls came to, its jobs and its database. A line of the log has them once a minute. */
import { type Instant, minute } from '../../domain/calendar/calendar'
import type { Database } from '../db/database'
import { lastJobRun } from '../db/job-runs'
import type { PoolFigures } from '../db/pool-figures'
import { databaseBytes } from '../db/server-facts'
import type { Log } from '../rpc/log'
import type { EndedCall, Meter } from '../rpc/meter'

/** Result of the jobs: their numbers, null when they failed, or a refusal that is no failure of this process. */
export type JobsResult = object | null

/** A meter of a host, which runs jobs as well. */
export interface HostMeter extends Meter {
  jobsEnded(result: JobsResult): void
}

/** Kinds of uploads by the procedures that take them. */
const UPLOADS: Readonly<Record<string, string>> = {
  'uploads.start': 'file',
  'uploads.part': 'file',
  'outcomes.addPhoto': 'photo',
  'members.preview': 'roster',
  'members.import': 'roster',
}

/** Kind of upload that a call has refused; undefined for other calls. */
export const refusedUpload = ({ procedure, outcome }: EndedCall): string | undefined =>
  outcome === 'ok' || !Object.hasOwn(UPLOADS, procedure) ? undefined : UPLOADS[procedure]

/** Numbers of what the jobs did, without refusals. */
export const doneIn = (result: object): [kind: string, count: number][] =>
  Object.entries(result).filter((entry): entry is [string, number] => typeof entry[1] === 'number')

/** Figures of the base itself, the same in all its processes. */
export interface BaseFigures {
  databaseBytes: number
  /** End of the last run of the jobs; null before the first. */
  jobsFinishedAt: Instant | null
}

export const baseFigures = async (db: Database): Promise<BaseFigures> => ({
  databaseBytes: await databaseBytes(db),
  jobsFinishedAt: (await lastJobRun(db))?.finishedAt ?? null,
})

export interface Figures extends HostMeter {
  /**
   * Writes the line, if a minute has passed since the last one. The first comes a minute after the first call, or with the timer.
   * @param db for the base's own figures, which cost a query
   */
  write(log: Log, now: Instant, db?: Database): Promise<void>
}

interface Counted {
  /** Numbers of calls by procedure and outcome. */
  calls: Record<string, Record<string, number>>
  /** Longest call of all, ms. */
  slowest: { procedure: string; ms: number } | null
  uploadsRefused: Record<string, number>
  marksRefused: Record<string, number>
  waits: { count: number; longestMs: number }
  jobs: { runs: number; failures: number }
}

const nothing = (): Counted => ({
  calls: {},
  slowest: null,
  uploadsRefused: {},
  marksRefused: {},
  waits: { count: 0, longestMs: 0 },
  jobs: { runs: 0, failures: 0 },
})

/** Waits for a connection that are shorter, in ms, are none: the connection was free. */
const NO_WAIT = 5
/** A timer's minute may be a little short. */
const APART = minute - 5_000

/** Counts in memory since the last line. */
export function countFigures(pool: PoolFigures | undefined): Figures {
  let counted = nothing()
  let since: Instant | null = null
  const add = (to: Record<string, number>, key: string, count = 1) => (to[key] = (to[key] ?? 0) + count)
  pool?.onWait((ms) => {
    if (ms < NO_WAIT) return
    counted.waits.count++
    counted.waits.longestMs = Math.max(counted.waits.longestMs, Math.round(ms))
  })
  return {
    called(call) {
      add((counted.calls[call.procedure] ??= {}), call.outcome)
      if (!counted.slowest || call.ms > counted.slowest.ms) counted.slowest = { procedure: call.procedure, ms: call.ms }
      const kind = refusedUpload(call)
      if (kind) add(counted.uploadsRefused, kind)
    },
    marksRefused: (reason, count) => void add(counted.marksRefused, reason, count),
    jobsEnded(result) {
      counted.jobs.runs++
      if (!result) counted.jobs.failures++
    },
    async write(log, now, db) {
      if (since === null && !db) since = now
      if (since !== null && now - since < APART && now >= since) return
      const [line, seconds] = [counted, since === null ? null : Math.round((now - since) / 1_000)]
      ;[counted, since] = [nothing(), now]
      log.info('figures', {
        seconds,
        ...line,
        ...(pool ? { pool: { total: pool.total(), idle: pool.idle(), waiting: pool.waiting() } } : {}),
        memoryMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
        ...(db ? await baseFigures(db).catch(() => ({})) : {}),
      })
    },
  }
}

/** Runs the jobs and measures them. @throws like the jobs */
export async function measuringJobs<Result extends object>(meter: HostMeter, run: () => Promise<Result>): Promise<Result> {
  try {
    const result = await run()
    meter.jobsEnded(result)
    return result
  } catch (error) {
    meter.jobsEnded(null)
    throw error
  }
}
