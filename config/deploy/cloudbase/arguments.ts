/** Arguments of `npm run deploy`. */
import { nearest } from './nearest'
import { STEPS, type StepName } from './steps'
import { DeployStopped } from './stopped'
import { TASKS, type Task } from './tasks'

export interface Arguments {
  isDryRun: boolean
  from: StepName
  /** Work of the function `migrate` alone, in place of a deployment. */
  task: Task | null
  /** Path of deploy.json. */
  file: string
  isHelp: boolean
}

const FLAGS = ['--dry-run', '--from', '--file', '--doctor', '--administrator', '--help']

export const USAGE = [
  '用法：npm run deploy -- [--dry-run] [--from 步骤] [--file 文件]',
  '      npm run deploy -- --doctor | --administrator',
  '  --dry-run   只说要做什么，什么都不改',
  `  --from      从这一步开始：${STEPS.join('、')}`,
  '  --file      设置文件，平时是 deploy.json（照 config/deploy/deploy.example.json 写）',
  '  --doctor    不部署，只查数据库、定时任务、微信是不是都好',
  '  --administrator  不部署，只给一个新的开通码，唯一的管理员没了的时候用',
  '密码不写进文件：运行时会问，或者放进环境变量 DATABASE_PASSWORD、WECHAT_APP_SECRET',
]

/**
 * npm keeps flags for itself that do not stand after ` -- `, and PowerShell drops a bare ` -- `. A dry run must not become a real one by it.
 * @throws DeployStopped for an unknown flag or step, with the known one that it resembles, and for a flag that npm kept
 */
export function readArguments(given: readonly string[], env: Record<string, string | undefined>): Arguments {
  const kept = ['--from', '--file', '--doctor', '--administrator'].find((flag) => env[`npm_config_${flag.slice(2)}`])
  if (kept)
    throw new DeployStopped(
      `${kept} 被 npm 自己收走了：写成 npm run deploy -- ${kept} …，在 PowerShell 里写成 npm.cmd run deploy -- ${kept} …`,
    )
  const args: Arguments = { isDryRun: env['npm_config_dry_run'] === 'true', from: 'build', task: null, file: 'deploy.json', isHelp: false }
  const rest = given.flatMap((each) =>
    /^--\w+=/.test(each) ? [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] : [each],
  )
  for (let at = 0; at < rest.length; at++) {
    const flag = rest[at] ?? ''
    if (flag === '--dry-run') args.isDryRun = true
    else if (flag === '--help') args.isHelp = true
    else if (isTask(flag)) args.task = flag.slice(2) as Task
    else if (flag === '--from') args.from = stepOf(rest[++at])
    else if (flag === '--file') args.file = valueOf(flag, rest[++at])
    else throw new DeployStopped(`不认识 ${flag}${suggestion(flag, FLAGS)}`, USAGE)
  }
  return args
}

const isTask = (flag: string) => TASKS.some((task) => flag === `--${task}`)

const suggestion = (typed: string, known: readonly string[]): string => {
  const near = nearest(typed, known)
  return near ? `，是不是 ${near}？` : ''
}

function valueOf(flag: string, value: string | undefined): string {
  if (value && !value.startsWith('--')) return value
  throw new DeployStopped(`${flag} 后面要写一个值`, USAGE)
}

function stepOf(value: string | undefined): StepName {
  const typed = valueOf('--from', value)
  const step = STEPS.find((each) => each === typed)
  if (step) return step
  throw new DeployStopped(`没有“${typed}”这一步${suggestion(typed, STEPS)}`, USAGE)
}
