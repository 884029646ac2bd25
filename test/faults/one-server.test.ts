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
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-one-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const IN_USE = /in use by another server \(process \d+/
const UNSHARE = ['--pid', '--fork', '--kill-child', '--mount-proc']
const unshared = spawnSync('unshare', [...UNSHARE, 'true'], { encoding: 'utf8' })
const isPermitted = unshared.status === 0
if (!isPermitted) process.stderr.write(`skipped: unshare is not permitted here: ${unshared.error?.message ?? unshared.stderr}\n`)

const HELD = 'holds the folder'
/** Runs a command that starts a holder of the folder. @returns the process, and its output once it holds the folder or has ended */
function holder(command: string, args: string[]): { process: ChildProcess; settled: Promise<string> } {
  const child = spawn(command, args, { env: { ...process.env, DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
  const settled = new Promise<string>((resolve) => {
    let output = ''
    const look = (chunk: string) => {
      output += chunk
      if (output.includes(HELD)) resolve(HELD)
    }
    child.stdout.setEncoding('utf8').on('data', look)
    child.stderr.setEncoding('utf8').on('data', look)
    child.once('close', () => resolve(output))
  })
  return { process: child, settled }
}

/** A holder in a container of its own: its process id is 1, and it sees no other process. */
const contained = () => holder('unshare', [...UNSHARE, process.execPath, PROGRAMS.holder.compiled])

const inContainers = isPermitted ? test : test.skip

inContainers('of two containers with the same folder only the first gets it, and the next one after its end', async () => {
  const first = contained()
  expect(await first.settled).toBe(HELD)
  expect(await contained().settled).toMatch(IN_USE)
  const { code, output } = await failToStart({ DATA_DIR: folder })
  expect([code, output]).toEqual([1, expect.stringMatching(IN_USE)])
  first.process.kill('SIGKILL')
  await once(first.process, 'exit')
  const next = contained()
  expect(await next.settled).toBe(HELD)
  next.process.kill('SIGKILL')
  await once(next.process, 'exit')
})

test('the folder of a killed process that its parent has not waited for is free', async () => {
  // The shell becomes `sleep`, which never waits for the process that the shell started.
  const parent = holder('sh', ['-c', `"${process.execPath}" "${PROGRAMS.holder.compiled}" & exec sleep 300`])
  expect(await parent.settled).toBe(HELD)
  const { pid } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGKILL')
  while (!/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) await new Promise(setImmediate)
  const next = holder(process.execPath, [PROGRAMS.holder.compiled])
  expect(await next.settled).toBe(HELD)
  next.process.kill('SIGKILL')
  parent.process.kill('SIGKILL')
})

test('a server, also a suspended one, keeps its folder from a second, serves on, and leaves the folder to the next', async () => {
  await fillDataFolder(folder)
  const first = await startServer({ DATA_DIR: folder })
  const refused = [1, expect.stringContaining(`in use by another server (process ${first.pid})`)]
  const second = await failToStart({ DATA_DIR: folder })
  expect([second.code, second.output]).toEqual(refused)
  expect(second.output.trim().split('\n')).toHaveLength(1)
  process.kill(first.pid, 'SIGSTOP')
  const third = await failToStart({ DATA_DIR: folder })
  process.kill(first.pid, 'SIGCONT')
  expect([third.code, third.output]).toEqual(refused)
  expect((await fetch(`${first.origin}/health`)).status).toBe(200)
  expect(await first.kill('SIGTERM')).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['database', 'tongxin.json'])
  const next = await startServer({ DATA_DIR: folder })
  expect(await next.kill('SIGINT')).toBe(0)
})
