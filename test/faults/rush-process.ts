/**
 * One server process of the rush: the router's own procedures on connections of its own. It answers as soon as it knows,
 * so that whatever the crowd has heard was acknowledged, whenever the process is killed.
 */
import { randomUUID } from 'node:crypto'
import { callerFactory } from '../../src/cloud/access'
import { createContext } from '../../src/cloud/context'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { faultOf } from '../../src/cloud/faults'
import { appRouter } from '../../src/cloud/router'
import type { Question, Reply } from './rush-calls'

const [url = '', connections = ''] = process.argv.slice(2)
const { db } = connectPostgres(url, Number(connections))
const createCaller = callerFactory(appRouter)

async function reply({ number, openid, path, input }: Question): Promise<Reply> {
  let details: unknown
  const log = {
    info: () => undefined,
    error: (_event: string, { requestId: _, ...fields }: Record<string, unknown> = {}) => (details = fields),
  }
  const calls = createCaller(createContext({ db, now: Date.now(), requestId: randomUUID(), openid, persona: null, personas: [], log }))
  const [noun = '', verb = ''] = path.split('.')
  const procedure = (calls as unknown as Record<string, Record<string, (asked: unknown) => Promise<unknown>>>)[noun]?.[verb]
  try {
    return { number, answer: await procedure?.(input) }
  } catch (error) {
    return { number, fault: faultOf(error), details: details ?? String(error) }
  }
}

process.on('message', (question: Question) => void reply(question).then((answer) => process.send?.(answer)))
// A test that crashes leaves nobody to serve.
process.on('disconnect', () => process.exit(1))
process.send?.('ready')
