/** The database of the rush: a server of its own that crashes and comes back. */
import { type PostgresServer, makePostgres } from '../support/setup/postgres-server'

export interface RushDatabase {
  url: string
  /** How often it has gone away so far. */
  outages(): number
  isDown(): boolean
  /** Resolves when it answers again; at once when it does. */
  up(): Promise<void>
  /** Stops at once, as in a crash, and recovers. `before` runs on the recovered database, before `up` is told. */
  crash(before: () => Promise<void>): Promise<void>
  remove(): Promise<void>
}

export async function startDatabase(): Promise<RushDatabase> {
  const server: PostgresServer = await makePostgres()
  try {
    await server.start()
  } catch (error) {
    await server.remove()
    throw error
  }
  let outages = 0
  let coming: Promise<void> | undefined
  return {
    url: server.url,
    outages: () => outages,
    isDown: () => coming !== undefined,
    up: async () => coming,
    async crash(before) {
      outages += 1
      coming = server
        .stop('SIGQUIT')
        .then(() => server.start())
        .then(before)
      await coming
      coming = undefined
    },
    remove: () => server.remove(),
  }
}
