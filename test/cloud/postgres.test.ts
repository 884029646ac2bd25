/** A PostgreSQL server that goes away and comes back. */
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { faultOf } from '../../src/cloud/faults'
import { createDatabase } from '../support/postgres'

test('a connection lost in the middle of a transaction is a fault of its caller, and the next one gets another', async () => {
  const { url, drop } = await createDatabase()
  const [connection, other] = [connectPostgres(url, 2), connectPostgres(url, 1)]
  const lost = connection.db.transaction(async (tx) => {
    const [own] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
    await other.db.execute(sql`select pg_terminate_backend(${own?.pid ?? 0}::int)`)
    await tx.execute(sql`select 1`)
  })
  expect(await lost.catch(faultOf)).toBe('unavailable')
  expect(await rowsOf(connection.db, sql`select 1 as one`)).toEqual([{ one: 1 }])
  await Promise.all([connection.close(), other.close()])
  await drop()
})
