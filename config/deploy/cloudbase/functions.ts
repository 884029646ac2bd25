/** Deploying a function, and running `migrate`. */
import type { CloudFunction } from '../../cloud-functions'
import { linesOf } from '../../../src/cloud/host/doctor/finding'
import type { DoctorAnswer, MigrateAnswer, MigrateRefusal } from '../../../src/cloud/host/function/migrate-function'
import { functionsFolder, toolEnvironment } from './cloudbaserc'
import { type Online, checkArrived, listOnline } from './online'
import { type Command, type Run, callTool, stoppedBy } from './run'
import { DeployStopped } from './stopped'

type Answer = MigrateAnswer | DoctorAnswer
type Migrated = Extract<MigrateAnswer, { ok: true }>

/** Words of a failed deployment, after which the command line ends with 0 nonetheless. */
const FAILED = /失败|错误信息|配置冲突|[Ff]ailed|✖/
/** The timer of an earlier deployment, which the command line creates last, after code and configuration. */
const TIMER_EXISTS = /ResourceInUse\.Trigger|(?:触发器|[Tt]rigger)[^\n]*(?:已存在|exist)/

/**
 * @param before functions as they were online
 * @returns functions as they are now. @throws DeployStopped unless the function is online, ready, and newer than before
 */
export async function deployFunction(run: Run, name: CloudFunction['name'], before: readonly Online[]): Promise<Online[]> {
  const command: Command = {
    title: `部署函数 ${name}`,
    limit: 'deploy',
    cwd: functionsFolder(run.root),
    env: toolEnvironment(run.settings, run.secrets),
  }
  const { environment, region } = run.settings
  const ended = await callTool(run, 'cloudbase', ['fn', 'deploy', name, '-e', environment, '-r', region, '--force', '--yes'], command)
  if (run.isDryRun) return []
  const isDone = ended.code === 0 && (!FAILED.test(ended.text) || TIMER_EXISTS.test(ended.text))
  if (!isDone) throw stoppedBy(run, command, ended, 'CloudBase 没有接受。下面是它的话')
  const after = await listOnline(run)
  checkArrived(name, before, after)
  return after
}

/** Chinese texts of the function's refusals. */
const REFUSALS: Readonly<Record<MigrateRefusal, string>> = {
  forbidden: '密钥对不上，多半有人同时在部署。问问同事，再运行 npm run deploy -- --from migrate',
  misconfigured: '函数的设置不对：看 deploy.json 的 databaseUrl 和 databaseCa',
  'not-utf8': '数据库的编码不是 UTF8，存不了中文：新建一个编码为 UTF8 的库，把 databaseUrl 换成它',
  'schema-newer': '数据库已经由更新的版本升级过，这份程序太旧：换成那个版本或更新的程序再部署。数据没有动',
  unavailable: '连不上数据库：看 databaseUrl 的主机和端口、密码、vpcId 和 subnetId 是否和数据库同一个网络、数据库的安全组有没有放行',
  failed: '有一步没有成功，数据库保持原样。照下面的原因处理（空间满了或数据库只读、权限不够、没有扩展 btree_gist），再重来',
}

/**
 * Brings the database to the program's schema.
 * @returns true if the base has an administrator; null in a dry run
 * @throws DeployStopped for a refusal, and for an answer that is not the function's
 */
export async function migrateDatabase(run: Run): Promise<{ hasAdministrator: boolean } | null> {
  const answer = await invokeMigrate<Migrated>(run, '升级数据库')
  if (answer === null) return null
  const { applied, version, hasAdministrator } = answer
  run.say(applied.length === 0 ? `  数据库已经是 ${version}，不用升级。` : `  数据库升级到 ${version}（${applied.length} 步）。`)
  return { hasAdministrator }
}

/** Has the function store the opening code of the event. @returns false in a dry run. @throws DeployStopped for a refusal */
export const storeCode = async (run: Run): Promise<boolean> => (await invokeMigrate<Migrated>(run, '换开通码')) !== null

/** Prints the function's findings. @returns the doctor's exit code; 0 in a dry run */
export async function examine(run: Run): Promise<number> {
  const answer = await invokeMigrate<DoctorAnswer>(run, '检查')
  if (answer === null) return 0
  for (const line of linesOf(answer.findings)) run.say(line)
  return answer.code
}

/** @returns the answer; null in a dry run. @throws DeployStopped for a refusal, and for an answer that is not the function's */
async function invokeMigrate<A extends { ok: true }>(run: Run, title: string): Promise<A | null> {
  const command: Command = {
    title,
    limit: 'invoke',
    cwd: functionsFolder(run.root),
    env: toolEnvironment(run.settings, run.secrets),
  }
  const { environment, region } = run.settings
  const ended = await callTool(run, 'cloudbase', ['fn', 'invoke', 'migrate', '-e', environment, '-r', region], command)
  if (run.isDryRun) return null
  const answer = ended.code === 0 ? answerIn(ended.text) : null
  if (!answer) throw stoppedBy(run, command, ended, /timed? ?out|超时/i.test(ended.text) ? LATE : '函数 migrate 没有给出结果。下面是原话')
  if (!answer.ok) throw new DeployStopped(`${title}：${REFUSALS[answer.reason] ?? answer.reason}`, [answer.message])
  return answer as unknown as A
}

const LATE = '没有在时限内完成，数据库保持原样。数据很多时要换个空闲的时候；再来一次也不会重复做'

/** The answer in the tool's output. Logs of the function follow it, so that the first line with such an object counts. */
export function answerIn(output: string): Answer | null {
  for (const line of output.split(/\r?\n/)) {
    const [, json] = /^(?:返回结果|Return result)[：:]\s*(\{.*\})\s*$/.exec(line) ?? []
    const found = json === undefined ? null : parsed(json)
    if (found) return found
  }
  return null
}

function parsed(json: string): Answer | null {
  try {
    const found = JSON.parse(json) as Partial<Answer>
    return typeof found.ok === 'boolean' ? (found as Answer) : null
  } catch {
    return null
  }
}
