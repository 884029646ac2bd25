import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataFolder } from '../../../src/cloud/host/data-folder'
import { FolderInUse, type Holder, holdFolder } from '../../../src/cloud/host/folder-hold'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (at = folder) => openDataFolder(at, () => undefined)
const hold = (onLost = () => undefined as void) => holdFolder(folder, onLost, { every: 20, awaited: 200 })
const lock = () => join(folder, 'lock')
const holder = () => JSON.parse(readFileSync(lock(), 'utf8')) as Holder
const sockets = () => readdirSync(folder).filter((name) => name.endsWith('.sock'))

test('an empty folder is accepted, and accepted again after its release, which leaves nothing of the hold', async () => {
  for (const _time of [1, 2]) (await open()).release()
  expect(readdirSync(folder)).toEqual(['tongxin.json'])
})

test('a missing folder is created', async () => {
  ;(await open(join(folder, 'new', 'data'))).release()
})

test('a folder in use is refused, the message names the process, and the holder keeps it', async () => {
  const first = await open()
  await expect(open()).rejects.toThrow(`in use by another server (process ${process.pid})`)
  expect(sockets()).toEqual([holder().socket])
  first.release()
  ;(await open()).release()
})

test('of many that open a folder at the same time at most one gets it, and the next gets it after the release', async () => {
  const opened = await Promise.allSettled(Array.from({ length: 8 }, () => open()))
  const got = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(got.length).toBeLessThanOrEqual(1)
  for (const each of got) each.release()
  ;(await open()).release()
  expect(sockets()).toEqual([])
})

test('a path longer than the address of a socket may be is held, refused to others and released', async () => {
  const long = join(folder, ...Array.from({ length: 5 }, () => '下乡服务活动数据'.repeat(4)))
  const first = await open(long)
  await expect(open(long)).rejects.toThrow('in use by another server')
  first.release()
  ;(await open(long)).release()
  expect(readdirSync(tmpdir()).filter((name) => existsSync(join(tmpdir(), name, 'folder')))).toEqual([])
})

/** A process that leaves a socket of this name behind. */
function leaveSocket(name: string): void {
  const path = join(folder, name)
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`
  spawnSync(process.execPath, ['-e', script])
  expect(existsSync(path)).toBe(true)
}
const left = (change: Partial<Holder> = {}): Holder => ({
  socket: 'server-00000001.sock',
  pid: 1,
  host: 'elsewhere',
  kernel: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
  beat: 0,
  ...change,
})

test('the folder of a killed process is taken over at once, and the socket that it left is removed', async () => {
  ;(await open()).release()
  leaveSocket('server-00000001.sock')
  writeFileSync(lock(), JSON.stringify(left()))
  const opened = await open()
  expect(holder().pid).toBe(process.pid)
  expect(sockets()).toEqual([holder().socket])
  opened.release()
})

test.each([
  ['a half-written lock', '{"socket":'],
  ['a lock without a socket', '{"pid":1}'],
  ['a lock that is no object', 'null'],
  ["a lock that names a file of another's", JSON.stringify({ ...left(), socket: '../server-00000001.sock' })],
])('%s of an ended process is taken over', async (_what, content) => {
  ;(await open()).release()
  writeFileSync(lock(), content)
  ;(await open()).release()
})

test('the socket of a process that does not answer, since it is suspended, is not taken for a dead one', async () => {
  const path = join(folder, 'server-00000001.sock')
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.stdout.write('up'))`
  const other = spawn(process.execPath, ['-e', script])
  await once(other.stdout, 'data')
  writeFileSync(lock(), JSON.stringify(left({ pid: 7, host: 'a-container' })))
  other.kill('SIGSTOP')
  await expect(holdFolder(folder, () => undefined)).rejects.toThrow(FolderInUse)
  expect(sockets()).toEqual(['server-00000001.sock'])
  other.kill('SIGKILL')
  await once(other, 'exit')
  ;(await holdFolder(folder, () => undefined)).release()
})

describe('the holder on another machine, whose sockets say nothing here,', () => {
  test('keeps the folder while its beat goes on', async () => {
    let count = 0
    const beat = () => {
      writeFileSync(`${lock()}.new`, JSON.stringify(left({ kernel: 'another', beat: ++count })))
      renameSync(`${lock()}.new`, lock())
    }
    beat()
    const beating = setInterval(beat, 20)
    await expect(hold().finally(() => clearInterval(beating))).rejects.toThrow(FolderInUse)
  })

  test('loses it when the beat has stopped', async () => {
    writeFileSync(lock(), JSON.stringify(left({ kernel: 'another' })))
    const held = await hold()
    expect(holder().pid).toBe(process.pid)
    held.release()
  })
})

test('a holder whose socket somebody deleted keeps the folder by its beat', async () => {
  const first = await hold()
  rmSync(join(folder, holder().socket))
  await expect(hold()).rejects.toThrow(FolderInUse)
  first.release()
})

test('a holder learns that another machine has taken its folder, and leaves the lock to it', async () => {
  const lost = new Promise<void>((resolve) => void hold(resolve))
  while (!existsSync(lock())) await new Promise(setImmediate)
  writeFileSync(lock(), JSON.stringify(left({ kernel: 'another' })))
  await lost
  expect(holder().kernel).toBe('another')
})

test.each([
  ["another program's", 'notes.txt', 'hello', /not empty and not this program's/],
  ["a later version's", 'tongxin.json', '{"program":"tongxin","format":99}', /another version/],
  ['a broken', 'tongxin.json', '{', /another version/],
])('%s folder is refused and left unchanged', async (_whose, name, content, message) => {
  writeFileSync(join(folder, name), content)
  await expect(open()).rejects.toThrow(message)
  expect(readdirSync(folder)).toEqual([name])
  expect(readFileSync(join(folder, name), 'utf8')).toBe(content)
})

test('a folder whose first start was cut off by a kill or a full disk is taken', async () => {
  writeFileSync(join(folder, 'tongxin.json.new'), '{"prog')
  ;(await open()).release()
  expect(readdirSync(folder)).toContain('tongxin.json')
})

test('the path of a file is refused', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expect(open(file)).rejects.toThrow(/cannot be used/)
})

test('a folder that is named through a link is the same folder', async () => {
  mkdirSync(join(folder, 'data'))
  spawnSync('ln', ['-s', join(folder, 'data'), join(folder, 'link')])
  const first = await open(join(folder, 'data'))
  await expect(open(join(folder, 'link'))).rejects.toThrow('in use')
  first.release()
})

test('a socket of another program in the folder is left alone', async () => {
  ;(await open()).release()
  const other = createServer().listen(join(folder, 'agent.sock'))
  await once(other, 'listening')
  ;(await open()).release()
  expect(sockets()).toEqual(['agent.sock'])
  other.close()
})
