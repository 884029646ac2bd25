/** Calls of a phone: each is repeated with the same request id until it is answered, even if the server restarts meanwhile. */
import { isRetryable } from '../../src/contract/codes'
import type { AnswerOf, InputOf, Path } from './rush-calls'
import type { RushDatabase } from './rush-database'
import type { Acknowledged, Ledger } from './rush-ledger'
import { CONNECTIONS, type Servers } from './rush-servers'

export type Ask = <P extends Path>(openid: string, path: P, input: InputOf<P>) => Promise<AnswerOf<P>>

/** A failure that is in the ledger. Its caller gives up, and the others continue. */
export class Unanswered extends Error {}

/** Attempts after which a request counts as never answered. */
const PATIENCE = 25

/**
 * SQLSTATE of the statement timeout. On a slow machine the queue for the seats may reach it, and the phone repeats the call. A
 * deadlock has another code, and a lock that is never released uses up the attempts.
 */
const STATEMENT_TIMEOUT = '57014'
const isOverdue = (details: unknown): boolean => (details as { code?: unknown } | null)?.code === STATEMENT_TIMEOUT

export function phones(servers: Servers, database: RushDatabase, ledger: Ledger): Ask {
  /** Number of faults that may still be caused by stale connections: after an outage each connection may fail once. */
  let stale = 0
  return async (openid, path, input) => {
    for (let attempt = 0; attempt < PATIENCE; attempt++) {
      ledger.figures.attempts += 1
      if (attempt > 0) ledger.figures.retries += 1
      const wasDown = database.isDown()
      const outages = database.outages()
      const heard = await servers.ask({ openid, path, input })
      if (heard === 'gone') {
        ledger.figures.cutOff += 1
        continue
      }
      if ('answer' in heard) {
        if ('requestId' in input) ledger.acknowledge({ path, openid, input, answer: heard.answer as Acknowledged['answer'] })
        return heard.answer as never
      }
      if (heard.fault === 'unavailable') ledger.figures.unavailable += 1
      if (isOverdue(heard.details)) {
        ledger.figures.overdue += 1
        continue
      }
      if (!wasDown && database.outages() === outages) stale += 1
      const isExcused = wasDown || database.outages() > outages || stale <= CONNECTIONS * outages
      if (heard.fault !== 'unavailable' || !isExcused) ledger.blame(`${path}: ${heard.fault} ${JSON.stringify(heard.details)}`)
      if (!isRetryable(heard.fault)) throw new Unanswered()
      await database.up()
    }
    ledger.blame(`${path} was asked ${PATIENCE} times and never answered`)
    throw new Unanswered()
  }
}
