/** Answers to whoever watches the server: `/health` while the process is alive, `/ready` while it can serve people. */
import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { clocksAgree } from '../../../domain/calendar/clocks'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Connection } from '../../db/database'
import { type SchemaState, schemaState } from '../../db/schema-version'
import { databaseAhead } from '../database-clock'
import { inTime } from '../in-time'

/** Longest wait for the database, ms: below a monitor's own limit, so that a pool without a free connection is an answer. */
const PATIENCE = 2_000

interface Watched {
  connection: Connection
  /** Folder that the embedded database needs; null with a database server. */
  dataDir?: string | null
  now: () => Instant
}

export interface Readiness {
  status: 'ready' | 'not ready'
  database: Connection['kind'] | 'unreachable'
  /** Missing while the database does not answer. */
  schema?: SchemaState
  folder?: 'gone'
  /** Set while host and database disagree about the time. Calls are served all the same, and nothing is done by the clock alone. */
  clocks?: 'differ'
  databaseAheadSeconds?: number
}

export function serveReadiness(app: FastifyInstance, watched: Watched): void {
  app.get('/health', () => ({ status: 'alive' }))
  // Whoever asks meanwhile gets the same answer, since anybody may ask and each look takes two connections of the pool.
  let looking: Promise<Readiness> | undefined
  app.get('/ready', async (_request, reply) => {
    looking ??= readinessOf(watched).finally(() => {
      looking = undefined
    })
    const readiness = await looking
    return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness)
  })
}

export async function readinessOf({ connection, dataDir, now }: Watched): Promise<Readiness> {
  if (dataDir && !existsSync(dataDir)) return { status: 'not ready', database: connection.kind, folder: 'gone' }
  const answer = await inTime(Promise.all([databaseAhead(connection.db, now), schemaState(connection.db)]), PATIENCE)
  if (!answer) return { status: 'not ready', database: 'unreachable' }
  const [ahead, schema] = answer
  return {
    status: schema === 'same' ? 'ready' : 'not ready',
    database: connection.kind,
    schema,
    ...(clocksAgree(ahead) ? {} : { clocks: 'differ', databaseAheadSeconds: Math.round(ahead / 1_000) }),
  }
}
