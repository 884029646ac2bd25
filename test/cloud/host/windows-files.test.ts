import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { replaceFile } from '../../../src/cloud/host/replace-file'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'tongxin-windows-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const platform = process.platform
afterEach(() => Object.defineProperty(process, 'platform', { value: platform }))
const pretend = (value: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value })

/** Rename that fails a number of times, as while another program has the file open. */
function refusing(times: number, code: string) {
  let left = times
  return jest.fn((from: string, to: string) => {
    if (left-- > 0) throw Object.assign(new Error(code), { code })
    expect({ from, to }).toEqual({ from: `${to}.new`, to: path.join(folder, 'lock') })
  })
}

describe('a file is replaced whole', () => {
  const replace = (rename?: ReturnType<typeof refusing>) => replaceFile(path.join(folder, 'lock'), 'new', rename as never)

  test('and nothing else is left in the folder', () => {
    replace()
    replace()
    expect(readdirSync(folder)).toEqual(['lock'])
    expect(readFileSync(path.join(folder, 'lock'), 'utf8')).toBe('new')
  })

  test.each(['EPERM', 'EACCES', 'EBUSY'])('on Windows also after another program had it open (%s)', (code) => {
    pretend('win32')
    const rename = refusing(3, code)
    replace(rename)
    expect(rename).toHaveBeenCalledTimes(4)
  })

  test.each([
    ['on Windows for another reason', 'win32', 'ENOSPC'],
    ['elsewhere', 'linux', 'EPERM'],
  ] as const)('or the error comes at once %s, with nothing left behind', (_what, system, code) => {
    pretend(system)
    const rename = refusing(1, code)
    expect(() => replace(rename)).toThrow(code)
    expect(rename).toHaveBeenCalledTimes(1)
    expect(readdirSync(folder)).toEqual([])
  })

  test('or the error comes in the end, when the other program keeps it open', () => {
    pretend('win32')
    expect(() => replace(refusing(100, 'EBUSY'))).toThrow('EBUSY')
  })
})

/** Holds the data folder twice, then again after a release. Pipes of Windows are sockets in the working directory elsewhere. */
const HOLDS = `
Object.defineProperty(process, 'platform', { value: 'win32' })
const { holdFolder } = require(${JSON.stringify(path.resolve('src/cloud/host/folder-hold.ts'))})
const fs = require('node:fs')
;(async () => {
  fs.mkdirSync('data')
  const hold = await holdFolder('data', () => undefined)
  const second = await holdFolder('data', () => undefined).then(() => 'held', (error) => error.name)
  const files = fs.readdirSync('data').map((name) => name.replace(/[0-9a-f]{8}/, 'id')).sort()
  const pipes = fs.readdirSync('.').map((name) => name.replace(/[0-9a-f]{8}/, 'id')).sort()
  hold.release()
  const third = await holdFolder('data', () => undefined)
  third.release()
  console.log(JSON.stringify({ second, files, pipes, left: fs.readdirSync('data') }))
})()
`

test("the data folder is held through Windows' pipes by one process at a time", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', HOLDS], {
    cwd: folder,
  })
  expect(JSON.parse(stdout)).toEqual({
    second: 'FolderInUse',
    files: ['lock', 'server-id.sock'],
    pipes: ['\\\\.\\pipe\\tongxin-server-id.sock', 'data'],
    left: [],
  })
})
