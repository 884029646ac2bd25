import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import type { TestBase } from './base'

/** All answers stored for retries of a person's requests, as text from the database. */
export const storedAnswers = async (base: TestBase, { id }: { id: string }): Promise<string> =>
  JSON.stringify(await rowsOf(base.connection.db, sql`select answer from answers where volunteer_id = ${id}`))
