/**
 * A rush for 2,000 seats, beside a plain one-row INSERT of the same sign-up row through the same driver and connections,
 * with the same indexes, checks and references: what deciding the seat costs on top of writing it down.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { type Database, constraintOf, rowsOf } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { appRouter } from '../../src/cloud/router'
import { ticketCode } from '../../src/domain/attendance/ticket'
import { createDatabase } from '../support/postgres'
import { ATTEMPTS, type Attempt, PEOPLE, type Place, anActivity, attemptsOf, fillPeople, rush } from './crowd'
import { type Figures } from './figures'

/** The naive way is too slow for all of them. */
const NAIVE_ATTEMPTS = 2_000

type Way = (db: Database, place: Place, attempt: Attempt, now: number) => Promise<unknown>

const during = ({ startsAt, endsAt }: Place) => sql`tstzrange(${new Date(startsAt).toISOString()}, ${new Date(endsAt).toISOString()})`
const moment = (now: number) => new Date(now).toISOString()
const code = (id: string) => ticketCode('ab'.repeat(32), id)

/** Whoever asks twice is refused by the constraint; nothing is decided. */
const insert: Way = async (db, place, { volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, organisation_id, status, during, code, created_at, changed_at)
      values (${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', 'waitlisted', ${during(place)}, ${code(id)}, ${moment(now)}, ${moment(now)})`),
  )
}

/** The SQL claim alone: seat or place, one round trip, one commit. */
const claim: Way = async (db, place, { volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.execute(sql`select hold_seats_together(${place.activityId}),
      place_sign_up(${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', ${during(place)}, ${code(id)}, ${moment(now)})`),
  )
}

/** What the procedure sends when it has decided: the claim with its first answer and its audit row. */
const store: Way = async (db, place, { requestId, volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.execute(sql`select sign_up(${requestId}, 'x', 1, ${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', ${during(place)},
      ${code(id)}, ${moment(now)})`),
  )
}

const createCaller = callerFactory(appRouter)
const silent = { info: () => undefined, error: () => undefined }

/** The router's own procedure, from the platform's name for the person to the answer. */
const procedure: Way = (db, { activityId }, { requestId, openid, positionId }, now) =>
  createCaller(
    createContext({ db, now, requestId, openid, persona: null, personas: [], log: silent, checkContent: checkByWords() }),
  ).signUps.create({
    requestId,
    activityId,
    positionId,
    version: 1,
    organisationId: 'minge',
  })

/** What most do: lock the activity, count, insert. */
const naive: Way = async (db, place, { volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.transaction(async (tx) => {
      await tx.execute(sql`select id from activities where id = ${place.activityId} for update`)
      const [row] = await rowsOf<{ taken: number }>(
        tx,
        sql`select count(*)::int as taken from sign_ups where position_id = ${positionId} and status = 'confirmed'`,
      )
      const status = (row?.taken ?? 0) < 500 ? 'confirmed' : 'waitlisted'
      await tx.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, organisation_id, status, during, code, created_at, changed_at)
        values (${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', ${status}, ${during(place)}, ${code(id)}, ${moment(now)}, ${moment(now)})`)
    }),
  )
}

/** A repeat meets the row of its first; a spoken code met twice is rare and drawn again by the program. */
const orTwice = (asked: Promise<unknown>): Promise<unknown> =>
  asked.catch((error: unknown) => {
    if (!['sign_ups_one_live', 'sign_ups_code'].includes(constraintOf(error) ?? '')) throw error
  })

export async function signUpRate(): Promise<Figures> {
  const { url, drop } = await createDatabase()
  const setUp = connectPostgres(url, 2)
  await migrate(setUp)
  await fillPeople(setUp.db)
  const figures = { ...(await withConnections(url, 32)), ...(await withConnections(url, 64)) }
  await setUp.close()
  await drop()
  return figures
}

async function withConnections(url: string, connections: number): Promise<Figures> {
  const connection = connectPostgres(url, connections)
  const { db } = connection
  const people = await rowsOf<{ id: string; openid: string }>(db, sql`select id, openid from volunteers order by id`)
  const measure = async (way: Way, count = ATTEMPTS) => {
    const place = await anActivity(db, Date.now(), way !== insert && way !== naive)
    // What autovacuum does within a minute: plans that were made for an empty table would last longer than a run.
    await db.execute(sql`analyze`)
    const attempts = attemptsOf(people, place, count, Math.round((count * (ATTEMPTS - PEOPLE)) / ATTEMPTS))
    return rush(attempts, connections, (attempt) => way(db, place, attempt, Date.now()))
  }
  await measure(insert, NAIVE_ATTEMPTS)
  const plain = [await measure(insert)]
  const claimed = await measure(claim)
  plain.push(await measure(insert))
  const stored = await measure(store)
  const whole = await measure(procedure)
  plain.push(await measure(insert))
  const queued = await measure(naive, NAIVE_ATTEMPTS)
  await connection.close()
  const rate = plain.reduce((sum, run) => sum + run.rate, 0) / plain.length
  const p99 = plain.reduce((sum, run) => sum + run.p99, 0) / plain.length
  const ratio = (value: number, least?: number) => ({
    value: value / rate,
    unit: 'of plain INSERT',
    ...(least === undefined ? {} : { least }),
  })
  return {
    [`signup.insert_${connections}`]: { value: rate, unit: '1/s' },
    [`signup.rate_vs_insert_${connections}`]: ratio(claimed.rate, connections === 32 ? 0.6 : 0.65),
    [`signup.stored_vs_insert_${connections}`]: ratio(stored.rate),
    [`signup.procedure_vs_insert_${connections}`]: ratio(whole.rate, connections === 32 ? 0.25 : undefined),
    [`signup.naive_vs_insert_${connections}`]: ratio(queued.rate),
    [`signup.p99_vs_insert_${connections}`]: { value: claimed.p99 / p99, unit: 'times' },
    [`signup.procedure_p99_vs_insert_${connections}`]: { value: whole.p99 / p99, unit: 'times' },
    [`signup.naive_p99_vs_insert_${connections}`]: { value: queued.p99 / p99, unit: 'times' },
  }
}
