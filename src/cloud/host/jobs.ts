/** Scheduled jobs, run by the timer of the cloud function or of the HTTP host, once a minute in one of a base's hosts. */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Instant } from '../../domain/calendar/calendar'
import { clocksAgree } from '../../domain/calendar/clocks'
import { refreshOlder } from '../db/activities/search-text'
import { type Database, transact } from '../db/database'
import { type JobRun, HELD_FOR, claimJobRun, endJobRun, keepJobRun } from '../db/job-runs'
import { duePeople } from '../db/people/leaving'
import { activitiesToRelease } from '../db/teams/teams'
import { activitiesToSweep } from '../db/seats/waitlist'
import { bringSayings } from '../founding/first-sayings'
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
  /** Activities whose words for the search box were written again by newer rules. */
  refiled: number
}

/** Name of this process. Containers may have the same number of process. */
const HOST = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`

/** `clocks-differ`: of host and database. `claimed`: another host runs the jobs of this minute, or has. */
export interface NotRun {
  refused: 'clocks-differ' | 'claimed'
}

/**
 * Runs the jobs if no other host of the base does, and only while the clocks of host and database agree, since what they do cannot be
 * undone. A host whose clock differs leaves the jobs to the others.
 */
export async function runDueJobs(db: Database, clock: () => Instant, log: Log, host = HOST): Promise<Done | NotRun> {
  const ahead = await databaseAhead(db, clock)
  if (!clocksAgree(ahead)) {
    log.error('jobs-refused', { reason: 'clocks-differ', databaseAheadSeconds: Math.round(ahead / 1_000) })
    return { refused: 'clocks-differ' }
  }
  const run = await claimJobRun(db, host)
  return run ? holding(db, run, log, () => runJobs(db, clock(), log)) : { refused: 'claimed' }
}

/** Prolongs the claim of a run until the work ends. A claim that lapses all the same is harmless, as a second run is. */
async function holding(db: Database, run: JobRun, log: Log, work: () => Promise<Done>): Promise<Done> {
  const prolong = () => void keepJobRun(db, run).catch((error: unknown) => log.error('jobs-claim', describe(error)))
  const beat = setInterval(prolong, HELD_FOR / 3)
  let isFinished = false
  try {
    const done = await work()
    isFinished = true
    return done
  } finally {
    clearInterval(beat)
    await endJobRun(db, run, { isFinished })
  }
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
  let refiled = 0
  await alone(log, { kind: 'search' }, async () => {
    refiled = await refileForSearch(db)
  })
  const done = { removed, released: released.length, seated, left, refiled }
  if (removed + released.length + seated + left + refiled > 0) log.info('jobs', done)
  return done
}

/**
 * After an upgrade, writes what the search box finds by the program's own rules, in parts, so that a broken-off run goes on where it was.
 * @returns number of activities
 */
async function refileForSearch(db: Database): Promise<number> {
  await transact(db, bringSayings)
  for (let written = 0; ;) {
    const part = await transact(db, refreshOlder)
    written += part
    if (part === 0) return written
  }
}

/** Runs the work about one thing; its failure is logged and does not stop the others. */
async function alone(log: Log, about: Record<string, string>, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error('job', { ...about, ...describe(error) })
  }
}
