/** Makes the file of a year and tells how much memory that took on top of what one of a few rows takes. Run by `years.ts`. */
import { randomUUID } from 'node:crypto'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { appRouter } from '../../src/cloud/router'
import { SMALL } from './many'

const silent = { info: () => undefined, error: () => undefined }

/** KB, the most that this process ever had. */
const peak = () => process.resourceUsage().maxRSS

async function main(): Promise<void> {
  const connection = connectPostgres(process.env['DATABASE_URL'] ?? '', 1)
  const { db } = connection
  const calls = callerFactory(appRouter)(
    createContext({
      db,
      now: Date.now(),
      requestId: '',
      openid: 'many-0',
      persona: null,
      personas: [],
      log: silent,
      checkContent: checkByWords(),
    }),
  )
  const year = Number(process.env['YEAR'])
  await calls.figures.export({ requestId: randomUUID(), scope: { of: 'own' }, year })
  const before = peak()
  const began = performance.now()
  const made = await calls.figures.export({ requestId: randomUUID(), scope: { of: 'organisation', organisationId: SMALL }, year })
  const ms = performance.now() - began
  if (!made.ok) throw new Error(made.reason)
  const last = await calls.figures.part({ fileId: made.fileId, part: made.parts - 1 })
  const kb = (made.parts - 1) * 60 + (last.content.length * 3) / 4 / 1024
  process.stdout.write(JSON.stringify({ rows: made.rows, ms, kb, peakMb: (peak() - before) / 1024 }))
  await connection.close()
}

void main()
