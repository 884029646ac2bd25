/** What has to be done without anybody asking: by the cloud function's timer, or by the HTTP host's. */
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
/** Long enough to look at the preview again; a spreadsheet holds more about people than is read of it. */
const UPLOADS_KEPT = 2 * hour
/** Whoever asked for a file fetches it at once; a day is for a phone that lost its network in the middle. */
const FILES_KEPT = day

/** Safe to run twice, or at the same moment in two places. */
export async function runJobs(db: Database, now: Instant, log: Log): Promise<{ forgotten: number; released: number; seated: number }> {
  const forgotten = (await forgetAnswers(db, now - ANSWERS_KEPT)) + (await forgetUploads(db, now - UPLOADS_KEPT))
  const released = await activitiesToRelease(db, now)
  for (const activityId of released) await alone(log, activityId, () => releaseAtDeadline(db, activityId, now))
  await forgetFiles(db, now - FILES_KEPT)
  // Reservations end with the clock; a server that died between a commit and its sweep leaves seats free as well.
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

/** One activity that cannot be done keeps no other from its turn. */
async function alone(log: Log, activityId: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error('job', { activityId, ...describe(error) })
  }
}
