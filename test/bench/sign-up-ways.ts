/** Ways to sign up, from a plain INSERT to the router's procedure, which all store the same row. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { checkByWords } from '../../src/cloud/content/words'
import { type Database, constraintOf, rowsOf } from '../../src/cloud/db/database'
import { appRouter } from '../../src/cloud/router'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { ticketCode } from '../../src/domain/attendance/ticket'
import type { Attempt, Place } from './crowd'

/** A way to store one attempt in the database. */
export type Way = (db: Database, place: Place, attempt: Attempt, now: number) => Promise<unknown>

const during = ({ startsAt, endsAt }: Place) => sql`tstzrange(${new Date(startsAt).toISOString()}, ${new Date(endsAt).toISOString()})`
const moment = (now: number) => new Date(now).toISOString()
const code = (id: string) => ticketCode('ab'.repeat(32), id)

/** Plain insert without a decision on the seat. The constraint refuses repeats. */
export const insert: Way = async (db, place, { volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, organisation_id, status, during, code, created_at, changed_at)
      values (${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', 'waitlisted', ${during(place)}, ${code(id)}, ${moment(now)}, ${moment(now)})`),
  )
}

/** Only the SQL function that gives a seat or a place on the waitlist: one round trip, one commit. */
export const claim: Way = async (db, place, { volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.execute(sql`select hold_seats_together(${place.activityId}),
      place_sign_up(${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', 'minge', ${during(place)}, ${code(id)}, ${moment(now)})`),
  )
}

/** The procedure's statement after its decision: seat, first answer and audit row. */
export const store: Way = async (db, place, { requestId, volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.execute(sql`select sign_up(${requestId}, 'x', 1, ${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', 'minge', ${during(place)},
      ${code(id)}, ${moment(now)})`),
  )
}

const createCaller = callerFactory(appRouter)
const silent = { info: () => undefined, error: () => undefined }

/** The router's procedure, from the person's openid to the answer. */
export const procedure: Way = (db, { activityId }, { requestId, openid, positionId }, now) =>
  createCaller(
    createContext({ db, now, requestId, openid, persona: null, personas: [], log: silent, checkContent: checkByWords() }),
  ).signUps.create({
    requestId,
    activityId,
    positionId,
    version: 1,
    organisationId: 'minge',
  })

/** The usual way: lock the activity, count, insert. */
export const naive: Way = async (db, place, { volunteerId, positionId }, now) => {
  const id = randomUUID()
  await orTwice(
    db.transaction(async (tx) => {
      await tx.execute(sql`select id from activities where id = ${place.activityId} for update`)
      const [row] = await rowsOf<{ taken: number }>(
        tx,
        sql`select count(*)::int as taken from sign_ups where position_id = ${positionId} and status = 'confirmed'`,
      )
      const status = (row?.taken ?? 0) < place.seatsEach ? 'confirmed' : 'waitlisted'
      await tx.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, organisation_id, status, during, code, created_at, changed_at)
        values (${id}, ${place.activityId}, ${positionId}, ${volunteerId}, 'minge', ${status}, ${during(place)}, ${code(id)}, ${moment(now)}, ${moment(now)})`)
    }),
  )
}

/** Ignores conflicts. A repeat violates a constraint, and so does a spoken code that occurs twice, which is rare. */
const orTwice = (asked: Promise<unknown>): Promise<unknown> =>
  asked.catch((error: unknown) => {
    if (!['sign_ups_one_live', 'sign_ups_code'].includes(constraintOf(error) ?? '')) throw error
  })
