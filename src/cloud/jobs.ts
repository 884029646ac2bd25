/** What has to be done without anybody asking: by the cloud function's timer, or by the HTTP host's. */
import { day, type Instant } from '../domain/calendar'
import { forgetAnswers } from './db/answers'
import type { Database } from './db/database'
import type { Log } from './log'

const ANSWERS_KEPT = 30 * day

/** Safe to run twice, or at the same moment in two places. */
export async function runJobs(db: Database, now: Instant, log: Log): Promise<{ forgotten: number }> {
  const forgotten = await forgetAnswers(db, now - ANSWERS_KEPT)
  log.info('jobs', { forgotten })
  return { forgotten }
}
