/** One deployment from its arguments to its exit code. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { USAGE, readArguments } from './arguments'
import { type Ask, Interrupted } from './ask'
import { codeLines, todoLines } from './finish'
import { lockEnvironment } from './lock'
import { type Limits, USUAL_LIMITS } from './run'
import { maskOf } from './secrets'
import { type Sources, readSecrets, readSettings } from './settings'
import { type Outcome, runSteps, runTask } from './steps'
import { DeployStopped } from './stopped'

export interface Machine {
  /** Project folder. */
  root: string
  /** Folder of the locks, the same for every deployment of this computer's user. */
  lockFolder: string
  env: Record<string, string | undefined>
  /** Null where nobody can be asked. */
  ask: Ask | null
  now: () => Date
  say: (line: string) => void
  limits?: Limits
}

/** @returns exit code: 0 for a deployment or a dry run that went through, the doctor's own, 1 otherwise, with the reason said in Chinese */
export async function deploy(args: readonly string[], machine: Machine): Promise<number> {
  try {
    return await deployed(args, machine)
  } catch (error) {
    if (error instanceof Interrupted) machine.say('已中断，什么都没有改。')
    else if (error instanceof DeployStopped) sayStopped(error, machine.say)
    else throw error
    return 1
  }
}

function sayStopped({ message, details }: DeployStopped, say: Machine['say']): void {
  say(`✗ ${message}`)
  for (const line of details) say(`    ${line}`)
}

async function deployed(args: readonly string[], machine: Machine): Promise<number> {
  const { root, env, say } = machine
  const { isDryRun, from, task, file, isHelp } = readArguments(args, env)
  if (isHelp) USAGE.forEach((line) => say(line))
  if (isHelp) return 0
  checkRoot(root)
  const sources: Sources = { file: resolve(root, file), env, ask: machine.ask, say, isDryRun }
  const settings = await readSettings(sources)
  const secrets = await readSecrets(settings, sources)
  const mask = maskOf(secrets)
  const run = {
    settings,
    secrets,
    root,
    env,
    isDryRun,
    isInteractive: machine.ask !== null,
    limits: machine.limits ?? USUAL_LIMITS,
    say: (line: string) => say(mask(line)),
  }
  const work = task ? '用到' : '部署到'
  say(`${work}云开发环境 ${settings.environment}（${settings.region}），小程序 ${settings.appid}${isDryRun ? '：只演示，什么都不改' : ''}`)
  const lock = isDryRun ? null : lockEnvironment(machine.lockFolder, settings.environment)
  const outcome: Outcome = { openingCode: null, version: null }
  try {
    if (task) return await runTask(run, task, outcome, machine.now())
    await runSteps(run, from, outcome, machine.now())
    say(isDryRun ? '演示完了。' : '部署完了。')
  } finally {
    lock?.release()
    codeLines(outcome).forEach((line) => say(line))
  }
  todoLines(outcome, settings.environment).forEach((line) => say(line))
  return 0
}

function checkRoot(root: string): void {
  const path = join(root, 'package.json')
  const isProject = existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as { name?: string }).name === 'tongxin'
  if (!isProject) throw new DeployStopped('要在项目的文件夹里运行 npm run deploy')
}
