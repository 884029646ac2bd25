import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataFolder } from '../../../src/cloud/host/data-folder'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('an empty folder is accepted, and accepted again after its release', () => {
  openDataFolder(folder).release()
  openDataFolder(folder).release()
  expect(existsSync(join(folder, 'tongxin.json'))).toBe(true)
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('a missing folder is created', () => {
  openDataFolder(join(folder, 'new', 'data')).release()
})

test('a folder in use is refused, and the message names the process', () => {
  const open = openDataFolder(folder)
  expect(() => openDataFolder(folder)).toThrow(new RegExp(`in use by another server \\(process ${process.pid}\\)`))
  open.release()
})

test('the lock of a killed process is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  openDataFolder(folder).release()
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, started: 'gone' }))
  const open = openDataFolder(folder)
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(String(process.pid))
  open.release()
})

test('a lock whose process id was reused is taken over', () => {
  openDataFolder(folder).release()
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, started: 'another boot/1' }))
  openDataFolder(folder).release()
})

test('a half-written lock is taken over', () => {
  openDataFolder(folder).release()
  writeFileSync(join(folder, 'lock'), '{"pid":')
  openDataFolder(folder).release()
})

test.each([
  ["another program's", 'notes.txt', 'hello', /not empty and not this program's/],
  ["a later version's", 'tongxin.json', '{"program":"tongxin","format":99}', /another version/],
  ['a broken', 'tongxin.json', '{', /another version/],
])('%s folder is refused and left unchanged', (_whose, name, content, message) => {
  writeFileSync(join(folder, name), content)
  expect(() => openDataFolder(folder)).toThrow(message)
  expect(readFileSync(join(folder, name), 'utf8')).toBe(content)
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('the path of a file is refused', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => openDataFolder(file)).toThrow(/cannot be used/)
})
