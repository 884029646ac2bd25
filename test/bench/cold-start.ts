/** A cold start of the cloud function: the whole process until its first request, with one query, is answered. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { createDatabase } from '../support/postgres'
import { type Figures, median } from './figures'

const RUNS = 15
const FUNCTION = resolve('dist/cloud/api/index.js')

const FIRST_REQUEST = `
  const { main } = require(${JSON.stringify(FUNCTION)})
  main({ calls: [{ path: 'activities.list', type: 'query', input: { limit: 1 } }] }, {}).then(({ answers }) => {
    if (!answers[0].ok) { console.error(answers[0]); process.exit(1) }
    process.exit(0)
  })`

/** Runs are taken in turn, so that a busy moment of the machine meets both. */
export async function coldStart(): Promise<Figures> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 2)
  await migrate(connection)
  await connection.close()
  const bare: number[] = []
  const whole: number[] = []
  for (let run = 0; run < RUNS; run++) {
    bare.push(timed('process.exit(0)', url))
    whole.push(timed(FIRST_REQUEST, url))
  }
  await drop()
  return { 'cloud.cold_start_over_node_ms': { value: median(whole) - median(bare), unit: 'ms', most: 60 } }
}

function timed(script: string, url: string): number {
  const before = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { env: { ...process.env, DATABASE_URL: url }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the function did not answer: ${stderr}`)
  return performance.now() - before
}
