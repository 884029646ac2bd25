/** A crowd for an activity on a real PostgreSQL: people, an activity with seats, and the order of requests. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '../../src/cloud/db/database'
import { CONSENT_VERSION } from '../../src/domain/people/profile'
import { type Instant, day, hour } from '../../src/domain/calendar/calendar'

const PEOPLE = 20_000
const POSITIONS = 4
/** One attempt in forty repeats an earlier request. */
const REPEATS = 40

export interface Person {
  id: string
  openid: string
}

export interface Attempt {
  requestId: string
  openid: string
  volunteerId: string
  positionId: string
}

/** People with complete profiles and consent, as a sign-up requires. */
export async function fillPeople(db: Database): Promise<void> {
  await db.execute(
    sql`insert into organisations (id, name, short_name, kind, ordinal) values ('minge', '民革示范县总支部', '民革', 'party', 1)`,
  )
  await db.execute(sql`insert into volunteers (id, openid, name, phone, created_at)
    select gen_random_uuid(), 'crowd-' || n, '样例甲', '13800000000', now() from generate_series(1, ${PEOPLE}::int) n`)
  await db.execute(sql`insert into consents (volunteer_id, kind, version, given_at)
    select v.id, k.kind, ${CONSENT_VERSION}, now() from volunteers v, (values ('personal-data'), ('membership')) k(kind)`)
  await db.execute(
    sql`insert into memberships (volunteer_id, organisation_id, from_day, verified_at) select id, 'minge', '2020-01-01', now() from volunteers`,
  )
  await db.execute(sql`analyze`)
}

export interface Place {
  activityId: string
  startsAt: Instant
  endsAt: Instant
  positionIds: string[]
  /** Seats in each position. */
  seatsEach: number
}

let days = 0

/**
 * A published activity, open for sign-up, with seats in four positions, on a separate day.
 * @param hasSeatRows false for a way that does not use seat rows: free seats beside waiting people are a state that the
 *   program never leaves behind, and would fill up during the next measurement
 */
export async function anActivity(
  db: Database,
  now: Instant,
  { seats, hasSeatRows }: { seats: number; hasSeatRows: boolean },
): Promise<Place> {
  const seatsEach = seats / POSITIONS
  days += 1
  const startsAt = now + (10 + days) * day
  const endsAt = startsAt + 3 * hour
  const activityId = randomUUID()
  const at = (moment: Instant) => new Date(moment).toISOString()
  await db.execute(sql`insert into activities (id, title, status, starts_at, ends_at, place, sign_up_opens_at, sign_up_closes_at, withdraw_until,
      names_until, ticket_key, version, created_at)
    values (${activityId}, '义诊', 'published', ${at(startsAt)}, ${at(endsAt)}, '文化礼堂', ${at(now - day)}, ${at(startsAt)}, ${at(startsAt - day)},
      ${at(startsAt - day)}, ${'ab'.repeat(32)}, 1, ${at(now)})`)
  const positionIds = Array.from({ length: POSITIONS }, () => randomUUID())
  for (const [ordinal, id] of positionIds.entries()) {
    await db.execute(sql`insert into positions (id, activity_id, name, capacity, ordinal)
      values (${id}, ${activityId}, '秩序引导', ${seatsEach}, ${ordinal})`)
    if (hasSeatRows) await db.execute(sql`insert into seats (position_id) select ${id}::uuid from generate_series(1, ${seatsEach}::int)`)
  }
  return { activityId, startsAt, endsAt, positionIds, seatsEach }
}

let asked = 0

/** Attempts of the next people, one each, with repeats of earlier requests in between. */
export function attemptsOf(people: readonly Person[], place: Place, count: number): Attempt[] {
  const repeats = Math.round(count / REPEATS)
  const from = asked % (people.length - count)
  asked += count
  const firsts = people.slice(from, from + count - repeats).map(({ id, openid }, index) => ({
    requestId: randomUUID(),
    openid,
    volunteerId: id,
    positionId: place.positionIds[index % place.positionIds.length] ?? '',
  }))
  const attempts = [...firsts]
  const step = Math.floor(firsts.length / repeats)
  for (let n = 0; n < repeats; n++) {
    const repeated = firsts[n * step]
    // A repeat comes so much later that the first answer is stored. Another test covers double taps.
    if (repeated) attempts.splice(Math.min(attempts.length, n * step + n + 200), 0, repeated)
  }
  return attempts
}

export interface Rush {
  /** Attempts per second. */
  rate: number
  /** 99th percentile of the durations, ms. */
  p99: number
}

/** Makes all attempts with this number of concurrent callers. */
export async function rush(attempts: readonly Attempt[], callers: number, ask: (attempt: Attempt) => Promise<unknown>): Promise<Rush> {
  const times: number[] = []
  let next = 0
  const worker = async () => {
    for (let attempt = attempts[next++]; attempt; attempt = attempts[next++]) {
      const before = performance.now()
      await ask(attempt)
      times.push(performance.now() - before)
    }
  }
  const before = performance.now()
  await Promise.all(Array.from({ length: callers }, worker))
  const seconds = (performance.now() - before) / 1_000
  times.sort((a, b) => a - b)
  return { rate: attempts.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN }
}
