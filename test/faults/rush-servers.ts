/** The server processes of the rush. Each serves as many concurrent calls as it has connections, and may be killed. */
import { type ChildProcess, fork } from 'node:child_process'
import type { Chance } from '../histories/random'
import { PROGRAMS } from '../support/programs'
import type { Question, Reply } from './rush-calls'

export const PROCESSES = 4
export const CONNECTIONS_EACH = 16
export const CONNECTIONS = PROCESSES * CONNECTIONS_EACH

export type Heard = Reply | 'gone'
type Asked = Omit<Question, 'number'>

export interface Servers {
  /** Waits for a free connection of any process. `gone`: the process was killed before it answered. */
  ask(question: Asked): Promise<Heard>
  /** Number of connections that each process can use at once, or the process's fault. */
  connections(): Promise<unknown[]>
  /** Kills one process in the middle of its work with `kill -9`, and starts a new one. */
  kill(): Promise<void>
  stop(): void
}

interface Server {
  ask(question: Asked): Promise<Heard>
  kill(): void
  gone: Promise<void>
  isGone(): boolean
}

export async function startServers(url: string, chance: Chance): Promise<Servers> {
  /** Servers with free connections. A server occurs once for each free connection. */
  let free: Server[] = []
  let running: Server[] = []
  let isOver = false
  const waiting: ((server: Server) => void)[] = []
  const starting = new Set<Promise<void>>()

  const offer = (server: Server): void => {
    if (server.isGone()) return
    // The next call is a random one of those waiting. In order of arrival, all first steps would precede all second steps.
    const [next] = waiting.splice(chance.int(waiting.length), 1)
    if (next) next(server)
    else free.push(server)
  }
  const takeUp = (server: Server): void => {
    running.push(server)
    for (let line = 0; line < CONNECTIONS_EACH; line++) offer(server)
    void server.gone.then(() => {
      running = running.filter((one) => one !== server)
      free = free.filter((one) => one !== server)
      return isOver ? undefined : start()
    })
  }
  const start = (): Promise<void> => {
    const begun = startServer(url).then(takeUp)
    starting.add(begun)
    return begun.finally(() => starting.delete(begun))
  }
  await Promise.all(Array.from({ length: PROCESSES }, start))

  return {
    async ask(question) {
      const [server = await new Promise<Server>((resolve) => waiting.push(resolve))] = free.splice(chance.int(free.length), 1)
      const heard = await server.ask(question)
      offer(server)
      return heard
    },
    async connections() {
      await Promise.all(starting)
      const heard = await Promise.all(running.map((server) => server.ask({ openid: '', path: 'connections', input: null })))
      return heard.map((reply) => (reply !== 'gone' && 'answer' in reply ? reply.answer : reply))
    },
    async kill() {
      while (running.length === 0) await Promise.race(starting)
      const victim = chance.one(running)
      victim.kill()
      await victim.gone
    },
    stop() {
      isOver = true
      for (const server of running) server.kill()
    },
  }
}

async function startServer(url: string): Promise<Server> {
  const child = fork(PROGRAMS.rush.compiled, [url, String(CONNECTIONS_EACH)], { execArgv: [], silent: true })
  const gone = new Promise<void>((resolve) => child.once('disconnect', resolve))
  await up(child)
  const unanswered = new Map<number, (heard: Heard) => void>()
  let number = 0
  let isGone = false
  child.on('message', (reply: Reply) => {
    unanswered.get(reply.number)?.(reply)
    unanswered.delete(reply.number)
  })
  // The process counts as gone at its disconnect, since at its `exit` messages sent before the kill are still on their way.
  child.once('disconnect', () => {
    isGone = true
    for (const settle of unanswered.values()) settle('gone')
  })
  return {
    gone,
    isGone: () => isGone,
    kill: () => child.kill('SIGKILL'),
    ask: (question) =>
      new Promise((resolve) => {
        if (isGone) return resolve('gone')
        number += 1
        unanswered.set(number, resolve)
        // Send errors are ignored, since a process that is gone is noticed by its disconnect.
        child.send({ ...question, number } satisfies Question, () => undefined)
      }),
  }
}

/** Resolves when the process has started. @throws with its output when it ends instead */
function up(child: ChildProcess): Promise<void> {
  let output = ''
  child.stderr?.on('data', (chunk) => (output += chunk))
  child.stdout?.resume()
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', () => reject(new Error(`a server of the rush did not come up:\n${output}`)))
  })
}
