/** Running servers with the samples, one for each worker: starting one costs as much as several journeys. */
import { type Template, databaseUrl, replaceDatabase } from './postgres'
import { startServer } from './server'

/** A server and the name of its database, which is all that the server keeps between calls. */
interface JourneyServer {
  origin: string
  database: string
}

/** Environment of a server for journeys. */
export const environmentOf = (url: string, page: string | undefined): Record<string, string> => ({
  DATABASE_URL: url,
  DEMO: '1',
  CALLS_PER_MINUTE: '1000000',
  ...(page === undefined ? {} : { PAGE_DIR: page }),
})

/**
 * Starts a server for each worker and sets TEST_SERVERS to all of them.
 * @returns a function that stops them
 */
export async function startJourneyServers(workers: number, template: Template): Promise<() => Promise<void>> {
  const started = await Promise.all(
    Array.from({ length: workers }, async (_, at) => {
      const database = `journeys_${at + 1}`
      await replaceDatabase(database, template)
      return { database, server: await startServer(environmentOf(databaseUrl(database), process.env['TEST_PAGE'])) }
    }),
  )
  const servers: JourneyServer[] = started.map(({ database, server }) => ({ database, origin: server.origin }))
  process.env['TEST_SERVERS'] = JSON.stringify(servers)
  return async () => void (await Promise.all(started.map(({ server }) => server.kill('SIGTERM'))))
}

/** The address of this worker's server, after its database was replaced by a new copy of the template. */
export async function renewedServer(template: Template): Promise<string> {
  const servers = JSON.parse(process.env['TEST_SERVERS'] ?? '[]') as JourneyServer[]
  const own = servers[Number(process.env['JEST_WORKER_ID'] ?? 1) - 1]
  if (!own) throw new Error('TEST_SERVERS has no server for this worker: this test runs in the project h5 of test/jest.config.js')
  await replaceDatabase(own.database, template)
  const { ok } = await fetch(`${own.origin}/health`)
  if (!ok) throw new Error('the server does not reach its new database')
  return own.origin
}
