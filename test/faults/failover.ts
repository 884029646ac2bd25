/** One failover under load, and what was lost by it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Database, rowsOf } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { day, hour } from '../../src/domain/calendar/calendar'
import { chanceFrom } from '../histories/random'
import { type Person, testBase } from '../support/base'
import { fillVocabulary } from '../support/vocabulary'
import { type Told, type Visit, callAllTheTime } from './failover-callers'
import { type Replication, makeClusters } from './failover-clusters'
import { startServers } from './rush-servers'

export interface FailoverFigures {
  replication: Replication
  /** Time for which the standby was behind when the primary died, s. */
  stalled: number
  acknowledged: { signUps: number; marks: number }
  /** Acknowledged ones that the new primary does not have. */
  lost: { signUps: number; marks: number }
  /** Seats that the new primary gives to two people, or a person's second seat at a visit. */
  doubled: number
  /** Seats that were promised to one person before the failover and to another after it. */
  promisedTwice: number
  retries: number
  /** Longest wait of a caller, s. */
  longest: number
  wrong: string[]
}

const PEOPLE = 120
const VISITS = 10
const SEATS = 30
/** Time of calls before the link stalls, and after the failover, ms. */
const CALM = 1_500
/** Time until somebody notices the primary's end and promotes the standby, ms. */
const NOTICED_AFTER = 1_000

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function failOver(replication: Replication, stalled: number, seed: number): Promise<FailoverFigures> {
  const chance = chanceFrom(seed)
  const clusters = await makeClusters()
  const opened: (() => unknown)[] = [() => clusters.remove()]
  const close = async () => {
    for (const shut of opened.reverse()) await shut()
  }
  try {
    const world = await makeWorld(clusters.url)
    await clusters.follow(replication)
    const servers = await startServers(clusters.url, chance)
    opened.push(() => servers.stop())
    let isOver = false
    const calling = callAllTheTime({ ...world, servers, chance, goOn: () => !isOver })
    await wait(CALM)
    clusters.stall()
    await wait(stalled * 1_000)
    clusters.killPrimary()
    await wait(NOTICED_AFTER)
    await clusters.promote()
    await wait(CALM)
    isOver = true
    const told = await calling
    const connection = connectPostgres(clusters.url, 1)
    opened.push(() => connection.close())
    return { replication, stalled, ...(await compare(connection.db, told)) }
  } finally {
    await close()
  }
}

/** Fills the base, and closes its connections, since the primary is about to restart. */
async function makeWorld(url: string): Promise<{ organiser: Person; people: Person[]; visits: Visit[] }> {
  const connection = connectPostgres(url, 4)
  await migrate(connection)
  await fillVocabulary(connection)
  const base = testBase(connection)
  const organiser = await base.anOrganiser()
  const people: Person[] = []
  for (let count = 0; count < PEOPLE; count++) people.push(await base.aVolunteer())
  const visits: Visit[] = []
  const began = Date.now()
  for (let count = 0; count < VISITS; count++) {
    // One after the other, since nobody signs up for two visits at the same time, and none later than a day ahead, since sign-up opens then.
    const startsAt = began + day - count * 2 * hour
    const position = { id: randomUUID(), name: '秩序引导', capacity: SEATS, skillId: null, quotas: [] }
    const { id } = await base.anActivity(organiser, { startsAt, endsAt: startsAt + hour, positions: [position] })
    visits.push({ id, positionId: position.id })
  }
  await base.close()
  return { organiser, people, visits }
}

async function compare(db: Database, told: Told): Promise<Omit<FailoverFigures, 'replication' | 'stalled'>> {
  const stored = new Set(
    (await rowsOf<{ id: string }>(db, sql`select id from sign_ups union all select id from marks`)).map(({ id }) => id),
  )
  const missing = (ids: readonly string[]) => ids.filter((id) => !stored.has(id)).length
  const confirmed = new Map<string, number>()
  for (const { positionId, isConfirmed } of told.signUps) if (isConfirmed) confirmed.set(positionId, (confirmed.get(positionId) ?? 0) + 1)
  const promisedTwice = [...confirmed.values()].reduce((sum, count) => sum + Math.max(0, count - SEATS), 0)
  return {
    acknowledged: { signUps: told.signUps.length, marks: told.marks.length },
    lost: { signUps: missing(told.signUps.map(({ signUpId }) => signUpId)), marks: missing(told.marks) },
    doubled: await doubledSeats(db),
    promisedTwice,
    retries: told.retries,
    longest: told.longest / 1_000,
    wrong: told.wrong,
  }
}

/** People beyond the seats of a position, people with two sign-ups for a visit, and sign-ups with two seats or confirmed without one. */
async function doubledSeats(db: Database): Promise<number> {
  const [row] = await rowsOf<{ doubled: number }>(
    db,
    sql`select (
      (select coalesce(sum(greatest(taken - capacity, 0)), 0) from (
        select p.capacity, (select count(*) from sign_ups s where s.position_id = p.id and s.status = 'confirmed') as taken from positions p) p)
      + (select count(*) from (select 1 from sign_ups where status in ('confirmed', 'waitlisted')
          group by activity_id, volunteer_id having count(*) > 1) twice)
      + (select count(*) from (select 1 from sign_ups s left join seats on seats.sign_up_id = s.id where s.status = 'confirmed'
          group by s.id having count(seats.id) <> 1) seated))::int as doubled`,
  )
  return row?.doubled ?? Number.NaN
}
