/** Where npm's own program is found, on Windows and elsewhere. */
import { posix, win32 } from 'node:path'
import { npmProgram, shownCommand, toolArguments } from '../../../config/deploy/cloudbase/npm'

const WINDOWS_NODE = String.raw`C:\Program Files\nodejs\node.exe`
const WINDOWS_NPM = String.raw`C:\Program Files\nodejs\node_modules\npm\bin\npm-cli.js`

describe('npm', () => {
  const find = (node: string, path: typeof posix, existing: readonly string[], execpath?: string) =>
    npmProgram({ env: { npm_execpath: execpath }, node, path, exists: (each) => existing.includes(each) })

  test('is the one that runs this program', () => {
    const own = String.raw`D:\tools\npm\bin\npm-cli.js`
    expect(find(WINDOWS_NODE, win32, [own, WINDOWS_NPM], own)).toBe(own)
  })

  test('is the one beside Node on Windows, and never a .cmd file, which Node would start by way of a shell', () => {
    expect(find(WINDOWS_NODE, win32, [WINDOWS_NPM])).toBe(WINDOWS_NPM)
    expect(find(WINDOWS_NODE, win32, [WINDOWS_NPM], String.raw`C:\Users\a\AppData\Roaming\npm\npx.cmd`)).toBe(WINDOWS_NPM)
  })

  test('is in Node’s library folder on macOS and Linux', () => {
    const installed = '/usr/local/lib/node_modules/npm/bin/npm-cli.js'
    expect(find('/usr/local/bin/node', posix, [installed])).toBe(installed)
  })

  test('is not another package manager, which knows other commands', () => {
    const pnpm = '/usr/local/lib/node_modules/pnpm/bin/pnpm.cjs'
    expect(() => find('/usr/local/bin/node', posix, [pnpm], pnpm)).toThrow('找不到 npm')
  })
})

test('a tool’s arguments stay apart, and a person can type the command', () => {
  const args = ['upload', '--pkp', String.raw`C:\my keys\a.key`]
  expect(toolArguments('wechat', args)).toEqual([
    'exec',
    '--yes',
    '--package=miniprogram-ci@2.1.42',
    '--',
    'miniprogram-ci',
    'upload',
    '--pkp',
    String.raw`C:\my keys\a.key`,
  ])
  expect(shownCommand('wechat', args)).toBe(
    String.raw`npx --yes --package=miniprogram-ci@2.1.42 miniprogram-ci upload --pkp "C:\my keys\a.key"`,
  )
})
