/** Starts the HTTP host, for a demonstration on a developer's machine or for a base with its own server. */
import { minute } from '../../../domain/calendar/calendar'
import { checkByWords } from '../../content/words'
import type { Connection } from '../../db/database'
import { isDemoBase } from '../../db/vocabulary/vocabulary'
import { hasAdministrator } from '../../db/people/opening-codes'
import { makeFirstOpening } from '../../people/opening'
import { weChatSignIn } from '../../people/wechat-sign-in'
import { weChatAccountOf } from '../../rpc/wechat-account'
import { samplesInTheWay } from './samples-in-the-way'
import { createHost } from '../http/http-host'
import { readinessOf } from '../http/readiness'
import { type HostMeter, countFigures, measuringJobs } from '../figures'
import { runDueJobs } from '../jobs'
import { schemaGuard } from '../schema-guard'
import { describe, log } from '../../rpc/log'
import { openDatabase, withoutLimits } from '../open-database'
import { CannotStart } from '../cannot-start'
import { type Settings, readSettings } from '../settings'

/** Longest time from a stop signal to the end of the process, even with requests running, ms. */
const STOP_WITHIN = 8_000
/** Signals that stop the server. Windows sends the last two for Ctrl+Break and a closed window, and then waits ten seconds. */
const STOPS: readonly NodeJS.Signals[] = process.platform === 'win32' ? ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] : ['SIGINT', 'SIGTERM']

/** Serves until a signal ends the process. */
export async function run(): Promise<number> {
  const settings = readSettings(process.env)
  const connection = await openDatabase(settings)
  try {
    const weChat = weChatAccountOf(process.env)
    const figures = await measure(connection, settings)
    const guard = schemaGuard()
    const furnished = await furnish(connection, settings)
    if (!weChat && !('identify' in furnished)) showSignInOff(process.env)
    const app = await createHost({
      connection,
      guard,
      page: settings.pageDir,
      dataDir: settings.databaseUrl ? null : settings.dataDir,
      callsPerMinute: settings.callsPerMinute,
      trustProxy: settings.trustProxy,
      ...furnished,
      checkContent: checkByWords(settings.contentWords),
      weChat: weChat && weChatSignIn(weChat, log),
      log,
      meter: figures.meter,
      now: () => Date.now(),
    })
    const runJobs = async () => {
      const fault = await guard.fault(connection.db, Date.now())
      if (fault) return log.error('jobs-refused', { reason: fault })
      await measuringJobs(figures.meter, () => runDueJobs(connection.db, () => Date.now(), log))
    }
    const tick = () =>
      void runJobs()
        .catch((error: unknown) => log.error('jobs', describe(error)))
        .then(() => figures.write())
    const jobs = setInterval(tick, minute)
    stopGracefully(async () => {
      clearInterval(jobs)
      figures.close()
      await app.close()
      await connection.close()
    })
    await listen(app, settings)
    tick()
    if (!(await hasAdministrator(connection.db))) await showOpening(connection)
    return 0
  } catch (error) {
    await connection.close()
    throw error
  }
}

interface Measured {
  meter: HostMeter
  /** Writes the line of figures where no monitor reads them. */
  write(): Promise<void>
  close(): void
}

/** Figures for a monitor at METRICS_PORT, or else for the log. */
async function measure(connection: Connection, { metricsPort, databaseUrl, dataDir }: Settings): Promise<Measured> {
  const now = () => Date.now()
  if (metricsPort === null) {
    const figures = countFigures(connection.pool)
    return { meter: figures, write: () => figures.write(log, now(), connection.db), close: () => undefined }
  }
  // Loaded here, so that a server without a monitor does not load the library.
  const { makeMetrics, serveMetrics } = await import('../http/metrics')
  const watched = { connection, dataDir: databaseUrl ? null : dataDir, now }
  const isReady = async () => (await readinessOf(watched)).status === 'ready'
  const { meter, registry } = makeMetrics({ connection, now, isReady })
  const server = await serveMetrics(registry, metricsPort)
  return { meter, write: () => Promise.resolve(), close: () => void server.close() }
}

/**
 * In a demonstration fills an empty database with samples. Visitors may choose a persona only in a database that was filled so.
 * @throws CannotStart for samples in a base for real people, who would meet invented ones
 */
async function furnish(connection: Connection, settings: Settings) {
  if (!settings.demo) {
    if (await isDemoBase(connection.db)) throw new CannotStart(await samplesInTheWay(connection, settings))
    return {}
  }
  // Imported here, so that a server for real people never loads the code for personas.
  const { seedDemo } = await import('../../demo/seed')
  const { identifyPersona } = await import('../../demo/identify-persona')
  const { PERSONAS } = await import('../../demo/personas')
  // Of several servers that start at once the others wait until the first has filled the database.
  await withoutLimits(connection, settings, (db) => seedDemo(db, Date.now()))
  if (await isDemoBase(connection.db)) {
    return { identify: identifyPersona, personas: PERSONAS.map(({ key, name, description }) => ({ key, name, description })) }
  }
  log.info('demo-off', { reason: 'the database holds real data' })
  return {}
}

async function listen(app: Awaited<ReturnType<typeof createHost>>, { port, host }: Settings): Promise<void> {
  try {
    await app.listen({ port, host })
    const address = app.server.address()
    const bound = typeof address === 'object' && address ? address.port : port
    process.stdout.write(`同心服务 http://${host}:${bound}\n`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new CannotStart(`port ${port} is in use: stop the other program or choose another with PORT`)
    if (code === 'EACCES') throw new CannotStart(`port ${port} may not be used by this account: choose one above 1024 with PORT`)
    throw new CannotStart(`${host}:${port} cannot be listened on: ${String(code)}`)
  }
}

/** Says that nobody can sign in to a base for real people. */
function showSignInOff(env: NodeJS.ProcessEnv): void {
  const missing = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'].filter((name) => !env[name])
  log.info('sign-in-off', { reason: `${missing.join(' and ')} not set` })
  process.stdout.write(`没有填 ${missing.join(' 和 ')}：没有人能用微信登录，报名和管理都做不了。填好以后重启。\n`)
}

/**
 * Prints a code for a base without an administrator. systemd and Docker keep what is printed in their logs, where the guide looks for it;
 * the code is good for a day and for one use.
 */
async function showOpening({ db }: Connection): Promise<void> {
  const code = await makeFirstOpening(db, Date.now())
  process.stdout.write(
    code === null
      ? '开通码刚才已经由另一台服务器或 admin code 打印，请用那一个；找不到就再运行一次 admin code。\n'
      : `开通码 ${code}：在“我的 → 组织者入口”输入，成为管理员。24 小时内有效。\n`,
  )
}

/** Finishes running requests, then exits; a second signal exits at once. */
function stopGracefully(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop', describe(error))
        process.exit(1)
      },
    )
  }
  for (const signal of STOPS) process.on(signal, onSignal)
}
