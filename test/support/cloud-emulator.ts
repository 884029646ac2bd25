/**
 * The built cloud function with a database, in a separate process, called as CloudBase calls it: outside
 * Jest's sandbox, and one request at a time, because an instance of a function serves only one.
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Reply, Request } from './cloud-emulator-process'
import { PROGRAMS } from './programs'

/** The function's result, or the reason for a failure. */
export type CloudAnswer = { number: number; result: unknown } | { number: number; failure: string }

export interface CloudEmulator {
  /** Calls the function as this WeChat user; null is the platform's timer, which has no user. */
  call: (openid: string | null, event: unknown) => Promise<CloudAnswer>
  /** Runs SQL, to prepare or read the database. */
  sql: <Row = Record<string, unknown>>(statement: string, values?: unknown[]) => Promise<Row[]>
  /** Leaves the process to the worker's next file, which gets another base. */
  stop: () => void
}

type Ask = (question: Question) => Promise<Reply>

interface CloudProcess {
  child: ChildProcess
  ask: Ask
}

/** Clouds of this worker that no file uses. They are stored on globalThis, since each file loads this module anew. */
const idle = ((globalThis as { tongxinIdleClouds?: CloudProcess[] }).tongxinIdleClouds ??= [])

/**
 * A cloud with a new base, which has only its founding content. A process that has served before is twice as fast as a new one.
 * @param sharedBase address of a base that a server uses, too, in place of a new one; the cloud then has a process of its own
 */
export function startCloud(sharedBase?: string): CloudEmulator {
  const { child, ask } = (sharedBase === undefined ? idle.pop() : undefined) ?? startProcess(sharedBase)
  // Calls wait for this one, since the process answers one request at a time.
  void ask({ kind: 'begin' })

  return {
    async call(openid, event) {
      const keys = openid === null ? { WX_CONTEXT_KEYS: 'WX_APPID' } : { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: openid }
      const environment = JSON.stringify({ ...keys, WX_APPID: 'wx-test' })
      const { number, result, failure } = await ask({ kind: 'call', event, context: { environment } })
      return failure === undefined ? { number, result } : { number, failure }
    },
    async sql<Row>(statement: string, values: unknown[] = []) {
      const { result, failure } = await ask({ kind: 'sql', statement, values })
      if (failure !== undefined) throw new Error(`${statement}: ${failure}`)
      return result as Row[]
    },
    stop() {
      // A process that a test has ended serves nobody else.
      if (sharedBase !== undefined) child.kill()
      else if (child.connected) idle.push({ child, ask })
    },
  }
}

function startProcess(sharedBase?: string): CloudProcess {
  const env = { ...process.env, ...(sharedBase === undefined ? {} : { TEST_SHARED_BASE: sharedBase }) }
  const child = fork(PROGRAMS.cloud.compiled, [], { execArgv: [], silent: true, env })
  return { child, ask: conversation(child) }
}

type Question = Request extends infer Each ? (Each extends Request ? Omit<Each, 'number'> : never) : never

function conversation(child: ChildProcess): Ask {
  const waiting = new Map<number, (reply: Reply) => void>()
  let number = 0
  let output = ''
  child.stderr?.on('data', (chunk) => (output += chunk))
  const settle = (reply: Reply) => {
    waiting.get(reply.number)?.(reply)
    waiting.delete(reply.number)
    if (waiting.size === 0) child.channel?.unref()
  }
  child.on('message', settle)
  child.on('exit', (code) => {
    for (const unanswered of waiting.keys()) settle({ number: unanswered, failure: `the process ended with ${code}\n${output}` })
  })
  letGo(child)
  return (question) =>
    new Promise((resolve) => {
      const own = ++number
      waiting.set(own, resolve)
      child.channel?.ref()
      child.send({ ...question, number: own })
    })
}

/** Lets Jest end without waiting for a cloud that a failed test did not stop. The process ends with Jest. */
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  for (const pipe of [child.stdout, child.stderr]) (pipe as Socket | null)?.unref()
}
