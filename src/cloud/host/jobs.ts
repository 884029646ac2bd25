/** Jobs by the clock, run by the cloud function's timer or by the HTTP host's. */
import { type Instant, day, hour } from '../../domain/calendar/calendar'
import { forgetAnswers } from '../db/answers'
import type { Database } from '../db/database'
import { forgetFiles } from '../db/figures/exported-files'
import { activitiesToRelease } from '../db/teams/teams'
import { forgetUploads } from '../db/uploads'
import { activitiesToSweep } from '../db/seats/waitlist'
import { type Log, describe } from '../rpc/log'
import { sweep } from '../seats/fill-seats'
import { releaseAtDeadline } from '../teams/release'

const ANSWERS_KEPT = 30 * day
/** Long enough to look at the preview again; no longer, since a spreadsheet holds more about people than is imported. */
const UPLOADS_KEPT = 2 * hour
/** A file is fetched as soon as it is made; the day is for a phone that lost its network meanwhile. */
const FILES_KEPT = day

/** Safe to run twice, or in two processes at once. */
export async function runJobs(db: Database, now: Instant, log: Log): Promise<{ forgotten: number; released: number; seated: number }> {
  const forgotten = (await forgetAnswers(db, now - ANSWERS_KEPT)) + (await forgetUploads(db, now - UPLOADS_KEPT))
  const released = await activitiesToRelease(db, now)
  for (const activityId of released) await alone(log, activityId, () => releaseAtDeadline(db, activityId, now))
  await forgetFiles(db, now - FILES_KEPT)
  // Reservations end by the clock, and a server that died between a commit and its sweep leaves seats free as well.
  let seated = 0
  for (const activityId of await activitiesToSweep(db, now)) {
    await alone(log, activityId, async () => {
      seated += (await sweep(db, activityId, now)).length
    })
  }
  const done = { forgotten, released: released.length, seated }
  if (forgotten + released.length + seated > 0) log.info('jobs', done)
  return done
}

/** Runs the work of one activity; its failure is logged and does not stop the others. */
async function alone(log: Log, activityId: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error('job', { activityId, ...describe(error) })
  }
}
