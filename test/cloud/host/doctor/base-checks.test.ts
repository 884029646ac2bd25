/** `npm run doctor` on a base in its database: schema, people, timer and clock. */
import { minute } from '../../../../src/domain/calendar/calendar'
import { type Deployment, OWN, startDeployment } from '../../../support/deployment'
import { onServer } from '../../../support/guarded-postgres'

let here: Deployment
beforeAll(async () => {
  here = await startDeployment()
})
afterAll(() => here.close())

test.each([
  [
    'an older schema',
    `update schema_version set name = '0013_leaving-kept', migrated_to = migrated_to - 1`,
    `update schema_version set name = '${OWN}', migrated_to = migrated_to + 1`,
    [`有错  表结构：旧：库是 0013_leaving-kept，程序要 ${OWN}`, '      → 先备份，再重启服务，启动时会升级（云开发：npm run deploy）'],
  ],
  [
    'a newer schema',
    `update schema_version set name = '0099_tomorrow', migrated_to = migrated_to + 1`,
    `update schema_version set name = '${OWN}', migrated_to = migrated_to - 1`,
    [`有错  表结构：新：库是 0099_tomorrow，程序要 ${OWN}`, '      → 换成做了 0099_tomorrow 的那一版程序；旧程序不能用新库'],
  ],
  [
    "another program's table of versions",
    `alter table schema_version rename functions to checksum`,
    `alter table schema_version rename checksum to functions`,
    ['有错  表结构：库里的 schema_version 表不是这个程序的，这个库在给别的程序用', expect.stringContaining('单独建一个库或模式')],
  ],
  [
    'samples in a base for real people',
    'update base set is_demo = true',
    'update base set is_demo = false',
    ['有错  样例：库里是演示的样例，活动和人都是编的', expect.stringContaining('空库')],
  ],
  [
    'a timer that has stopped',
    `update job_runs set finished_at = finished_at - interval '20 minutes'`,
    'update job_runs set finished_at = now()',
    ['有错  定时任务：20 分钟前跑完，之后就停了', expect.stringContaining('minutely')],
  ],
  [
    'a timer that is late',
    `update job_runs set finished_at = finished_at - interval '5 minutes'`,
    'update job_runs set finished_at = now()',
    ['注意  定时任务：5 分钟前跑完', expect.stringContaining('minutely')],
  ],
  [
    'jobs that never came to an end',
    `update job_runs set finished_at = null`,
    'update job_runs set finished_at = now()',
    ['有错  定时任务：N 秒前开始，从来没有跑完过', expect.stringContaining('日志')],
  ],
  [
    'a base without an administrator',
    `create table kept as select volunteer_id, role from roles; delete from roles`,
    'insert into roles (volunteer_id, role) select * from kept; drop table kept',
    [
      '注意  管理员：还没有',
      expect.stringContaining('像运行 doctor 那样运行 admin code（tongxin admin code 或 node server.mjs admin code）'),
    ],
  ],
])('%s is named', async (_what, breaking, mending, lines) => {
  await onServer(here.url, breaking)
  try {
    expect(await here.faults()).toEqual(lines)
  } finally {
    await onServer(here.url, mending)
  }
  expect(await here.faults()).toEqual([])
})

test.each([
  [-3 * minute - 20_000, '有错  时钟：数据库比这台机器快 3 分钟，到点的事都停着'],
  [3 * minute + 20_000, '有错  时钟：数据库比这台机器慢 3 分钟，到点的事都停着'],
  [30_000, /^注意 {2}时钟：数据库比这台机器慢 (29|30) 秒$/],
])('a clock that is off by %i ms is named', async (ahead, line) => {
  const lines = await here.faults({}, { ahead })
  expect(lines[0]).toEqual(typeof line === 'string' ? line : expect.stringMatching(line))
  expect(lines[1]).toContain('NTP')
})

test('where npm runs the doctor, the missing administrator is told the script of npm', async () => {
  await onServer(here.url, `create table kept as select volunteer_id, role from roles; delete from roles`)
  try {
    expect((await here.faults({ npm_lifecycle_event: 'doctor' }))[1]).toContain('运行 npm run admin -- code')
  } finally {
    await onServer(here.url, 'insert into roles (volunteer_id, role) select * from kept; drop table kept')
  }
})
