/** The functions as they are online, from the table that `tcb fn list` prints. */
import { CLOUD_FUNCTIONS, type CloudFunction, RUNTIME } from '../../cloud-functions'
import { functionsFolder, toolEnvironment } from './cloudbaserc'
import { type Command, type Run, callTool, stoppedBy } from './run'
import { DeployStopped } from './stopped'

export interface Online {
  name: string
  runtime: string
  /** Time of the last change, as the platform writes it. */
  changedAt: string
  /** State in the tool's language. */
  state: string
}

/** More than an environment can have: the tool lists 20 otherwise. */
const MOST_LISTED = 100
const COLUMNS = 6
const READY = ['部署完成', 'Deployment completed']

/** Functions of a printed table; null if the output contains no table. */
export function functionsIn(output: string): Online[] | null {
  const rows = output
    .split(/\r?\n/)
    .filter((line) => /^\s*[│|]/.test(line))
    .map((line) =>
      line
        .split(/[│|]/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  if (rows.length === 0 || rows.some((cells) => cells.length !== COLUMNS)) return null
  // The first row is the head.
  return rows.slice(1).map(([, name = '', runtime = '', , changedAt = '', state = '']) => ({ name, runtime, changedAt, state }))
}

/** @throws DeployStopped without a login, environment or network, and for an output that is no table */
export async function listOnline(run: Run): Promise<Online[]> {
  const command: Command = {
    title: '查看云端的函数',
    limit: 'list',
    cwd: functionsFolder(run.root),
    env: toolEnvironment(run.settings, run.secrets),
  }
  const { environment, region } = run.settings
  const ended = await callTool(run, 'cloudbase', ['fn', 'list', '-e', environment, '-r', region, '-l', String(MOST_LISTED)], command)
  if (run.isDryRun) return []
  const found = ended.code === 0 ? functionsIn(ended.text) : null
  if (found) return found
  throw stoppedBy(run, command, ended, 'CloudBase 的命令行没有给出函数列表。下面是它的话')
}

/** @throws DeployStopped if another deployment is changing a function, or its runtime is another */
export function checkOnline(online: readonly Online[]): void {
  for (const { name } of Object.values(CLOUD_FUNCTIONS)) {
    const found = online.find((each) => each.name === name)
    if (found) checkOne(found)
  }
}

function checkOne({ name, runtime, state }: Online): void {
  if (runtime !== RUNTIME) {
    throw new DeployStopped(
      `云端的函数 ${name} 的运行环境是 ${runtime}，要的是 ${RUNTIME}，而函数建好以后不能换运行环境。` +
        `在云开发控制台 → 云函数 删除 ${name}（数据在数据库里，不受影响；删除期间小程序打不开），再运行一次`,
    )
  }
  if (/更新中|创建中|发布中|删除中|ing$/i.test(state)) {
    throw new DeployStopped(`云端的函数 ${name} 是“${state}”，可能有人同时在部署。等一两分钟，问问同事，再重来`)
  }
}

/**
 * Proof that a deployment arrived, since the command line ends with 0 even when the platform refuses one.
 * @throws DeployStopped if the function is missing, unchanged or not ready
 */
export function checkArrived(name: CloudFunction['name'], before: readonly Online[], after: readonly Online[]): void {
  const found = after.find((each) => each.name === name)
  if (!found) throw new DeployStopped(`云端没有函数 ${name}：部署没有成功，再运行一次`)
  checkOne(found)
  if (!READY.includes(found.state)) {
    throw new DeployStopped(`云端的函数 ${name} 是“${found.state}”：在云开发控制台 → 云函数 → ${name} 看原因，再运行一次`)
  }
  if (before.find((each) => each.name === name)?.changedAt === found.changedAt) {
    throw new DeployStopped(`云端的函数 ${name} 还是 ${found.changedAt} 的那一版：部署没有成功，再运行一次`)
  }
}
