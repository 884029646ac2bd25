/** Several servers of a demonstration that start at the same time. */
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import { connectPostgres } from '../../src/cloud/db/postgres'
import type { SessionView } from '../../src/contract/people/profile'
import { createDatabase } from '../support/postgres'
import { call, startServer } from '../support/server'

test('three servers of a demonstration that start at once on an empty database fill it once, and all let visitors choose a persona', async () => {
  const database = await createDatabase()
  const connection = connectPostgres(database.url, 1)
  const servers = await Promise.all([1, 2, 3].map(() => startServer({ DATABASE_URL: database.url, DEMO: '1' })))
  for (const { origin } of servers) expect((await call<SessionView>(origin, 'session.get', {})).personas.length).toBeGreaterThan(0)
  const founded = sql`select count(*)::int as founded from audit_log where action = 'base.founded'`
  expect(await rowsOf(connection.db, founded)).toEqual([{ founded: 1 }])
  await Promise.all(servers.map((server) => server.kill('SIGKILL')))
  await connection.close()
  await database.drop()
}, 180_000)
