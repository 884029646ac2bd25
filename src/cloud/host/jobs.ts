/** Scheduled jobs, run by the timer of the cloud function or of the HTTP host. */
import type { Instant } from '../../domain/calendar/calendar'
import { clocksAgree } from '../../domain/calendar/clocks'
import type { Database } from '../db/database'
import { duePeople } from '../db/people/leaving'
import { activitiesToRelease } from '../db/teams/teams'
import { activitiesToSweep } from '../db/seats/waitlist'
import { finishLeaving } from '../people/leaving'
import { endPlanned, planRemovals } from '../people/retention'
import { type Log, describe } from '../rpc/log'
import { sweep } from '../seats/fill-seats'
import { databaseAhead } from './database-clock'
import { releaseAtDeadline } from '../teams/release'

/** Number of things that the jobs did. */
export interface Done {
  /** Rows whose time of retention was over. */
  removed: number
  /** Activities whose names deadline was reached. */
  released: number
  /** People seated on seats that came free. */
  seated: number
  /** People whose data was pseudonymised, seven days after they asked to leave. */
  left: number
}

/** Runs the jobs only while the clocks of host and database agree, since what they do cannot be undone. */
export async function runDueJobs(db: Database, clock: () => Instant, log: Log): Promise<Done | { refused: 'clocks-differ' }> {
  const ahead = await databaseAhead(db, clock)
  if (clocksAgree(ahead)) return runJobs(db, clock(), log)
  log.error('jobs-refused', { reason: 'clocks-differ', databaseAheadSeconds: Math.round(ahead / 1_000) })
  return { refused: 'clocks-differ' }
}

/** People whose leaving waits for another administrator, so that each is logged once and not every minute. */
const toldToWait = new Set<string>()

/** Runs all jobs once. Running them twice, or in two processes at once, is harmless. */
export async function runJobs(db: Database, now: Instant, log: Log): Promise<Done> {
  let removed = 0
  for (const planned of await planRemovals(db, now)) {
    await alone(log, { kind: planned.kind }, async () => {
      removed += await endPlanned(db, planned, now)
    })
  }
  const released = await activitiesToRelease(db, now)
  for (const activityId of released) await alone(log, { activityId }, () => releaseAtDeadline(db, activityId, now))
  let left = 0
  for (const volunteerId of await duePeople(db, now))
    await alone(log, { volunteerId }, async () => {
      const finish = await finishLeaving(db, volunteerId, now)
      if (finish.left) {
        left++
        if (finish.mentions > 0) log.info('leaving-mentions-stay', { volunteerId, texts: finish.mentions })
      } else if (finish.waits && !toldToWait.has(volunteerId)) {
        toldToWait.add(volunteerId)
        log.info('leaving-waits', { volunteerId, reason: 'last-administrator' })
      }
    })
  // Seats come free when reservations end, and stay free when a server dies between a commit and its sweep.
  let seated = 0
  for (const activityId of await activitiesToSweep(db, now)) {
    await alone(log, { activityId }, async () => {
      seated += (await sweep(db, activityId, now)).length
    })
  }
  const done = { removed, released: released.length, seated, left }
  if (removed + released.length + seated + left > 0) log.info('jobs', done)
  return done
}

/** Runs the work about one thing; its failure is logged and does not stop the others. */
async function alone(log: Log, about: Record<string, string>, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error('job', { ...about, ...describe(error) })
  }
}
