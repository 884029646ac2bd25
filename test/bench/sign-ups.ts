/**
 * Rushes for seats, compared with a plain INSERT of the same sign-up row through the same driver and connections, with the
 * same indexes, checks and references: the cost of deciding on the seat.
 */
import { sql } from 'drizzle-orm'
import { type Database, rowsOf } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { createDatabase } from '../support/postgres'
import { inTurn, ratioOf } from './blocks'
import { type Person, type Rush, anActivity, attemptsOf, fillPeople, rush } from './crowd'
import type { Figures } from './figures'
import { type Way, claim, insert, naive, procedure, store } from './sign-up-ways'

const BLOCKS = 5
/** Number of attempts in a rush: ten for each seat. */
const ATTEMPTS = 2_000
/** Fewer attempts for the naive way, which is too slow for all of them. */
const NAIVE_ATTEMPTS = 200
const LEAST: Record<number, { claim: number; procedure?: number }> = { 32: { claim: 0.6, procedure: 0.25 }, 64: { claim: 0.65 } }

/** @param callers number of concurrent callers, each on a separate connection */
export async function signUps(callers: 32 | 64): Promise<Figures> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, callers)
  try {
    await migrate(connection)
    await fillPeople(connection.db)
    return await measure(connection.db, callers)
  } finally {
    await connection.close()
    await drop()
  }
}

async function measure(db: Database, callers: 32 | 64): Promise<Figures> {
  const people = await rowsOf<Person>(db, sql`select id, openid from volunteers order by id`)
  const rushes = new Map<Way, Rush[]>()
  const rateOf =
    (way: Way, attempts = ATTEMPTS) =>
    async () => {
      const place = await anActivity(db, Date.now(), { seats: attempts / 10, hasSeatRows: way !== insert && way !== naive })
      // Autovacuum would do this within a minute, but until then plans for an empty table would be used.
      await db.execute(sql`analyze`)
      const measured = await rush(attemptsOf(people, place, attempts), callers, (attempt) => way(db, place, attempt, Date.now()))
      rushes.set(way, [...(rushes.get(way) ?? []), measured])
      return measured.rate
    }
  const rates = await inTurn(BLOCKS, {
    claim: rateOf(claim),
    insert: rateOf(insert),
    store: rateOf(store),
    procedure: rateOf(procedure, ATTEMPTS / 2),
    naive: rateOf(naive, NAIVE_ATTEMPTS),
  })
  const { claim: least, procedure: leastProcedure } = LEAST[callers] ?? { claim: Number.NaN }
  const tail = (way: Way) => (rushes.get(way) ?? []).slice(1).map(({ p99 }) => p99)
  return {
    [`signup.rate_vs_insert_${callers}`]: ratioOf(rates.claim, rates.insert, '1/s', { least }),
    [`signup.stored_vs_insert_${callers}`]: ratioOf(rates.store, rates.insert, '1/s'),
    [`signup.procedure_vs_insert_${callers}`]: ratioOf(rates.procedure, rates.insert, '1/s', { least: leastProcedure }),
    [`signup.naive_vs_insert_${callers}`]: ratioOf(rates.naive, rates.insert, '1/s'),
    [`signup.p99_vs_insert_${callers}`]: ratioOf(tail(claim), tail(insert), 'ms'),
    [`signup.procedure_p99_vs_insert_${callers}`]: ratioOf(tail(procedure), tail(insert), 'ms'),
    [`signup.naive_p99_vs_insert_${callers}`]: ratioOf(tail(naive), tail(insert), 'ms'),
  }
}
