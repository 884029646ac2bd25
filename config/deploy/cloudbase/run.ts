/** One deployment as its steps see it: settings, secrets, and the tools with the reasons of their failures. */
import type { Settings } from './fields'
import { THIS_MACHINE, type Tool, npmProgram, shownCommand, toolArguments } from './npm'
import { type Ended, runNode } from './process'
import { type Secrets, maskOf } from './secrets'
import { DeployStopped } from './stopped'
import { reasonIn } from './tool-errors'

export interface Run {
  settings: Settings
  secrets: Secrets
  /** Project folder. */
  root: string
  env: Record<string, string | undefined>
  isDryRun: boolean
  /** True if a person sits at the terminal. */
  isInteractive: boolean
  limits: Limits
  say: (line: string) => void
}

/** Variables of the builds, which a dry run may show. */
const PUBLIC = new Set(['TARO_APP_CLOUD_ENV', 'TARO_APP_API_ORIGIN', 'TARO_APP_WEB_ORIGIN', 'NODE_ENV'])

/** Longest time of each kind of work, ms. The first call of a tool downloads it. */
export interface Limits {
  build: number
  login: number
  list: number
  deploy: number
  invoke: number
  upload: number
}

const minute = 60_000
export const USUAL_LIMITS: Limits = {
  build: 15 * minute,
  login: 10 * minute,
  list: 6 * minute,
  deploy: 10 * minute,
  invoke: 3 * minute,
  upload: 25 * minute,
}

export interface Command {
  /** Noun for the messages, such as `部署 api`. */
  title: string
  limit: keyof Limits
  cwd: string
  env?: Record<string, string>
  isInteractive?: boolean
}

export const callTool = (run: Run, tool: Tool, args: readonly string[], command: Command): Promise<Ended> =>
  call(run, toolArguments(tool, args), shownCommand(tool, args), command)

export const callScript = (run: Run, script: string, command: Command): Promise<Ended> =>
  call(run, ['run', '--silent', script], `npm run ${script}`, command)

/**
 * Starts npm with the arguments. A dry run only shows the command.
 * @throws DeployStopped for a tool that takes too long
 */
async function call(run: Run, args: readonly string[], shown: string, command: Command): Promise<Ended> {
  if (run.isDryRun) {
    run.say(`  [不执行] ${shown}`)
    for (const name of Object.keys(command.env ?? {}))
      run.say(`           环境变量 ${name}=${PUBLIC.has(name) ? command.env?.[name] : '******'}`)
    return { code: 0, isLate: false, text: '' }
  }
  const { isInteractive, cwd } = command
  const env = { ...run.env, ...command.env, LANG: 'zh_CN.UTF-8' }
  const limit = run.limits[command.limit]
  const ended = await runNode({ args: [npmProgram({ ...THIS_MACHINE, env: run.env }), ...args], cwd, env, limit, isInteractive })
  if (ended.isLate) throw stoppedBy(run, command, ended, `等了 ${shownTime(limit)}没有结果，已经停掉。检查网络（要不要代理）后重来`)
  return ended
}

/** Stops with the tool's own reason in Chinese, if it is known, and the end of what it said. */
export const stoppedBy = (run: Run, { title }: Command, { text }: Ended, otherwise: string): DeployStopped =>
  new DeployStopped(`${title}：${reasonIn(text) ?? otherwise}`, lastLines(maskOf(run.secrets)(text)))

const LINES_SHOWN = 12

/** Last lines of an output, without the tool's banner and stack. */
const lastLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^\s+at |^CloudBase CLI |tcb ai/.test(line))
    .slice(-LINES_SHOWN)

const shownTime = (ms: number): string => (ms < minute ? `${Math.ceil(ms / 1000)} 秒` : `${Math.round(ms / minute)} 分钟`)
