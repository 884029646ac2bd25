/** Checks of a PostgreSQL server: what a base needs of it, before a base is in it. */
import { type Connection, type Database, databaseTime, encodingOf } from '../../db/database'
import { connectionLimits, replicationOf, rightsOf, serverVersion, textRules, wireOf } from '../../db/server-facts'
import { type Check, type Verdict, ok, warning, wrong } from './finding'
import { judgeWire, trustOf } from './wire'

export const DATABASE = '数据库'
const VERSION = '数据库版本'
const ENCODING = '编码'

/** First PostgreSQL whose forms the schema uses. */
const OLDEST = 150_000

export interface ServerParts {
  /** The connection's database; called only after the database was reached. */
  db: () => Database
  databaseUrl: string
  /** Certificates of the authority that the deployment names; null for none. */
  databaseCa: string | null
  env: Record<string, string | undefined>
  /** Most connections of one host. */
  poolSize: number
}

export const serverChecks = (parts: ServerParts): Check[] => [
  { name: VERSION, needs: [DATABASE], run: () => ofVersion(parts.db()) },
  { name: '库里的权限', needs: [DATABASE], run: () => ofRights(parts.db()) },
  { name: ENCODING, needs: [DATABASE], run: () => ofEncoding(parts.db()) },
  { name: '字母和排序', needs: [VERSION, ENCODING], run: () => ofText(parts.db()) },
  { name: '加密连接', needs: [DATABASE], run: () => ofWire(parts) },
  { name: '连接数', needs: [DATABASE], run: () => ofConnections(parts) },
  { name: '同步复制', needs: [DATABASE], run: () => ofReplication(parts.db()) },
]

/** Verdict of a database that answers. @throws when it does not */
export async function answering({ db }: Connection): Promise<Verdict> {
  const asked = performance.now()
  await databaseTime(db)
  return ok(`连得上，${Math.ceil(performance.now() - asked)} 毫秒`)
}

async function ofVersion(db: Database): Promise<Verdict> {
  const { number, text } = await serverVersion(db)
  return number >= OLDEST ? ok(`PostgreSQL ${text}`) : wrong(`PostgreSQL ${text} 太旧`, '换成 PostgreSQL 15 或更新的版本')
}

async function ofRights(db: Database): Promise<Verdict> {
  const rights = await rightsOf(db)
  if (rights.schema === null)
    return wrong(`search_path（${rights.searchPath}）里的模式都不存在`, '先在库里 create schema，或者改 DATABASE_URL 里的 search_path')
  if (rights.isReadOnly)
    return wrong('数据库现在只能读，报名和签到都写不进去', '看它是不是满了（先扩大空间），或者地址指到了备机（换成主机的地址）')
  if (!rights.mayCreateTables)
    return wrong(`不能在模式 ${rights.schema} 里建表`, `请数据库管理员执行：grant create on schema ${rights.schema} to 这个用户`)
  if (rights.hasBtreeGist) return ok(`可以建表，btree_gist 已装好`)
  if (!rights.offersBtreeGist) return wrong('数据库没有 btree_gist 这个扩展', '装上 PostgreSQL 的 contrib 包，或者换一个有它的数据库服务')
  if (!rights.mayCreateBtreeGist)
    return wrong(
      'btree_gist 还没有装，这个用户也没有权装',
      '请数据库管理员在这个库里执行：create extension btree_gist with schema pg_catalog',
    )
  return ok('可以建表，btree_gist 会在升级时装上')
}

async function ofEncoding(db: Database): Promise<Verdict> {
  const encoding = (await encodingOf(db)) ?? '未知'
  if (encoding === 'UTF8') return ok('UTF8')
  return wrong(
    `${encoding}，存不了中文`,
    "另建一个库：create database tongxin encoding 'UTF8' locale 'C.UTF-8' template template0，再把 DATABASE_URL 指过去",
  )
}

/**
 * The order of the list and of pages is by times and ids, so any collation will do for it. But names and searched texts are compared by
 * `lower`, which must know the letters that JavaScript knows.
 */
async function ofText(db: Database): Promise<Verdict> {
  const { locale, lowersLetters, isOrderedAnew } = await textRules(db)
  if (isOrderedAnew)
    return wrong(
      '系统的排序规则换了版本，索引可能找不到已有的人',
      '停掉服务，在这个库里执行：reindex database 库名；再执行：alter database 库名 refresh collation version',
    )
  if (lowersLetters) return ok(locale)
  return warning(`${locale} 只认英文字母的大小写，带外文字母的姓名和标题可能搜不到`, "有机会时把库导到用 locale 'C.UTF-8' 建的新库里")
}

const ofWire = async ({ db, databaseUrl, databaseCa, env }: ServerParts): Promise<Verdict> =>
  judgeWire(await wireOf(db()), trustOf(databaseUrl, databaseCa, env))

async function ofConnections({ db, poolSize }: ServerParts): Promise<Verdict> {
  const { server, used, role, database } = await connectionLimits(db())
  const most = Math.min(server, role ?? server, database ?? server)
  const whose = most === server ? '数据库' : most === role ? '这个用户' : '这个库'
  const facts = `${whose}最多 ${most} 个，数据库上现有 ${used} 个；一个服务最多用 ${poolSize} 个`
  // One more for a migration, which has a connection of its own.
  if (most < poolSize + 1) return wrong(facts, `把上限调到 ${2 * poolSize + 2} 以上，不然人多时会排队出错`)
  if (used > server * 0.8) return warning(facts, '停掉多余的程序，或者把 max_connections（或套餐）调大')
  if (most < 2 * (poolSize + 1)) return warning(facts, `只够一个服务；升级时新旧两个一起开，把上限调到 ${2 * poolSize + 2} 以上`)
  return ok(facts)
}

/** Modes of a commit that waits until the standby has it on its disk. */
const WAITING = ['on', 'remote_apply']

async function ofReplication(db: Database): Promise<Verdict> {
  const { standbyNames, commit, standbys } = await replicationOf(db)
  const waits = WAITING.includes(commit)
  if (standbyNames === '' || !waits) {
    const which = standbyNames === '' ? 'synchronous_standby_names 是空的' : `synchronous_commit = ${commit}`
    return warning(
      `没有开（${which}），数据库的机器坏了会丢最后几秒的报名`,
      "有备机时设 synchronous_standby_names = 'ANY 1 (*)' 和 synchronous_commit = on；托管的数据库问平台，没有备机就靠备份",
    )
  }
  if (standbys === 0)
    return wrong('开了，但没有备机连着，所有保存都会卡住', '先把备机连上；一时连不上就把 synchronous_standby_names 改成空的，再 reload')
  return ok(`开着，${standbys} 台备机连着`)
}
