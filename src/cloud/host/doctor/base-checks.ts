/** Checks of a base in its database: schema, clock, timer, people. */
import { type Instant, minute } from '../../../domain/calendar/calendar'
import { clocksAgree } from '../../../domain/calendar/clocks'
import { type Database, sqlStateOf } from '../../db/database'
import { lastJobRun } from '../../db/job-runs'
import { hasAdministrator } from '../../db/people/opening-codes'
import type { SchemaVersion } from '../../db/schema-sources'
import { compareVersions, ownVersion, storedVersion } from '../../db/schema-version'
import { loadBase } from '../../db/vocabulary/vocabulary'
import { databaseAhead } from '../database-clock'
import { type Check, type Verdict, ok, warning, wrong } from './finding'
import { DATABASE } from './server-checks'
import { spanInWords } from './words'

const SCHEMA = '表结构'
const CLOCK = '时钟'

export interface BaseParts {
  db: () => Database
  now: () => Instant
  /** True where a demonstration is asked for. */
  demo: boolean
  /** Order to run the program that prints an opening code, in the form that fits this deployment. */
  codeProgram: string
}

export const baseChecks = ({ db, now, demo, codeProgram }: BaseParts): Check[] => [
  { name: SCHEMA, needs: [DATABASE], run: () => ofSchema(db()) },
  { name: CLOCK, needs: [DATABASE], run: () => ofClock(db(), now) },
  { name: '定时任务', needs: [SCHEMA, CLOCK], run: () => ofTimer(db(), now) },
  { name: '样例', needs: [SCHEMA], run: () => ofSamples(db(), demo) },
  { name: '管理员', needs: [SCHEMA], run: () => ofAdministrator(db(), codeProgram) },
]

const UNDEFINED_COLUMN = '42703'

async function ofSchema(db: Database): Promise<Verdict> {
  try {
    return judgeSchema(await storedVersion(db), ownVersion())
  } catch (error) {
    if (sqlStateOf(error) !== UNDEFINED_COLUMN) throw error
    // Other tools name a table so, too.
    return wrong(
      '库里的 schema_version 表不是这个程序的，这个库在给别的程序用',
      '给同心服务单独建一个库或模式，改 DATABASE_URL；确实是它自己的旧库，就先备份，再重启服务',
    )
  }
}

function judgeSchema(stored: SchemaVersion | null, own: SchemaVersion): Verdict {
  if (!stored) return wrong(`库是空的，程序要 ${own.name}`, '启动一次服务就会建好（云开发：npm run deploy）')
  const versions = `库是 ${stored.name}，程序要 ${own.name}`
  switch (compareVersions(stored, own)) {
    case 'same':
      return ok(own.name)
    case 'older':
      return wrong(
        `旧：${versions}${stored.name === own.name ? '（函数不同）' : ''}`,
        '先备份，再重启服务，启动时会升级（云开发：npm run deploy）',
      )
    case 'newer':
      return wrong(`新：${versions}`, `换成做了 ${stored.name} 的那一版程序；旧程序不能用新库`)
  }
}

/** Difference that the program bears, and that grows if nobody looks, ms. */
const NOTICED = 10_000

async function ofClock(db: Database, now: () => Instant): Promise<Verdict> {
  const ahead = await databaseAhead(db, now)
  const found = ahead === 0 ? '和数据库一致' : `数据库比这台机器${ahead > 0 ? '快' : '慢'} ${spanInWords(Math.abs(ahead))}`
  if (!clocksAgree(ahead)) return wrong(`${found}，到点的事都停着`, '在两台机器上都打开对时（NTP），看哪一台的时间不对')
  return Math.abs(ahead) > NOTICED ? warning(found, '在两台机器上都打开对时（NTP）') : ok(found)
}

/** The timer comes every minute. */
const LATE = 3 * minute
const STOPPED = 10 * minute
const START_IT = '看服务是不是在运行；云开发里看函数 api 的定时触发器 minutely 是不是建好、是不是报错'

async function ofTimer(db: Database, now: () => Instant): Promise<Verdict> {
  const run = await lastJobRun(db)
  if (!run) return warning('还没有跑过', `服务开着，一分钟内会跑第一次。${START_IT}`)
  if (run.finishedAt === null) return wrong(`${spanInWords(now() - run.startedAt)}前开始，从来没有跑完过`, '看日志里的 job 和 jobs 两种行')
  const ago = now() - run.finishedAt
  const found = `${spanInWords(Math.max(0, ago))}前跑完`
  if (ago <= LATE) return ok(found)
  return ago <= STOPPED ? warning(found, START_IT) : wrong(`${found}，之后就停了`, START_IT)
}

async function ofSamples(db: Database, demo: boolean): Promise<Verdict> {
  const base = await loadBase(db)
  if (!base) return warning('没有样例，基地也还没有开通', '由管理员在“我的 → 组织者工作台 → 开通基地”填，或者由程序 found 从文件开通')
  if (base.isDemo && !demo)
    return wrong('库里是演示的样例，活动和人都是编的', '给真实的人用，就换一个空库，或者把这个库清空（启动服务时会说命令）')
  if (!base.isDemo && demo) return warning('库里是真实的基地，DEMO=1 不起作用', '去掉 DEMO，或者写 DEMO=0')
  return ok(base.isDemo ? '演示，都是样例' : '没有样例')
}

async function ofAdministrator(db: Database, codeProgram: string): Promise<Verdict> {
  return (await hasAdministrator(db)) ? ok('有') : warning('还没有', `${codeProgram}，它打印一个开通码；在“我的 → 组织者入口”输入`)
}
