/** All checks of a server of one's own. */
import { statfs } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import type { Instant } from '../../../domain/calendar/calendar'
import { checkByWords } from '../../content/words'
import type { Connection } from '../../db/database'
import { connectPostgres } from '../../db/postgres'
import { DataFolderInUse, openDataFolder } from '../data-folder'
import { type Stray, mistypedIn } from '../environment'
import { CONNECTIONS } from '../open-database'
import { type Settings, readSettings } from '../settings'
import { baseChecks } from './base-checks'
import { type Space, diskChecks } from './disk-checks'
import { type Check, type Finding, type Verdict, ok, runChecks, warning, wrong } from './finding'
import { explain } from './reasons'
import { DATABASE, answering, serverChecks } from './server-checks'
import { tokenCheck, wordsCheck } from './wechat-checks'

type Environment = Record<string, string | undefined>

/** Form in which an operator starts `admin code`: npm names its script, and a server that is installed has no npm. */
const codeProgramOf = (env: Environment): string =>
  env['npm_lifecycle_event']
    ? '运行 npm run admin -- code'
    : '像运行 doctor 那样运行 admin code（tongxin admin code 或 node server.mjs admin code）'

export interface Surroundings {
  env: Environment
  now: () => Instant
  spaceOf?: (folder: string) => Promise<Space>
}

/** Connections of the checks: a check that hangs keeps one, and the next takes another. */
const OWN_CONNECTIONS = 3

/** Checks a server of one's own, in its environment. Nothing is migrated, made or changed. */
export async function examineServer({ env, now, spaceOf = spaceOfFolder }: Surroundings): Promise<Finding[]> {
  const strays = findingsOfNames(env)
  if (strays.some(({ state }) => state === 'wrong')) return strays
  let settings: Settings
  try {
    settings = readSettings(env)
  } catch (error) {
    return [...strays, { name: '设置', ...explain(error) }]
  }
  const { databaseUrl, databaseCa, demo, dataDir, backupDir, contentWords } = settings
  const opened: { connection?: Connection } = {}
  const db = () => dbOf(opened)
  const reached: Check = databaseUrl ? { name: DATABASE, run: () => reach(opened, databaseUrl, databaseCa) } : embedded(opened, settings)
  const server = databaseUrl ? serverChecks({ db, databaseUrl, databaseCa, env, poolSize: CONNECTIONS }) : []
  const checks = [
    reached,
    ...server,
    ...baseChecks({ db, now, demo, codeProgram: codeProgramOf(env) }),
    tokenCheck(env, {}, demo),
    wordsCheck(checkByWords(contentWords), contentWords.length),
    ...diskChecks({ dataDir: databaseUrl ? null : dataDir, backupDir, demo, now, spaceOf }),
  ]
  try {
    return [...strays, ...(await runChecks(checks, explain))]
  } finally {
    await closed(opened.connection)
  }
}

/** Longest wait for the connections of checks that hang, ms. */
const CLOSED_WITHIN = 1_000

const closed = (connection?: Connection) =>
  Promise.race([connection?.close(), new Promise((resolve) => setTimeout(resolve, CLOSED_WITHIN).unref())])

/** Mistyped settings; a sure one alone is wrong, since the setting that it should be is missing in all other checks. */
function findingsOfNames(env: Environment): Finding[] {
  const { refused, doubtful } = mistypedIn(env)
  const finding = (judge: typeof wrong, { name, meant }: Stray) => ({
    name: '设置',
    ...judge(`不认识环境变量 ${name}`, `是不是 ${meant.join(' 或 ')}？不是这个程序的就不用管`),
  })
  return [...refused.map((stray) => finding(wrong, stray)), ...doubtful.map((stray) => finding(warning, stray))]
}

const dbOf = ({ connection }: { connection?: Connection }) => {
  if (!connection) throw new Error('the database was not reached')
  return connection.db
}

async function reach(opened: { connection?: Connection }, url: string, ca: string | null): Promise<Verdict> {
  opened.connection = connectPostgres(url, OWN_CONNECTIONS, { ca })
  return answering(opened.connection)
}

/** The embedded database belongs to one process: a server that runs is asked, and otherwise its folder is opened. */
function embedded(opened: { connection?: Connection }, { dataDir, host, port }: Settings): Check {
  const run = async (): Promise<Verdict> => {
    if (!existsSync(dataDir)) return wrong(`还没有数据文件夹 ${dataDir}`, '启动一次服务；数据在别处就设 DATA_DIR')
    try {
      opened.connection = await openFolder(dataDir)
      return ok('内置数据库打得开，现在没有服务在用')
    } catch (error) {
      if (!(error instanceof DataFolderInUse)) throw error
      return ofRunning(`http://${isAnywhere(host) ? 'localhost' : host}:${port}/ready`)
    }
  }
  return { name: DATABASE, run }
}

const isAnywhere = (host: string): boolean => ['0.0.0.0', '::'].includes(host)
const READY_WITHIN = 4_000

async function ofRunning(address: string): Promise<Verdict> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(READY_WITHIN) }).catch(() => null)
  if (!answer) return wrong(`有服务占着数据文件夹，${address} 却没有回答`, 'HOST 和 PORT 要和服务的一样；服务卡住了就重启它')
  if (!answer.ok) return wrong(`服务开着，但没有准备好：${await answer.text()}`, '看服务的日志')
  return { ...ok('服务在用内置数据库，/ready 说它是好的'), blocks: '服务在用数据库，停了服务才能查' }
}

async function openFolder(dataDir: string): Promise<Connection> {
  const folder = await openDataFolder(dataDir, () => process.exit(2))
  try {
    const { openPglite } = await import('../../db/pglite')
    const connection = await openPglite(folder.database)
    return {
      ...connection,
      close: async () => {
        await connection.close()
        folder.release()
      },
    }
  } catch (error) {
    folder.release()
    throw error
  }
}

async function spaceOfFolder(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, whole: blocks * bsize }
}
