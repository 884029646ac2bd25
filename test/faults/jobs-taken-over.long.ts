/** The jobs of a server that is killed in the middle of them, by the real timers of two servers. */
import { Client } from 'pg'
import { minute } from '../../src/domain/calendar/calendar'
import { createDatabase } from '../support/postgres'
import { startServer } from '../support/server'

test(
  'the jobs of a server that was killed in the middle of them are taken over by another within two minutes',
  async () => {
    const database = await createDatabase('founded')
    const servers = await Promise.all([1, 2].map(() => startServer({ DATABASE_URL: database.url })))
    const [watcher, holder] = [1, 2].map(() => new Client({ connectionString: database.url })) as [Client, Client]
    await watcher.connect()
    await holder.connect()
    // The jobs wait for this table, so that the kill meets them in their middle.
    await holder.query('begin')
    await holder.query('lock table uploads in access exclusive mode')
    const running = async (than?: string): Promise<string> => {
      for (;;) {
        const { rows } = await watcher.query<{ host: string }>(
          'select host from job_runs where held_until is not null or finished_at is not null',
        )
        if (rows[0] && rows[0].host !== than) return rows[0].host
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    const host = await running()
    const victim = servers.find(({ pid }) => host.includes(` ${pid} `))
    expect(victim).toBeDefined()
    await victim?.kill('SIGKILL')
    const killed = Date.now()
    await holder.query('rollback')
    const next = await running(host)
    const took = Date.now() - killed
    process.stdout.write(`taken over after ${Math.round(took / 1_000)} s\n`)
    expect(servers.some((server) => server !== victim && next.includes(` ${server.pid} `))).toBe(true)
    expect(took).toBeLessThan(2 * minute)
    await Promise.all([...servers.map((server) => server.kill('SIGKILL')), watcher.end(), holder.end()])
    await database.drop()
  },
  5 * minute,
)
