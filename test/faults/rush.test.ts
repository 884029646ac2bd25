/**
 * Many concurrent callers on one PostgreSQL, through several server processes, while processes are killed and the database
 * crashes. `RUSHES` is the number of rushes, `RUSH_SEED` the seed of the first one.
 */
import { sql } from 'drizzle-orm'
import { allWaiting } from '../../src/cloud/db/sign-ups/seats-view'
import { type Database, rowsOf } from '../../src/cloud/db/database'
import { freeSeatsOf } from '../../src/cloud/db/seats/seats'
import { runJobs } from '../../src/cloud/host/jobs'
import type { Instant } from '../../src/domain/calendar/calendar'
import { moveUp } from '../../src/domain/seats/waitlist'
import { CRASHES, KILLS, type Rush, rush } from './rush'
import { lostAnswers } from './rush-history'
import { brokenRules } from './rush-rules'
import { CONNECTIONS_EACH, PROCESSES } from './rush-servers'

const RUSHES = Number(process.env['RUSHES'] ?? 1)
const SEED = Number(process.env['RUSH_SEED'] ?? Math.floor(Math.random() * 1_000_000))
/** Time limit of one run, ms. A run takes a fraction of it. */
const LONGEST = 300_000

const silent = { info: () => undefined, error: () => undefined }

/** Contents of every table that a request may change. */
async function tablesOf(db: Database): Promise<unknown> {
  const tables = ['sign_ups', 'seats', 'teams', 'team_parts', 'messages', 'audit_log', 'answers']
  const digests = tables.map(
    (table) => sql`(select md5(string_agg(t::text, ' ' order by t::text)) from ${sql.identifier(table)} t) as ${sql.identifier(table)}`,
  )
  return rowsOf(db, sql`select ${sql.join(digests, sql`, `)}`)
}

const movesUpNow = async (db: Database, activityId: string, now: Instant) =>
  moveUp(await freeSeatsOf(db, activityId, now), await allWaiting(db, activityId)).seated

describe.each(Array.from({ length: RUSHES }, (_, index) => SEED + index))('in a rush (RUSH_SEED=%i)', (seed) => {
  let one: Rush
  let checked = 0
  beforeAll(async () => {
    one = await rush(seed)
  }, LONGEST)
  afterAll(async () => {
    await one?.close()
    if (one) process.stdout.write(`${JSON.stringify({ ...one.figures, checked })}\n`)
  })

  const expectRulesKept = async (now: Instant) => {
    const rules = await brokenRules(one.connection.db, now)
    checked += rules.checked
    expect(rules.broken).toEqual([])
  }

  test('the processes and the database were killed in mid-rush', () => {
    expect(one.figures).toMatchObject({ kills: KILLS, crashes: CRASHES })
  })

  test('callers get no faults except for a server that is unavailable for a moment', () => {
    expect(one.ledger.wrong()).toEqual([])
  })

  test('after a crash of the database every server has all its connections again', async () => {
    expect(await one.servers.connections()).toEqual(Array.from({ length: PROCESSES }, () => CONNECTIONS_EACH))
  })

  test('every acknowledged answer agrees with the tables, or the log explains the change', async () => {
    expect(await lostAnswers(one.connection.db, one.ledger.acknowledged.values())).toEqual([])
  })

  test('the rules for seats, teams, quotas and order are kept', () => expectRulesKept(Date.now()))

  test('no further entry can move up', async () => {
    expect(await movesUpNow(one.connection.db, one.world.activityId, Date.now())).toEqual([])
  })

  test(
    'a repeated request gets the first answer, and changes nothing',
    async () => {
      const [before, wrong] = [await tablesOf(one.connection.db), one.ledger.wrong()]
      await Promise.allSettled(
        [...one.ledger.acknowledged.values()].map(({ openid, path, input }) => one.ask(openid, path, input as never)),
      )
      expect(one.ledger.wrong()).toEqual(wrong)
      expect(await tablesOf(one.connection.db)).toEqual(before)
    },
    LONGEST,
  )

  test('reserved seats without takers stay free until the release and are then open to all', async () => {
    const { db } = one.connection
    const { activityId, releaseAt } = one.world
    const reserved = sql`select count(*)::int as free from seats where reserved_for = 'zhigong' and sign_up_id is null and team_id is null`
    const [before] = await rowsOf<{ free: number }>(db, reserved)
    expect(before?.free).toBeGreaterThan(0)
    await runJobs(db, releaseAt, silent)
    expect(await movesUpNow(db, activityId, releaseAt)).toEqual([])
    await expectRulesKept(releaseAt)
  })
})
