/** One server for a data folder, however the first one ended, and wherever the second one runs. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillDataFolder } from '../support/databases'
import { PROGRAMS } from '../support/programs'
import { failToStart, startServer } from '../support/server'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-one-'))
  await fillDataFolder(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const IN_USE = /in use by another server \(process \d+/
const UNSHARE = ['--pid', '--fork', '--kill-child', '--mount-proc']
const unshared = spawnSync('unshare', [...UNSHARE, 'true'], { encoding: 'utf8' })
const isPermitted = unshared.status === 0
if (!isPermitted) process.stderr.write(`skipped: unshare is not permitted here: ${unshared.error?.message ?? unshared.stderr}\n`)

const settled = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let output = ''
    const look = (chunk: string) => {
      output += chunk
      if (output.includes('同心服务 http')) resolve('up')
    }
    child.stdout?.setEncoding('utf8').on('data', look)
    child.stderr?.setEncoding('utf8').on('data', look)
    child.once('exit', () => resolve(output))
  })

/** A server in a container of its own: its process id is 1, and it sees no other process. */
function contained(): ChildProcess {
  const env = { ...process.env, NODE_ENV: 'development', HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder }
  return spawn('unshare', [...UNSHARE, process.execPath, PROGRAMS.server.compiled], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

const inContainers = isPermitted ? test : test.skip

inContainers('of two containers with the same folder only the first gets a server, and the next one after its end', async () => {
  const first = contained()
  expect(await settled(first)).toBe('up')
  expect(await settled(contained())).toMatch(IN_USE)
  const { code, output } = await failToStart({ DATA_DIR: folder })
  expect([code, output]).toEqual([1, expect.stringMatching(IN_USE)])
  first.kill('SIGKILL')
  await once(first, 'exit')
  const next = contained()
  expect(await settled(next)).toBe('up')
  next.kill('SIGKILL')
  await once(next, 'exit')
})

test('a suspended server keeps its folder, and serves again when it goes on', async () => {
  const first = await startServer({ DATA_DIR: folder })
  process.kill(first.pid, 'SIGSTOP')
  const { code, output } = await failToStart({ DATA_DIR: folder })
  process.kill(first.pid, 'SIGCONT')
  expect([code, output]).toEqual([1, expect.stringContaining(`in use by another server (process ${first.pid})`)])
  expect((await fetch(`${first.origin}/health`)).status).toBe(200)
  await first.kill('SIGKILL')
})

test('the folder of a killed server that its parent has not waited for is free', async () => {
  // The shell becomes `sleep`, which never waits for the server that the shell started.
  const env = { ...process.env, NODE_ENV: 'development', HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder }
  const parent = spawn('sh', ['-c', `"${process.execPath}" "${PROGRAMS.server.compiled}" & exec sleep 300`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  expect(await settled(parent)).toBe('up')
  const { pid } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGKILL')
  while (!/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) await new Promise(setImmediate)
  const next = await startServer({ DATA_DIR: folder })
  expect(await next.kill('SIGTERM')).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['database', 'tongxin.json'])
  parent.kill('SIGKILL')
})
