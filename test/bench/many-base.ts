/** A base of many activities on a real PostgreSQL, with the calls of its administrator. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client, Pool } from 'pg'
import { checkByWords } from '../../src/cloud/content/words'
import type { Database } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { appRouter } from '../../src/cloud/router'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { yearOf } from '../../src/domain/calendar/calendar'
import { createDatabase } from '../support/postgres'
import { fillActivities, fillBase } from './many'

/** Year in which half of the activities took place. */
export const YEAR = yearOf(Date.now()) - 1

export type Calls = ReturnType<typeof appRouter.createCaller>

export interface ManyBase {
  url: string
  calls: Calls
  /** The single connection, which all calls share. */
  pool: Pool
  drop: () => Promise<void>
}

export async function aBaseOf(activities: number): Promise<ManyBase> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 2)
  await migrate(connection)
  await connection.close()
  const client = new Client({ connectionString: url })
  await client.connect()
  await fillBase(client)
  await fillActivities(client, activities, YEAR)
  await client.end()
  // Statements have no time limit, so that a busy machine still gives figures.
  const pool = new Pool({ connectionString: url, max: 1 })
  const end = async () => {
    await pool.end()
    await drop()
  }
  return { url, calls: administratorCalls(drizzle(pool) as Database), pool, drop: end }
}

const silent = { info: () => undefined, error: () => undefined }

/** The router's procedures, called by the first of the people. */
export const administratorCalls = (db: Database): Calls =>
  callerFactory(appRouter)(
    createContext({
      db,
      now: Date.now(),
      requestId: '',
      openid: 'many-0',
      persona: null,
      personas: [],
      log: silent,
      checkContent: checkByWords(),
    }),
  )
