/** Makes files of years with ten thousand and with a thousand records, and prints their figures. Run by `export.ts`. */
import { randomUUID } from 'node:crypto'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import type { Database } from '../../src/cloud/db/database'
import { type Blocks, inTurn, timeOf } from './blocks'
import type { MeasuredExport } from './export'
import { SMALL, TINY } from './many'
import { type Calls, administratorCalls } from './many-base'

const BLOCKS = 5

const year = Number(process.env['YEAR'])

/** The records of the file in one plain select, written for speed. */
const PLAIN = `select a.starts_at, a.title, a.town_id, v.name, t.in_at, t.out_at, t.minutes
  from attendances t join activities a on a.id = t.activity_id join volunteers v on v.id = t.volunteer_id
    join memberships m on m.volunteer_id = v.id
  where m.organisation_id = $1 and a.starts_at >= $2 and a.starts_at < $3 order by a.starts_at, a.id, v.id`

async function main(): Promise<void> {
  const pool = new Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 1 })
  const calls = administratorCalls(drizzle(pool) as Database)
  const watch: { look: () => void } = { look: () => undefined }
  const watched = administratorCalls(drizzle(pool, { logger: { logQuery: () => watch.look() } }) as Database)
  const peaks = await inTurn(BLOCKS - 1, {
    small: () => peakOf(watch, () => made(watched, SMALL.id)),
    tiny: () => peakOf(watch, () => made(watched, TINY.id)),
  })
  let last = { rows: 0, kb: 0 }
  const times: Blocks<'file' | 'reads'> = await inTurn(BLOCKS, {
    file: () => timeOf(async () => (last = await made(calls, SMALL.id))),
    reads: () =>
      timeOf(async () => {
        await calls.figures.year({ scope: { of: 'organisation', organisationId: SMALL.id }, year })
        await plain(pool)
      }),
  })
  if ((await plain(pool)).rows.length !== last.rows) throw new Error('the file and the plain select have different records')
  const measured: MeasuredExport = { ...last, peaks, times }
  process.stdout.write(JSON.stringify(measured))
  await pool.end()
}

const plain = (pool: Pool) => pool.query(PLAIN, [SMALL.id, `${year}-01-01T00:00+08:00`, `${year + 1}-01-01T00:00+08:00`])

async function made(calls: Calls, organisationId: string): Promise<{ rows: number; kb: number }> {
  const answer = await calls.figures.export({ requestId: randomUUID(), scope: { of: 'organisation', organisationId }, year })
  if (!answer.ok) throw new Error(answer.reason)
  const last = await calls.exports.part({ fileId: answer.fileId, part: answer.parts - 1 })
  return { rows: answer.rows, kb: (answer.parts - 1) * 60 + (last.content.length * 3) / 4 / 1024 }
}

/**
 * Peak of live memory above the level before, MB. It is measured before each query, after a garbage collection, because the
 * amount of uncollected garbage depends on the machine.
 */
async function peakOf(watch: { look: () => void }, work: () => Promise<unknown>): Promise<number> {
  const before = live()
  let peak = 0
  watch.look = () => {
    peak = Math.max(peak, live() - before)
  }
  await work()
  return peak / 1024 / 1024
}

function live(): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc')
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

void main()
