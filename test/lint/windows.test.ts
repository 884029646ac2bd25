import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { dropBigInt, dropUnusedFiles, needsTranspiling } from '../../config/node-modules'
import { smallerTaro } from '../../config/smaller-taro'
import { installedBrowser } from '../support/setup/installed-browser'

const ROOT = path.resolve()

interface Started {
  command: string
  args: string[]
  shell: boolean
  cwd?: string
}

/** Runs one of the repository's scripts as on Windows. @returns the programs that it would start, in order */
async function onWindows(script: string, ...node: string[]): Promise<Started[]> {
  const args = [...node, '--require', path.resolve('test/support/as-windows.cjs'), path.resolve(script)]
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: { stdout: string }) => error)
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Started)
}

/** Path of a program under node_modules as Windows writes it. */
const windowsPath = (...parts: string[]): string => path.win32.join(ROOT, 'node_modules', ...parts)

describe('scripts start programs in a way that Windows knows', () => {
  const TARO = [windowsPath('@tarojs', 'cli', 'bin', 'taro'), 'build', '--type', 'h5', '--no-check']

  test.each([
    ['npm start builds the page', 'config/start.cjs', [], [TARO]],
    [
      'npm run dev watches the page and the server',
      'config/dev.cjs',
      [],
      [
        [...TARO, '--watch'],
        [windowsPath('tsx', 'dist', 'cli.mjs'), 'watch', 'src\\cloud\\host\\programs\\main.ts'],
      ],
    ],
    [
      'npm run make-migration asks drizzle',
      'config/make-migration.ts',
      ['--require', 'tsx/cjs'],
      [[windowsPath('drizzle-kit', 'bin.cjs'), 'generate']],
    ],
  ])('%s', async (_what, script, node, expected) => {
    const started = await onWindows(script, ...node)
    expect(started).toHaveLength(expected.length)
    for (const [index, { command, args, shell }] of started.entries()) {
      // Neither npm nor a shell, since Windows has them as .cmd files that Node does not start.
      expect({ command, shell }).toEqual({ command: process.execPath, shell: false })
      const words = expected[index] ?? []
      expect(args.slice(0, words.length)).toEqual(words)
      expect(existsSync((words[0] ?? '').replaceAll('\\', '/'))).toBe(true)
    }
  })
})

describe("the build finds a package's files by the paths of Windows and of others", () => {
  /** Tests of webpack's rules, as the build registers them. */
  const rules: ((file: string) => boolean)[] = []
  const chain: unknown = new Proxy(() => chain, {
    get: (_target, name) => {
      if (name !== 'test') return chain
      return (rule: RegExp | ((file: string) => boolean)) => {
        rules.push(typeof rule === 'function' ? rule : (file) => rule.test(file))
        return chain
      }
    },
  })
  for (const register of [dropUnusedFiles, dropBigInt, smallerTaro]) register(chain as never)
  rules.push(needsTranspiling)

  test.each([
    ['@trpc', 'client', 'dist', 'index.mjs'],
    ['@noble', 'hashes', 'sha2.js'],
    ['@tarojs', 'shared', 'dist', 'components.js'],
    ['react-reconciler', 'cjs', 'react-reconciler.production.min.js'],
  ])('%s/%s', (...parts) => {
    const matching = (file: string) => rules.map((rule) => rule(file))
    const onLinux = matching(path.posix.join('/work/node_modules', ...parts))
    expect(onLinux).toContain(true)
    expect(matching(path.win32.join('C:\\work\\node_modules', ...parts))).toEqual(onLinux)
  })
})

describe('browser of the tests where npm brings none', () => {
  const machine = (platform: NodeJS.Platform, present: string, env = {}) => ({ platform, env, exists: (file: string) => file === present })
  const CHROME = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
  const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  const WINDOWS = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
  const MACOS = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'

  test.each([
    ['Chrome on Windows', 'win32', CHROME, WINDOWS],
    ['Edge on Windows', 'win32', EDGE, WINDOWS],
    ['Edge on macOS', 'darwin', MACOS, {}],
  ] as const)('%s is found', (_what, platform, present, env) => {
    expect(installedBrowser(machine(platform, present, env))).toBe(present)
  })

  test('a machine without one is told what to install', () => {
    expect(() => installedBrowser(machine('win32', MACOS, WINDOWS))).toThrow('TEST_CHROMIUM')
  })
})
