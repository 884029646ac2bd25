/** What has to be done without anybody asking: by the cloud function's timer, or by the HTTP host's. */
import { day, type Instant } from '../domain/calendar'
import { forgetAnswers } from './db/answers'
import type { Database } from './db/database'
import { positionsToSweep } from './db/sign-ups'
import type { Log } from './log'
import { sweep } from './seats'

const ANSWERS_KEPT = 30 * day

/** Safe to run twice, or at the same moment in two places. */
export async function runJobs(db: Database, now: Instant, log: Log): Promise<{ forgotten: number; swept: number }> {
  const forgotten = await forgetAnswers(db, now - ANSWERS_KEPT)
  // A server that died between a commit and its sweep leaves a free seat beside somebody waiting.
  const positions = await positionsToSweep(db)
  await sweep(db, positions, now)
  const done = { forgotten, swept: positions.length }
  log.info('jobs', done)
  return done
}
