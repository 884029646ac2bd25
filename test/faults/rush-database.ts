/** The database of the rush, on a separate server that crashes and restarts. */
import { fork } from 'node:child_process'
import { PROGRAMS } from '../support/programs'
import type { Order, Report } from './rush-postgres-process'

export interface RushDatabase {
  url: string
  /** Number of outages so far. */
  outages(): number
  isDown(): boolean
  /** Resolves when the database answers; at once if it is not down. */
  up(): Promise<void>
  /** Crashes and recovers the server. `before` runs on the recovered database, before `up` resolves. */
  crash(before: () => Promise<void>): Promise<void>
  remove(): Promise<void>
}

export async function startDatabase(): Promise<RushDatabase> {
  const child = fork(PROGRAMS.rushDatabase.compiled, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = new Promise<Report>((resolve) => child.once('exit', (code) => resolve({ failure: `its process ended with ${code}` })))
  const tell = async (order: Order): Promise<string> => {
    const reported = new Promise<Report>((resolve) => child.once('message', resolve))
    child.send(order)
    const report = await Promise.race([reported, gone])
    if ('failure' in report) throw new Error(`the database of the rush: ${report.failure}`)
    return report.url
  }
  const remove = async () => {
    if (child.connected) child.disconnect()
    await gone
  }
  const url = await tell('start').catch(async (error: unknown) => {
    await remove()
    throw error
  })
  let outages = 0
  let coming: Promise<void> | undefined
  return {
    url,
    outages: () => outages,
    isDown: () => coming !== undefined,
    up: async () => coming,
    async crash(before) {
      outages += 1
      coming = tell('crash').then(before)
      await coming
      coming = undefined
    },
    remove,
  }
}
