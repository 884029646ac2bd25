/** Jobs by the clock: names deadlines, reservations and promotions, none of which can be undone. */
import { randomUUID } from 'node:crypto'
import { databaseTime } from '../../../src/cloud/db/database'
import { claimJobRun, lastJobRun } from '../../../src/cloud/db/job-runs'
import { jobRuns } from '../../../src/cloud/db/schema/job-runs'
import { runDueJobs } from '../../../src/cloud/host/jobs'
import { type Instant, day, hour, minute } from '../../../src/domain/calendar/calendar'
import { type Person, type TestBase, aPlan, openBase } from '../../support/base'
import { open, teamsOn } from '../../support/teams'

let base: TestBase
let organiser: Person
let time: Instant
let logged: [string, string, unknown][]
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser()
})
beforeEach(async () => {
  time = await databaseTime(base.connection.db)
  logged = []
  await base.connection.db.delete(jobRuns)
})
afterAll(() => base.close())

const { ask, aLeader, alone, teamOf } = teamsOn(() => base)
const log = {
  info: (event: string, fields?: object) => logged.push(['info', event, fields]),
  error: (event: string, fields?: object) => logged.push(['error', event, fields]),
}
/** Runs the jobs with a host's clock that is ahead of the database's, ms. */
const jobsWith = async (ahead: number) => {
  const shift = (await databaseTime(base.connection.db)) - Date.now() + ahead
  return runDueJobs(base.connection.db, () => Date.now() + shift, log)
}

/** A team with two seats without names, and a person who waits for one of them. The names deadline is a minute ahead. */
async function anOpenSeat() {
  const startsAt = time + day + minute
  const plan = aPlan({ ...open(2), startsAt, endsAt: startsAt + hour })
  const id = randomUUID()
  const desk = base.as(organiser, time - 2 * day).desk
  await desk.create({ requestId: randomUUID(), activityId: id, plan })
  expect(await desk.publish({ requestId: randomUUID(), activityId: id })).toMatchObject({ ok: true })
  const visit = { id, plan }
  const leader = await aLeader()
  const answer = await ask(leader, visit, [null, null], 'nonggong', time - day)
  if (!answer.ok) throw new Error(answer.reason)
  const waiting = await alone(visit, time - day)
  const stateOf = async () => [
    (await teamOf(leader, answer.teamId, time)).status,
    (await base.as(waiting.person, time).signUps.get({ signUpId: waiting.signUpId })).status,
  ]
  expect(await stateOf()).toEqual(['confirmed', 'waitlisted'])
  return stateOf
}

test.each([
  ['a host whose clock has jumped ahead', 2 * minute + 5_000, -125],
  ['a host whose clock is a day ahead', day, -86_400],
  ['a host whose clock is behind', -(2 * minute + 5_000), 125],
])('%s does nothing by the clock, and says so in its log', async (_what, ahead, databaseAheadSeconds) => {
  const stateOf = await anOpenSeat()
  expect(await jobsWith(ahead)).toEqual({ refused: 'clocks-differ' })
  expect(await stateOf()).toEqual(['confirmed', 'waitlisted'])
  expect(logged).toEqual([['error', 'jobs-refused', { reason: 'clocks-differ', databaseAheadSeconds }]])
})

test('a host whose clock differs by less than two minutes releases seats without names and moves people up', async () => {
  const stateOf = await anOpenSeat()
  expect(await jobsWith(2 * minute - 10_000)).not.toHaveProperty('refused')
  expect(await stateOf()).toEqual(['withdrawn', 'confirmed'])
})

test('a slow answer of the database is no difference of clocks', async () => {
  let asked = 0
  const clock = () => Date.now() + (asked++ === 0 ? -10 * minute : 0)
  expect(await runDueJobs(base.connection.db, clock, log)).not.toHaveProperty('refused')
})

test('of several hosts whose timers come at the same time, one runs the jobs and the others do nothing', async () => {
  const stateOf = await anOpenSeat()
  const clock = () => time + minute
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((host) => runDueJobs(base.connection.db, clock, log, host)))
  expect(answers.filter((answer) => !('refused' in answer))).toEqual([expect.objectContaining({ released: 1 })])
  expect(answers.filter((answer) => 'refused' in answer)).toEqual([1, 2, 3].map(() => ({ refused: 'claimed' })))
  expect(await stateOf()).toEqual(['withdrawn', 'confirmed'])
})

test('a run that has ended is told with its end, and frees the next minute', async () => {
  await jobsWith(0)
  const run = await lastJobRun(base.connection.db)
  expect(run?.finishedAt).toBeGreaterThanOrEqual(run?.startedAt ?? Infinity)
  expect(await jobsWith(0)).toEqual({ refused: 'claimed' })
  await base.connection.db.update(jobRuns).set({ startedAt: time - minute })
  expect(await jobsWith(0)).not.toHaveProperty('refused')
})

test('a host whose clock differs leaves the minute to the others', async () => {
  expect(await jobsWith(3 * minute)).toEqual({ refused: 'clocks-differ' })
  expect(await claimJobRun(base.connection.db, 'another')).not.toBeNull()
})

test('a run that fails is not told as finished, and the next minute has one', async () => {
  let read = 0
  const clock = () => {
    // Read twice to compare it with the database's, and then by the jobs.
    if (++read === 3) throw new Error('broken')
    return Date.now()
  }
  await expect(runDueJobs(base.connection.db, clock, log)).rejects.toThrow('broken')
  expect(await lastJobRun(base.connection.db)).toMatchObject({ finishedAt: null })
  await base.connection.db.update(jobRuns).set({ startedAt: time - minute })
  expect(await jobsWith(0)).not.toHaveProperty('refused')
})
