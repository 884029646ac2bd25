/** A PostgreSQL server that goes away and comes back. */
import { spawnSync } from 'node:child_process'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { faultOf } from '../../../src/cloud/rpc/faults'
import { createDatabase } from '../../support/postgres'

test('a connection lost in the middle of a transaction causes a fault of that call, and the next call gets another connection', async () => {
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

test('a connection lost before its transaction begins is replaced, so that a pool of one serves the next call', async () => {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 1)
  const [own] = await rowsOf<{ pid: number }>(connection.db, sql`select pg_backend_pid() as pid`)
  // Another process ends the connection, while this one waits and so cannot notice the loss before its transaction begins.
  const kill = `const c = new (require('pg').Client)(process.argv[1]); c.connect().then(() => c.query('select pg_terminate_backend(${own?.pid}, 5000)')).then(() => c.end())`
  expect(spawnSync(process.execPath, ['-e', kill, url]).status).toBe(0)
  const lost = connection.db.transaction((tx) => tx.execute(sql`select 1`))
  expect(await lost.catch(faultOf)).toBe('unavailable')
  expect(await rowsOf(connection.db, sql`select 1 as one`)).toEqual([{ one: 1 }])
  await connection.close()
  await drop()
})

test('a database that is read-only, as a full one of a provider, is unavailable, and phones keep what they wanted to send', async () => {
  const { url, drop } = await createDatabase('empty')
  const connection = connectPostgres(url, 1)
  await connection.db.execute(sql`set default_transaction_read_only = on`)
  const refused = connection.db.execute(sql`delete from answers`)
  expect(await refused.then(() => 'done', faultOf)).toBe('unavailable')
  await connection.db.execute(sql`set default_transaction_read_only = off`)
  expect(await connection.db.execute(sql`delete from answers`).then(() => 'done', faultOf)).toBe('done')
  await connection.close()
  await drop()
})
