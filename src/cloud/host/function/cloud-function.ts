/** The cloud function. An instance serves one request at a time, so one connection, kept in the module, is enough. */
import { randomUUID } from 'node:crypto'
import { callBatch, callsOf } from '../call-batch'
import { callLimit } from '../call-limit'
import type { ContentCheck } from '../../rpc/context'
import { createContext } from '../../rpc/context'
import type { ServerFault } from '../../../contract/codes'
import type { Connection } from '../../db/database'
import { connectPostgres } from '../../db/postgres'
import { faultOf } from '../../rpc/faults'
import { authorityOf, databaseUrlOf } from '../database-address'
import { type FunctionContext, openidOf } from './identity'
import { describe, log } from '../../rpc/log'
import { type EndedCall, UNKNOWN, hasFailed, recording } from '../../rpc/meter'
import { mistypedIn } from '../environment'
import { type Figures, countFigures, measuringJobs } from '../figures'
import { schemaGuard } from '../schema-guard'

let connection: Connection | undefined

/** @throws CannotStart without the address of a database, or for an authority that cannot be read */
const connect = (): Connection =>
  (connection ??= connectPostgres(databaseUrlOf(process.env), 1, { ca: authorityOf(process.env['DATABASE_CA']) }))

const guard = schemaGuard()

/** The content check: WeChat's, or the word list if configured. With neither configured, every public text and picture is refused. */
const checkContent: ContentCheck = {
  texts: async (texts, openid) => (await chosenCheck()).texts(texts, openid),
  picture: async (jpeg, openid) => (await chosenCheck()).picture(jpeg, openid),
}

/** The check is loaded at first use, since most calls write no public text. */
const chosenCheck = async (): Promise<ContentCheck> => (await import('../../content/choose')).contentCheckOf(process.env, log)

/**
 * Calls per minute of one person to one instance: a phone makes a few dozen. The platform starts more instances when people wait, and
 * limits them.
 */
const CALLS_PER_MINUTE = 600
const limit = callLimit(CALLS_PER_MINUTE)

let counted: Figures | undefined
/** Figures of this instance. */
const figures = ({ pool }: Connection): Figures => (counted ??= countFigures(pool))

let areNamesRead = false

/** Mistyped settings end no function, since people use it; the log names them once. */
function logMistyped(): void {
  if (areNamesRead) return
  areNamesRead = true
  const { refused, doubtful } = mistypedIn(process.env)
  for (const stray of [...refused, ...doubtful]) log.error('mistyped-setting', { ...stray })
}

/** True for the timer event of `config.json`. */
const isTimer = (event: unknown): boolean => typeof event === 'object' && event !== null && 'Type' in event && event.Type === 'Timer'

export async function main(event: unknown, context: FunctionContext): Promise<unknown> {
  const requestId = randomUUID()
  const now = Date.now()
  context.callbackWaitsForEmptyEventLoop = false
  logMistyped()
  try {
    const connection = connect()
    const { db } = connection
    const meter = figures(connection)
    const openid = openidOf(context, process.env)
    const wrongSchema = await guard.fault(db, now)
    if (wrongSchema) {
      log.error('refused', { requestId, fault: wrongSchema })
      return refusal(wrongSchema, requestId)
    }
    // Any user can send an event that looks like the timer's, but only the platform calls without an openid.
    if (isTimer(event) && openid === null) return await runTimer(connection, meter)
    if (openid !== null && !limit.admits(openid, callsOf(event), now)) {
      log.info('refused', { requestId, fault: 'too-many' })
      return refusal('too-many', requestId)
    }
    const calls: EndedCall[] = []
    const parts = { db, now, requestId, openid, persona: null, personas: [], log, meter: recording(meter, calls), checkContent }
    const answers = await callBatch(event, createContext(parts))
    log[hasFailed(calls) ? 'error' : 'info']('call', { requestId, ms: Date.now() - now, calls })
    await meter.write(log, now)
    return answers
  } catch (error) {
    const code = faultOf(error)
    log.error('fault', { requestId, fault: code, ...describe(error) })
    return refusal(code, requestId)
  }
}

/** Runs the jobs. The line of figures with those of the base comes from here; other instances write their own with a call. */
async function runTimer({ db }: Connection, meter: Figures): Promise<unknown> {
  const { runDueJobs } = await import('../jobs')
  try {
    return await measuringJobs(meter, () => runDueJobs(db, () => Date.now(), log))
  } finally {
    await meter.write(log, Date.now(), db)
  }
}

/** One answer for the whole batch. */
function refusal(code: ServerFault, requestId: string) {
  counted?.called({ procedure: UNKNOWN, outcome: code, ms: 0 })
  return { answers: [{ ok: false, fault: { code, requestId } }] }
}
