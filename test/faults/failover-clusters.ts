/** Two PostgreSQL servers, of which the second is a standby of the first. The links to both and between them are in the test's hands. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { postgresBinaries } from '../support/setup/postgres-binaries'
import { CODE_POINT_ORDER, freePort, nobody, ready } from '../support/setup/postgres-server'
import { type Link, openLink } from './failover-link'

/** The standby confirms each commit, or none. */
export type Replication = 'asynchronous' | 'synchronous'

export interface Clusters {
  /** Address that the servers of the base keep, whichever PostgreSQL is behind it. */
  url: string
  /** Starts the standby from a copy of the primary's files, and waits until it follows. The primary restarts. */
  follow(replication: Replication): Promise<void>
  /** Stops the replication's packets on their way. */
  stall(): void
  /** Ends the primary with `kill -9`; nothing that it had not sent by then arrives anywhere. */
  killPrimary(): void
  /** Makes the standby the primary, and lets the address lead to it. */
  promote(): Promise<void>
  remove(): Promise<void>
}

const OPTIONS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'wal_keep_size=256MB']
const STANDBY = 'standby'

interface Server {
  data: string
  port: number
  process?: ChildProcess
}

export async function makeClusters(): Promise<Clusters> {
  const account = process.getuid?.() === 0 ? nobody() : undefined
  const folder = mkdtempSync(path.join(tmpdir(), 'tongxin-failover-'))
  chmodSync(folder, 0o755)
  const { initdb, postgres } = postgresBinaries(account, path.join(folder, 'native'))
  const primary: Server = { data: path.join(folder, 'primary'), port: await freePort() }
  const standby: Server = { data: path.join(folder, STANDBY), port: await freePort() }
  const start = async (server: Server, further: readonly string[] = []): Promise<void> => {
    const options = [...OPTIONS, ...further].flatMap((option) => ['-c', option])
    const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe']
    server.process = spawn(postgres, ['-D', server.data, '-p', String(server.port), ...options], { ...account, cwd: server.data, stdio })
    await ready(server.process)
  }
  mkdirSync(primary.data, { mode: 0o700 })
  if (account) chownSync(primary.data, account.uid, account.gid)
  const cluster = ['--username=postgres', '--auth=trust', '--encoding=UTF8', ...CODE_POINT_ORDER, '--no-sync']
  execFileSync(initdb, [`--pgdata=${primary.data}`, ...cluster], { ...account, cwd: primary.data, stdio: 'pipe' })
  await start(primary)
  const front = await openLink(primary.port)
  const between = await openLink(primary.port)
  return {
    url: addressOf(front.port),
    ...failures({ primary, standby, front, between }),
    async follow(replication) {
      await end(primary, 'SIGINT')
      // The copy keeps owner and rights, which PostgreSQL looks at.
      execFileSync('cp', ['-a', primary.data, standby.data])
      writeFileSync(path.join(standby.data, 'standby.signal'), '')
      await start(primary, replication === 'synchronous' ? [`synchronous_standby_names=ANY 1 (${STANDBY})`, 'synchronous_commit=on'] : [])
      await start(standby, [`primary_conninfo=host=127.0.0.1 port=${between.port} user=postgres application_name=${STANDBY}`])
      await following(primary, replication)
    },
    async remove() {
      await Promise.all([front.close(), between.close()])
      await Promise.all([end(primary, 'SIGQUIT'), end(standby, 'SIGQUIT')])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Parts {
  primary: Server
  standby: Server
  front: Link
  between: Link
}

const failures = ({ primary, standby, front, between }: Parts): Pick<Clusters, 'stall' | 'killPrimary' | 'promote'> => ({
  stall: () => between.stall(),
  killPrimary() {
    // Cut first: the processes of a killed server live on for a moment, and would answer.
    front.cut()
    between.cut()
    primary.process?.kill('SIGKILL')
  },
  async promote() {
    await ask(standby, 'select pg_promote()')
    front.leadTo(standby.port)
  },
})

const addressOf = (port: number) => `postgresql://postgres@127.0.0.1:${port}/postgres`

async function end(server: Server, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const { process: running } = server
  if (!running || running.exitCode !== null || running.signalCode !== null) return
  const gone = new Promise((resolve) => running.once('exit', resolve))
  running.kill(signal)
  await gone
}

async function ask(server: Server, query: string): Promise<unknown[]> {
  const client = new Client({ connectionString: addressOf(server.port) })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

/** Resolves when the standby receives what the primary writes, in the way that was asked for. */
async function following(primary: Server, replication: Replication): Promise<void> {
  const wanted = replication === 'synchronous' ? 'quorum' : 'async'
  const query = `select 1 from pg_stat_replication where state = 'streaming' and sync_state = '${wanted}'`
  while ((await ask(primary, query)).length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
}
