/**
 * One server process of the rush: the router's procedures on separate connections. It sends each answer at once,
 * so that the crowd has every acknowledged answer even if the process is killed.
 */
import { randomUUID } from 'node:crypto'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { faultOf } from '../../src/cloud/rpc/faults'
import { appRouter } from '../../src/cloud/router'
import type { Question, Reply } from './rush-calls'

const [url = '', size = ''] = process.argv.slice(2)
const CONNECTIONS = Number(size)
const { db } = connectPostgres(url, CONNECTIONS)
const createCaller = callerFactory(appRouter)

async function reply({ number, openid, path, input }: Question): Promise<Reply> {
  let details: unknown
  const log = {
    info: () => undefined,
    error: (_event: string, { requestId: _, ...fields }: Record<string, unknown> = {}) => (details = fields),
  }
  const calls = createCaller(
    createContext({ db, now: Date.now(), requestId: randomUUID(), openid, persona: null, personas: [], log, checkContent: checkByWords() }),
  )
  const [noun = '', verb = ''] = path.split('.')
  const procedure = (calls as unknown as Record<string, Record<string, (asked: unknown) => Promise<unknown>>>)[noun]?.[verb]
  try {
    return { number, answer: await (path === 'connections' ? useAll() : procedure?.(input)) }
  } catch (error) {
    return { number, fault: faultOf(error), details: details ?? String(error) }
  }
}

/**
 * Number of tries to connect. A busy machine may need several, but a connection that is lost for good fails every try. Each try ends after
 * the pool's five seconds, so that all end, with the reason, before the time limit of the test.
 */
const TRIES = 3

/** Uses all connections at once, each waiting for the others. If a connection is lost for good, the pool gives up. */
async function useAll(): Promise<number> {
  for (let tries = 1; ; tries++) {
    let inUse = 0
    let letGo = () => undefined as void
    const allInUse = new Promise<void>((resolve) => (letGo = resolve))
    const use = () =>
      db.transaction(async () => {
        inUse += 1
        if (inUse === CONNECTIONS) letGo()
        await allInUse
      })
    const uses = Array.from({ length: CONNECTIONS }, use)
    try {
      await Promise.all(uses)
      return inUse
    } catch (error) {
      letGo()
      await Promise.allSettled(uses)
      if (tries === TRIES) throw error
    }
  }
}

process.on('message', (question: Question) => void reply(question).then((answer) => process.send?.(answer)))
// Ends this process with the test that it serves, even after a crash.
process.on('disconnect', () => process.exit(1))
process.send?.('ready')
