/** The slowest `/ready` of a server while it deals with each hostile input, beside its slowest without any. */
import { randomUUID } from 'node:crypto'
import { UPLOAD_PART } from '../../src/contract/limits'
import { HOSTILE_FILES } from '../support/hostile-files'
import { createDatabase } from '../support/postgres'
import { type RunningServer, call, startServer } from '../support/server'
import type { Figures } from './figures'

/** Size of the hostile files, in tags, lines or rows. */
const SIZE = 60_000
/** Largest file that an upload takes, in bytes. */
const LARGEST = 2 * 1024 * 1024
/** Slowest `/ready` that nobody minds, ms, and the largest multiple of an idle server's slowest. */
const LIMIT = { ms: 250, times: 5 }
const IDLE_FOR = 3_000

/** Two organisers of the samples, since each may send thirty files a day. */
const ORGANISERS = [
  { headers: { 'x-demo-persona': 'organiser' }, organisationId: 'nonggong' },
  { headers: { 'x-demo-persona': 'hospital' }, organisationId: 'yiyuan' },
] as const

export async function hostile(): Promise<Figures> {
  const { url, drop } = await createDatabase('demo')
  const server = await startServer({ DATABASE_URL: url, DEMO: '1', CALLS_PER_MINUTE: '1000000' })
  try {
    const idle = await slowestHealth(server, () => new Promise((resolve) => setTimeout(resolve, IDLE_FOR)))
    let worst = { ms: 0, what: '' }
    for (const [what, send] of await inputs(server)) {
      const ms = await slowestHealth(server, send)
      if (ms > worst.ms) worst = { ms, what }
    }
    console.log(`hostile: the slowest is ${worst.what}`)
    return {
      'hostile.idle_health_ms': { value: idle, unit: 'ms' },
      'hostile.worst_health_ms': { value: worst.ms, unit: 'ms', most: Math.max(LIMIT.ms, LIMIT.times * idle) },
    }
  } finally {
    await server.kill('SIGTERM')
    await drop()
  }
}

/** Longest answer of `/ready`, asked again and again during the work, ms. */
async function slowestHealth({ origin }: RunningServer, work: () => Promise<unknown>): Promise<number> {
  let slowest = 0
  const state = { isDone: false }
  const asking = (async () => {
    while (!state.isDone) {
      const before = performance.now()
      const { status } = await fetch(`${origin}/ready`)
      if (status !== 200) throw new Error(`/ready answered ${status}`)
      slowest = Math.max(slowest, performance.now() - before)
    }
  })()
  await work().finally(() => (state.isDone = true))
  await asking
  return slowest
}

type Input = [what: string, send: () => Promise<unknown>]

async function inputs(server: RunningServer): Promise<Input[]> {
  const files: Input[] = []
  for (const [nth, [what, make]] of Object.entries(HOSTILE_FILES).entries()) {
    const { name, bytes } = make(SIZE)
    if (bytes.length > LARGEST) continue
    const { headers, organisationId } = ORGANISERS[nth % 2 === 0 ? 0 : 1]
    const uploadId = await upload(server, headers, name, bytes)
    files.push([what, () => call(server.origin, 'members.preview', { organisationId, uploadId }, headers)])
  }
  const batch = (path: string, input: object) => () =>
    fetch(
      `${server.origin}/rpc/${Array.from({ length: 20 }, () => path).join(',')}?batch=1&input=${encodeURIComponent(
        JSON.stringify(Object.fromEntries(Array.from({ length: 20 }, (_, nth) => [nth, input]))),
      )}`,
    )
  return [
    ...files,
    ['a batch of lists', batch('activities.list', { limit: 20 })],
    ['a body of braces', () => fetch(`${server.origin}/rpc/session.get`, json('{"a":'.repeat(20_000)))],
    ['a body of numbers', () => fetch(`${server.origin}/rpc/session.get`, json(`[${'1,'.repeat(60_000)}1]`))],
    ['a long address', () => fetch(`${server.origin}/rpc/${'a,'.repeat(5_000)}`)],
  ]
}

const json = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } })

async function upload({ origin }: RunningServer, headers: Record<string, string>, name: string, bytes: Buffer): Promise<string> {
  const uploadId = randomUUID()
  const file = { uploadId, kind: 'roster', name, size: bytes.length }
  const started = await call<{ ok: boolean; reason?: string }>(origin, 'uploads.start', file, headers)
  if (!started.ok) throw new Error(`the upload was refused: ${started.reason}`)
  for (let ordinal = 0; ordinal * UPLOAD_PART < bytes.length; ordinal++) {
    const data = bytes.subarray(ordinal * UPLOAD_PART, (ordinal + 1) * UPLOAD_PART).toString('base64')
    await call(origin, 'uploads.part', { uploadId, ordinal, data }, headers)
  }
  return uploadId
}
