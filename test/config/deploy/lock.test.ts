/** The lock of a deployment, asked for by two processes in the same millisecond. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { lockEnvironment } from '../../../config/deploy/cloudbase/lock'

const ROUNDS = 150
/** Number of no process. */
const ENDED = '2147480000'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-locks-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const fileOf = (name: string) => join(folder, `tongxin-deploy-${name}.lock`)

/** The file that a remover holds while it removes a lock with this text. */
const removalOf = (name: string, text: string) => `${fileOf(name)}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

interface Rival {
  child: ChildProcessByStdio<Writable, Readable, null>
  lines: AsyncIterator<string>
}

function start(names: readonly string[]): Rival {
  const args = ['--require', 'tsx/cjs', join(__dirname, 'rival-process.ts'), folder, ...names]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
}

const lineOf = async ({ lines }: Rival): Promise<string> => {
  const { value, done } = await lines.next()
  if (done) throw new Error('the process ended early')
  return value
}

/** Each of two processes asks for all names. @returns the names that each of them got */
async function race(names: readonly string[]): Promise<string[][]> {
  const rivals = [start(names), start(names)]
  const gone = rivals.map(({ child }) => once(child, 'exit'))
  try {
    await Promise.all(rivals.map(lineOf))
    const at = String(Date.now() + 30)
    for (const { child } of rivals) child.stdin.write(at)
    return (await Promise.all(rivals.map(lineOf))).map((line) => JSON.parse(line) as string[])
  } finally {
    for (const { child } of rivals) child.stdin.end()
    await Promise.all(gone)
  }
}

test('of two deployments at the same moment one gets the lock, whether none, a dead process or a dead remover has left one', async () => {
  const names = Array.from({ length: ROUNDS }, (_, at) => `county-${at}`)
  for (const [at, name] of names.entries()) {
    const left = `${ENDED} ${name}`
    if (at % 3 > 0) writeFileSync(fileOf(name), left)
    if (at % 3 > 1) writeFileSync(removalOf(name, left), ENDED)
  }
  const [one = [], other = []] = await race(names)
  expect(one.filter((name) => other.includes(name))).toEqual([])
  expect(new Set([...one, ...other]).size).toBe(ROUNDS)
  expect(readdirSync(folder)).toHaveLength(ROUNDS)
})

test('a lock is released by its holder alone', () => {
  const first = lockEnvironment(folder, 'county')
  expect(() => lockEnvironment(folder, 'county')).toThrow(`进程 ${process.pid}`)
  rmSync(fileOf('county'))
  const second = lockEnvironment(folder, 'county')
  first.release()
  expect(() => lockEnvironment(folder, 'county')).toThrow(`进程 ${process.pid}`)
  second.release()
  lockEnvironment(folder, 'county').release()
  expect(readdirSync(folder)).toEqual([])
})

test.each(['', 'a text', '-1'])('a lock file that holds %j is nobody’s', (text) => {
  writeFileSync(fileOf('county'), text)
  lockEnvironment(folder, 'county').release()
  expect(readdirSync(folder)).toEqual([])
})
