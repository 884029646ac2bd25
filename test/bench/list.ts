/** The list of twenty: for a volunteer, compared with a plain select of the same rows, and for residents, with `/health`. */
import { Agent, request } from 'node:http'
import type { Pool } from 'pg'
import { startServer } from '../support/server'
import { inTurn, ratioOf, typicalTime } from './blocks'
import type { Figures } from './figures'
import { type Calls, aBaseOf } from './many-base'

const ACTIVITIES = 1_000
const BLOCKS = 15
const RUNS = 20
const PAGE = 20

/** A plain select, paged by key like the list, from the first activity that is not over. */
const PLAIN = `select * from activities
  where status = 'published' and ends_at > $1 and (starts_at, id) > ($2, $3) order by starts_at, id limit ${PAGE}`

export async function list(): Promise<Figures> {
  const { url, calls, pool, drop } = await aBaseOf(ACTIVITIES)
  try {
    return { ...(await besideSelect(calls, pool)), ...(await besideHealth(url)) }
  } finally {
    await drop()
  }
}

async function besideSelect(calls: Calls, pool: Pool): Promise<Figures> {
  const now = new Date()
  const plain = async () => {
    const { rows } = await pool.query(PLAIN, [now, now, '00000000-0000-0000-0000-000000000000'])
    if (rows.length !== PAGE) throw new Error(`the plain select found ${rows.length}`)
  }
  const call = async () => {
    const { items } = await calls.activities.list({ limit: PAGE })
    if (items.length !== PAGE || !items[0]?.seats?.capacity) throw new Error(`the list has ${items.length}`)
  }
  const measured = await inTurn(BLOCKS, { call: () => typicalTime(RUNS, call), plain: () => typicalTime(RUNS, plain) })
  return { 'list.call_vs_plain_select': ratioOf(measured.call, measured.plain, 'ms', { most: 2.5 }) }
}

/** Requests of a block, and those that are under way at the same time. */
const REQUESTS = 500
const AT_ONCE = 8

/** The first page as the web page asks for it without an account. */
const LIST = { path: '/rpc/activities.list?batch=1', body: JSON.stringify({ 0: { limit: PAGE } }) }

async function besideHealth(url: string): Promise<Figures> {
  const server = await startServer({ DATABASE_URL: url, CALLS_PER_MINUTE: '100000000' })
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  try {
    const first = await answerOf(agent, `${server.origin}${LIST.path}`, LIST.body)
    const items = (JSON.parse(first) as { result: { data: { items: unknown[] } } }[])[0]?.result.data.items
    if (items?.length !== PAGE) throw new Error(`the first page has ${first.slice(0, 100)}`)
    const measured = await inTurn(BLOCKS, {
      list: () => rateOf(() => answerOf(agent, `${server.origin}${LIST.path}`, LIST.body)),
      health: () => rateOf(() => answerOf(agent, `${server.origin}/health`)),
    })
    return { 'list.anonymous_vs_health': ratioOf(measured.list, measured.health, '1/s', { least: 0.7 }) }
  } finally {
    agent.destroy()
    await server.kill('SIGTERM')
  }
}

/** Requests a second. */
async function rateOf(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let left = REQUESTS
  const caller = async () => {
    while (left-- > 0) await ask()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, caller))
  return REQUESTS / ((performance.now() - begun) / 1_000)
}

/** Body of a good answer. A body is sent by POST. */
const answerOf = (agent: Agent, url: string, body?: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const asked = request(url, { agent, method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => void parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString()
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${url} answered ${answer.statusCode}: ${text}`))
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
