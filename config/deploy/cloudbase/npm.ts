/** Where npm's own program lies, and how a tool is started by it. */
import { existsSync } from 'node:fs'
import nodePath from 'node:path'
import { DeployStopped } from './stopped'

/** Tools that are asked for when they are needed, at versions whose flags and output this program was written for. */
export const TOOLS = {
  cloudbase: { package: '@cloudbase/cli@2.12.10', program: 'tcb' },
  wechat: { package: 'miniprogram-ci@2.1.42', program: 'miniprogram-ci' },
} as const

export type Tool = keyof typeof TOOLS

interface Machine {
  env: Record<string, string | undefined>
  /** Path of Node's program. */
  node: string
  /** Rules of paths of its system. */
  path: typeof nodePath.posix
  exists: (path: string) => boolean
}
export const THIS_MACHINE: Machine = { env: process.env, node: process.execPath, path: nodePath, exists: existsSync }

/**
 * npm's JavaScript, which Node runs itself: on Windows `npm` and `npx` are .cmd files, which Node starts only by way of a shell.
 * @throws DeployStopped if it is not found
 */
export function npmProgram({ env, node, path, exists }: Machine = THIS_MACHINE): string {
  const own = env['npm_execpath']
  // Yarn and pnpm set the same variable to programs that know other commands.
  const isNpm = own !== undefined && /npm-cli\.[cm]?js$/.test(own)
  const installed = [
    path.join(path.dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(path.dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const found = [...(isNpm ? [own] : []), ...installed].find((each) => exists(each))
  if (found) return found
  throw new DeployStopped('找不到 npm：用 npm run deploy 来运行，或者重新安装 Node.js')
}

/** npm's arguments for a tool. */
export const toolArguments = (tool: Tool, args: readonly string[]): string[] => [
  'exec',
  '--yes',
  `--package=${TOOLS[tool].package}`,
  '--',
  TOOLS[tool].program,
  ...args,
]

/** The same command as a person would type it. */
export const shownCommand = (tool: Tool, args: readonly string[]): string =>
  [
    'npx',
    '--yes',
    `--package=${TOOLS[tool].package}`,
    TOOLS[tool].program,
    ...args.map((each) => (/[\s]/.test(each) ? `"${each}"` : each)),
  ].join(' ')
