/** One rush: from the empty database to the first run of the jobs afterwards, with all answers and results. */
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { runJobs } from '../../src/cloud/host/jobs'
import { type Chance, chanceFrom } from '../histories/random'
import { type Ask, phones } from './rush-callers'
import { crowd } from './rush-crowd'
import { type RushDatabase, startDatabase } from './rush-database'
import { type Ledger, openLedger } from './rush-ledger'
import { brokenRules } from './rush-rules'
import { type Servers, startServers } from './rush-servers'
import { PEOPLE, type World, makeWorld } from './rush-world'

export const KILLS = Number(process.env['RUSH_KILLS'] ?? 2)
export const CRASHES = Number(process.env['RUSH_CRASHES'] ?? 1)
/** Number of requests within which the kills and crashes happen; every crowd makes more. */
const FEW = 1.2 * PEOPLE

export interface Rush {
  world: World
  ledger: Ledger
  ask: Ask
  servers: Servers
  connection: Connection
  figures: Record<string, number>
  close(): Promise<void>
}

const silent = { info: () => undefined, error: () => undefined }

export async function rush(seed: number): Promise<Rush> {
  const chance = chanceFrom(seed)
  const ledger = openLedger()
  const database = await startDatabase()
  const opened: (() => unknown)[] = [() => database.remove()]
  const close = async () => {
    for (const shut of opened.reverse()) await shut()
  }
  try {
    const connection = connectPostgres(database.url, 2)
    opened.push(() => connection.close())
    await migrate(connection)
    const world = await makeWorld(connection.db, Date.now())
    const servers = await startServers(database.url, chance)
    opened.push(() => servers.stop())
    const ask = phones(servers, database, ledger)
    const began = performance.now()
    const done = crowd(world, ask, seed).finally(() => ledger.close())
    const [broken] = await Promise.all([breakThings(chance, { servers, database, ledger, connection }), done])
    const seconds = (performance.now() - began) / 1_000
    const { seated: seatedByJobs } = await runJobs(connection.db, Date.now(), silent)
    const { size } = ledger.acknowledged
    const figures = { seed, acknowledged: size, ...ledger.figures, ...broken, ...(await placesOf(connection)), seatedByJobs, seconds }
    return { world, ledger, ask, servers, connection, figures, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Parts {
  servers: Servers
  database: RushDatabase
  ledger: Ledger
  connection: Connection
}

/** Kills and crashes after random numbers of acknowledged requests, independent of the machine's speed. */
async function breakThings(chance: Chance, { servers, database, ledger, connection }: Parts) {
  const figures = { kills: 0, crashes: 0, checkedInMidRush: 0 }
  const moments = [
    ...Array.from({ length: KILLS }, () => ({ after: chance.between(1, FEW), breaks: 'process' as const })),
    // One crash is early, while the first seats are taken; the others are at any time.
    ...Array.from({ length: CRASHES }, (_, n) => ({ after: chance.between(1, n === 0 ? 60 : FEW), breaks: 'database' as const })),
  ]
  for (const { after, breaks } of moments.sort((one, other) => one.after - other.after)) {
    await ledger.reached(after)
    if (ledger.acknowledged.size < after) continue
    if (breaks === 'process') {
      figures.kills += 1
      await servers.kill()
    } else {
      figures.crashes += 1
      await database.crash(async () => {
        const { checked, broken } = await brokenRules(connection.db, Date.now())
        figures.checkedInMidRush += checked
        for (const rule of broken) ledger.blame(`after a crash: ${rule}`)
      })
    }
  }
  return figures
}

async function placesOf({ db }: Connection): Promise<Record<string, number>> {
  const [row] = await rowsOf<Record<string, number>>(
    db,
    sql`select count(*) filter (where sign_up_id is not null and team_id is null)::int as "confirmedPeople",
      count(*) filter (where team_id is not null)::int as "teamSeats",
      count(*) filter (where sign_up_id is null and team_id is null)::int as "freeSeats",
      (select count(*)::int from sign_ups where status = 'waitlisted' and team_id is null) as "waitingPeople",
      (select count(*)::int from teams where status = 'waitlisted') as "waitingTeams",
      (select count(*)::int from audit_log where action like '%.moved-up') as "movedUp" from seats`,
  )
  return row ?? {}
}
