/** The process started by cloud-emulator.ts. */
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Client } from 'pg'
import { databaseUrl, replaceDatabase } from './postgres'

const FUNCTION = path.resolve('dist/cloud/api/index.js')

/** `begin` gives the process a new base. */
export type Request =
  | { kind: 'call'; number: number; event: unknown; context: object }
  | { kind: 'sql'; number: number; statement: string; values: unknown[] }
  | { kind: 'begin'; number: number }
export interface Reply {
  number: number
  result?: unknown
  failure?: string
}
type Main = (event: unknown, context: object) => Promise<unknown>

const answer = (reply: Reply) => process.send?.(reply)

function serve(): void {
  const name = `cloud_${randomBytes(6).toString('hex')}`
  // A base that a server beside this function uses, too, is never replaced.
  const shared = process.env['TEST_SHARED_BASE']
  process.env['DATABASE_URL'] = shared ?? databaseUrl(name)
  let client: Client | undefined
  // WeChat's content check cannot be reached here, and without a check no text can be published.
  process.env['CONTENT_CHECK'] = 'words'
  const { main } = createRequire(FUNCTION)(FUNCTION) as { main: Main }

  const handle = async (request: Request): Promise<unknown> => {
    if (request.kind === 'call') return main(request.event, request.context)
    if (request.kind === 'sql') return (await client?.query(request.statement, request.values))?.rows
    await client?.end()
    if (shared === undefined) await replaceDatabase(name, 'founded')
    client = new Client({ connectionString: process.env['DATABASE_URL'] })
    return client.connect()
  }
  let turn: Promise<unknown> = Promise.resolve()
  process.on('message', (request: Request) => {
    turn = turn
      .then(() => handle(request))
      .then((result) => answer({ number: request.number, result }))
      .catch((error: unknown) => answer({ number: request.number, failure: String(error instanceof Error ? error.stack : error) }))
  })
}

// Ends this process with the test that it serves, even after a crash.
process.on('disconnect', () => process.exit(1))
serve()
