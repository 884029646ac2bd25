/** The claim of the minute's jobs by one of a base's hosts. The database's clock is moved by moving the stored times. */
import { sql } from 'drizzle-orm'
import { claimJobRun, endJobRun, HELD_FOR, keepJobRun, lastJobRun, LEAST_APART } from '../../../src/cloud/db/job-runs'
import { databaseTime } from '../../../src/cloud/db/database'
import { minute } from '../../../src/domain/calendar/calendar'
import { type TestBase, openBase } from '../../support/base'

let base: TestBase
beforeAll(async () => {
  base = await openBase()
})
afterAll(() => base.close())
beforeEach(() => base.connection.db.execute(sql`delete from job_runs`))

const db = () => base.connection.db
/** Moves the run back in time, as if so many ms had passed since. */
const pass = (ms: number) => {
  const span = sql.raw(`interval '${ms} milliseconds'`)
  return db().execute(
    sql`update job_runs set started_at = started_at - ${span}, finished_at = finished_at - ${span}, held_until = held_until - ${span}`,
  )
}
const claimed = async (host: string) => {
  const run = await claimJobRun(db(), host)
  if (!run) throw new Error(`${host} was refused`)
  return run
}

test('of many hosts that ask at the same time, one gets the run, with a row and without', async () => {
  for (const _minute of [0, 1, 2]) {
    const runs = await Promise.all(Array.from({ length: 12 }, (_, host) => claimJobRun(db(), `host ${host}`)))
    expect(runs.filter((run) => run !== null)).toHaveLength(1)
    await pass(minute)
  }
})

test('a finished run is followed by one a minute later, by the same host or another, and by none before', async () => {
  await endJobRun(db(), await claimed('first'), { isFinished: true })
  await pass(LEAST_APART - 2_000)
  expect(await claimJobRun(db(), 'first')).toBeNull()
  expect(await claimJobRun(db(), 'second')).toBeNull()
  await pass(2_000)
  await endJobRun(db(), await claimed('second'), { isFinished: true })
  await pass(LEAST_APART)
  await claimed('second')
})

test('a run that goes on for minutes is held as long as its host keeps it', async () => {
  const run = await claimed('first')
  await pass(HELD_FOR - 2_000)
  await keepJobRun(db(), { ...run, startedAt: run.startedAt - HELD_FOR + 2_000 })
  await pass(HELD_FOR - 2_000)
  expect(await claimJobRun(db(), 'second')).toBeNull()
})

test('the run of a host that died is taken over before two minutes are over, by a host that asks once a minute', async () => {
  await claimed('first')
  // The host died just after it had prolonged its claim, and the other's timer has just passed.
  await pass(HELD_FOR - 1_000)
  expect(await claimJobRun(db(), 'second')).toBeNull()
  expect(HELD_FOR - 1_000 + minute).toBeLessThan(2 * minute)
  await pass(minute)
  await claimed('second')
})

test('a run that was taken over neither prolongs nor ends the run of the other', async () => {
  const dead = await claimed('first')
  await pass(2 * minute)
  const run = await claimed('second')
  await keepJobRun(db(), dead)
  await endJobRun(db(), dead, { isFinished: true })
  expect(await lastJobRun(db())).toEqual({ startedAt: run.startedAt, finishedAt: null })
  expect(await claimJobRun(db(), 'third')).toBeNull()
})

test('a run in the future of a new database server does not keep the jobs from running', async () => {
  await claimed('first')
  await pass(-10 * minute)
  await claimed('second')
})

test('the last run tells when it began and when a run last came to its end', async () => {
  expect(await lastJobRun(db())).toBeNull()
  const before = await databaseTime(db())
  const run = await claimed('first')
  expect(run.startedAt).toBeGreaterThanOrEqual(before)
  expect(await lastJobRun(db())).toEqual({ startedAt: run.startedAt, finishedAt: null })
  await endJobRun(db(), run, { isFinished: true })
  const finished = await lastJobRun(db())
  expect(finished?.finishedAt).toBeGreaterThanOrEqual(run.startedAt)
  await pass(2 * minute)
  const broken = await claimed('first')
  await endJobRun(db(), broken, { isFinished: false })
  expect(await lastJobRun(db())).toEqual({ startedAt: broken.startedAt, finishedAt: (finished?.finishedAt ?? 0) - 2 * minute })
})
