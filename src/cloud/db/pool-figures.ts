/** Figures of a pool of connections, and the time that queries wait for one. */
import type { Pool, PoolClient } from 'pg'

export interface PoolFigures {
  /** Connections that are open, and those of them that are free. */
  total(): number
  idle(): number
  /** Queries that wait for a connection. */
  waiting(): number
  /** Calls the listener after each wait, with its length in ms. A later listener replaces an earlier. */
  onWait(listener: (ms: number) => void): void
}

type Callback = (error: Error | undefined, client: PoolClient | undefined, release: (error?: Error | boolean) => void) => void

/** Watches a pool. A query of the pool itself takes its connection by the same `connect` as a transaction. */
export function watchPool(pool: Pool): PoolFigures {
  let tell: (ms: number) => void = () => undefined
  const connect = pool.connect.bind(pool)
  const watched = (callback?: Callback): Promise<PoolClient> | void => {
    const asked = performance.now()
    const arrived = () => tell(performance.now() - asked)
    if (!callback) return connect().finally(arrived)
    return connect((error, client, release) => {
      arrived()
      callback(error, client, release)
    })
  }
  pool.connect = watched as typeof pool.connect
  return {
    total: () => pool.totalCount,
    idle: () => pool.idleCount,
    waiting: () => pool.waitingCount,
    onWait(listener) {
      tell = listener
    },
  }
}
