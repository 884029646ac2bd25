import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import type { TestBase } from './base'

/** All that is kept for retries of somebody's requests, as it lies in the database. */
export const storedAnswers = async (base: TestBase, { id }: { id: string }): Promise<string> =>
  JSON.stringify(await rowsOf(base.connection.db, sql`select answer from answers where volunteer_id = ${id}`))
