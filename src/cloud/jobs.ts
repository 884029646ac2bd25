/** What has to be done without anybody asking: by the cloud function's timer, or by the HTTP host's. */
import { day, type Instant } from '../domain/calendar'
import { forgetAnswers } from './db/answers'
import type { Database } from './db/database'
import { teamsToRelease } from './db/teams'
import { activitiesToSweep } from './db/waitlist'
import type { Log } from './log'
import { sweep } from './seats'
import { releaseAtDeadline } from './teams/release'

const ANSWERS_KEPT = 30 * day

/** Safe to run twice, or at the same moment in two places. */
export async function runJobs(db: Database, now: Instant, log: Log): Promise<{ forgotten: number; released: number; swept: number }> {
  const forgotten = await forgetAnswers(db, now - ANSWERS_KEPT)
  const teams = await teamsToRelease(db, now)
  for (const team of teams) await releaseAtDeadline(db, team, now)
  // Reservations end with the clock; a server that died between a commit and its sweep leaves seats free as well.
  const activities = await activitiesToSweep(db, now)
  for (const activityId of activities) await sweep(db, activityId, now)
  const done = { forgotten, released: teams.length, swept: activities.length }
  if (forgotten + teams.length + activities.length > 0) log.info('jobs', done)
  return done
}
