/** Scheduled jobs, run by the timer of the cloud function or of the HTTP host. */
import { type Instant, day, hour } from '../../domain/calendar/calendar'
import { forgetAnswers } from '../db/answers'
import { aheadBy, clocksAgree } from '../../domain/calendar/clocks'
import { type Database, databaseTime } from '../db/database'
import { forgetFiles } from '../db/exports'
import { duePeople } from '../db/people/leaving'
import { activitiesToRelease } from '../db/teams/teams'
import { forgetUploads } from '../db/uploads'
import { forgetSessions } from '../db/people/sessions'
import { forgetWebSignIns } from '../db/people/web-sign-ins'
import { ENDED_LISTED } from '../../domain/people/sessions'
import { activitiesToSweep } from '../db/seats/waitlist'
import { finishLeaving } from '../people/leaving'
import { type Log, describe } from '../rpc/log'
import { sweep } from '../seats/fill-seats'
import { releaseAtDeadline } from '../teams/release'

const ANSWERS_KEPT = 30 * day
/**
 * Time for which uploads are kept, ms: long enough for another look at the preview, and no longer, since a spreadsheet holds more
 * personal data than is imported.
 */
const UPLOADS_KEPT = 2 * hour
/** Time for which exported files are kept, ms. A phone fetches its file at once, but may lose its network meanwhile. */
const FILES_KEPT = day

/** Number of things that the jobs did. */
export interface Done {
  /** Answers and uploads. */
  forgotten: number
  /** Activities whose names deadline was reached. */
  released: number
  /** People seated on seats that came free. */
  seated: number
  /** People whose data was pseudonymised, seven days after they asked to leave. */
  left: number
}

/** Time by which the database's clock is ahead of the host's, ms. @throws when the database does not answer */
export async function databaseAhead(db: Database, clock: () => Instant): Promise<number> {
  const asked = clock()
  const time = await databaseTime(db)
  return aheadBy(time, asked, clock())
}

/** Runs the jobs only while the clocks of host and database agree, since what they do cannot be undone. */
export async function runDueJobs(db: Database, clock: () => Instant, log: Log): Promise<Done | { refused: 'clocks-differ' }> {
  const ahead = await databaseAhead(db, clock)
  if (clocksAgree(ahead)) return runJobs(db, clock(), log)
  log.error('jobs-refused', { reason: 'clocks-differ', databaseAheadSeconds: Math.round(ahead / 1_000) })
  return { refused: 'clocks-differ' }
}

/** Runs all jobs once. Running them twice, or in two processes at once, is harmless. */
export async function runJobs(db: Database, now: Instant, log: Log): Promise<Done> {
  const forgotten = (await forgetAnswers(db, now - ANSWERS_KEPT)) + (await forgetUploads(db, now - UPLOADS_KEPT))
  const released = await activitiesToRelease(db, now)
  for (const activityId of released) await alone(log, { activityId }, () => releaseAtDeadline(db, activityId, now))
  await forgetFiles(db, now - FILES_KEPT)
  await forgetSessions(db, now - ENDED_LISTED)
  await forgetWebSignIns(db, now)
  let left = 0
  for (const volunteerId of await duePeople(db, now))
    await alone(log, { volunteerId }, async () => {
      if (await finishLeaving(db, volunteerId, now)) left++
    })
  // Seats come free when reservations end, and stay free when a server dies between a commit and its sweep.
  let seated = 0
  for (const activityId of await activitiesToSweep(db, now)) {
    await alone(log, { activityId }, async () => {
      seated += (await sweep(db, activityId, now)).length
    })
  }
  const done = { forgotten, released: released.length, seated, left }
  if (forgotten + released.length + seated + left > 0) log.info('jobs', done)
  return done
}

/** Runs the work of one activity or person; its failure is logged and does not stop the others. */
async function alone(log: Log, about: { activityId: string } | { volunteerId: string }, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error('job', { ...about, ...describe(error) })
  }
}
