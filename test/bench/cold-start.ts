/** A cold start of the cloud function: from the start of the process to the answer of its first request, with one query. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { createDatabase } from '../support/postgres'
import { inTurn, ratioOf, typicalTime } from './blocks'
import type { Figures } from './figures'

const BLOCKS = 11
/** Number of processes of each kind in a block. */
const STARTS = 3
const FUNCTION = resolve('dist/cloud/api/index.js')
/** The package that WeChat's examples of cloud functions load first. */
const SDK = 'wx-server-sdk'

const BARE_NODE = 'process.exit(0)'
const FIRST_REQUEST = `
  const { main } = require(${JSON.stringify(FUNCTION)})
  main({ calls: [{ path: 'activities.list', type: 'query', input: { limit: 1 } }] }, {}).then(({ answers }) => {
    if (!answers[0].ok) { console.error(answers[0]); process.exit(1) }
    process.exit(0)
  })`

/** @param withSdk also measures the same function with wx-server-sdk loaded first */
export async function coldStart(withSdk: boolean): Promise<Figures> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 2)
  await migrate(connection)
  await connection.close()
  const sdk = withSdk ? installSdk() : null
  if (!sdk) console.log(`cold-start: without ${SDK}, which --with-${SDK} installs in a temporary folder`)
  const started = (script: string) => () => typicalTime(STARTS, () => run(script, url))
  const sides = { node: started(BARE_NODE), whole: started(FIRST_REQUEST) }
  try {
    if (!sdk) return figuresOf(await inTurn(BLOCKS, sides))
    const loaded = `require(${JSON.stringify(sdk.path)})\n${FIRST_REQUEST}`
    const { node, whole, peer } = await inTurn(BLOCKS, { ...sides, peer: started(loaded) })
    return { ...figuresOf({ node, whole }), 'cloud.cold_start_with_sdk_vs_node': ratioOf(peer, node, 'ms') }
  } finally {
    sdk?.remove()
    await drop()
  }
}

const figuresOf = ({ node, whole }: { node: number[]; whole: number[] }): Figures => ({
  'cloud.cold_start_vs_node': ratioOf(whole, node, 'ms', { most: 2.3 }),
})

function run(script: string, url: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { env: { ...process.env, DATABASE_URL: url }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the function did not answer: ${stderr}`)
}

/** Installs the package; null, with a message on the screen, when npm cannot fetch it. */
function installSdk(): { path: string; remove: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-sdk-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-save', SDK], { stdio: 'pipe' })
    return { path: join(folder, 'node_modules', SDK), remove }
  } catch {
    console.log(`cold-start: npm could not install ${SDK}`)
    remove()
    return null
  }
}
