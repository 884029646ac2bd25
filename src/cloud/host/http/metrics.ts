/**
 * `/metrics` in Prometheus's text, on a port of its own. It listens on this machine alone, since the figures need no sign-in: a monitor
 * elsewhere reads them by its agent here.
 */
import { type Server, createServer } from 'node:http'
import { type Registry as AnyRegistry, Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { type Instant, minute } from '../../../domain/calendar/calendar'
import type { Connection } from '../../db/database'
import { type BaseFigures, type HostMeter, baseFigures, doneIn, refusedUpload } from '../figures'
import { CannotStart } from '../cannot-start'

/** Seconds: a call on one bar of signal may take eight, statements end then. */
const CALL_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8]
const WAIT_BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5]

interface Watched {
  connection: Connection
  now: () => Instant
  isReady: () => Promise<boolean>
}

export interface Metrics {
  meter: HostMeter
  registry: AnyRegistry
}

/** Names of procedures in labels are the router's own, outcomes are codes, so that no caller can add a label. */
export function makeMetrics({ connection, now, isReady }: Watched): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const calls = new Counter({
    name: 'tongxin_calls_total',
    help: 'Calls that ended, by procedure and outcome: ok, or the code of a refusal or a fault',
    labelNames: ['procedure', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'tongxin_call_seconds',
    help: 'Time of a call in its procedure',
    labelNames: ['procedure'],
    buckets: CALL_BUCKETS,
    registers,
  })
  const uploads = new Counter({
    name: 'tongxin_uploads_refused_total',
    help: 'Marks, files, photos and rosters of phones that were refused, by code',
    labelNames: ['kind', 'reason'],
    registers,
  })
  const jobs = new Counter({
    name: 'tongxin_jobs_runs_total',
    help: "Turns of this process at the minute's jobs: ended, left to another host, or failed",
    labelNames: ['result'],
    registers,
  })
  const done = new Counter({
    name: 'tongxin_jobs_done_total',
    help: "What the minute's jobs did in this process",
    labelNames: ['kind'],
    registers,
  })
  watchPool(connection, registers)
  watchBase({ connection, now, isReady }, registers)
  const meter: HostMeter = {
    called(call) {
      calls.inc({ procedure: call.procedure, outcome: call.outcome })
      seconds.observe({ procedure: call.procedure }, call.ms / 1_000)
      const kind = refusedUpload(call)
      if (kind) uploads.inc({ kind, reason: call.outcome })
    },
    marksRefused: (reason, count) => uploads.inc({ kind: 'mark', reason }, count),
    jobsEnded(result) {
      jobs.inc({ result: result === null ? 'failed' : 'refused' in result ? String(result.refused) : 'ended' })
      for (const [kind, count] of doneIn(result ?? {})) done.inc({ kind }, count)
    },
  }
  return { meter, registry }
}

function watchPool({ pool }: Connection, registers: AnyRegistry[]): void {
  if (!pool) return
  const waits = new Histogram({
    name: 'tongxin_pool_wait_seconds',
    help: 'Time until a query has a connection',
    buckets: WAIT_BUCKETS,
    registers,
  })
  pool.onWait((ms) => waits.observe(ms / 1_000))
  void new Gauge({
    name: 'tongxin_pool_connections',
    help: 'Connections of the pool that are open and in use, open and free, and queries that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'used' }, pool.total() - pool.idle())
      this.set({ state: 'free' }, pool.idle())
      this.set({ state: 'awaited' }, pool.waiting())
    },
  })
}

/** The base's own figures, asked at most once a minute, and without a value while the database does not answer. */
function watchBase({ connection, now, isReady }: Watched, registers: AnyRegistry[]): void {
  let asked: { at: Instant; figures: Promise<BaseFigures | null> } | undefined
  const figures = (): Promise<BaseFigures | null> => {
    if (!asked || now() >= asked.at + minute || now() < asked.at)
      asked = { at: now(), figures: baseFigures(connection.db).catch(() => null) }
    return asked.figures
  }
  const ofBase = (name: string, help: string, value: (figures: BaseFigures) => number | null) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const known = await figures()
        this.set((known ? value(known) : null) ?? Number.NaN)
      },
    })
  ofBase('tongxin_database_bytes', "Size of the base's database, read at most once a minute", (known) => known.databaseBytes)
  ofBase(
    'tongxin_jobs_last_success_timestamp_seconds',
    "End of the last run of the minute's jobs in any host of the base, read at most once a minute",
    ({ jobsFinishedAt }) => (jobsFinishedAt === null ? null : jobsFinishedAt / 1_000),
  )
  void new Gauge({
    name: 'tongxin_ready',
    help: '1 while /ready says so',
    registers,
    async collect() {
      this.set((await isReady()) ? 1 : 0)
    },
  })
}

const LOOPBACK = '127.0.0.1'

/** @throws CannotStart when the port is not free */
export async function serveMetrics(registry: AnyRegistry, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') return response.writeHead(404).end()
    registry.metrics().then(
      (text) => response.setHeader('content-type', registry.contentType).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    const refuse = ({ code }: NodeJS.ErrnoException) =>
      reject(new CannotStart(`METRICS_PORT=${port} cannot be listened on (${code}): stop the other program or choose another port`))
    server.once('error', refuse).listen(port, LOOPBACK, resolve)
  })
  return server
}
