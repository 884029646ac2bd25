/** `npm run doctor` on real database servers that lack something, beside one that is well. */
import { CERTIFICATE } from '../../../support/certificate'
import { type Deployment, OWN, startDeployment } from '../../../support/deployment'
import { onServer, startGuarded } from '../../../support/guarded-postgres'
import type { PostgresServer } from '../../../support/setup/postgres-server'

let here: Deployment
let guarded: PostgresServer
beforeAll(async () => {
  ;[here, guarded] = await Promise.all([startDeployment(), startGuarded()])
  const latin = `create database latin encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`
  await onServer(guarded.url, 'create database unfit', latin)
  await onServer(databaseOf('unfit'), 'grant create on schema public to clerk')
})
afterAll(async () => {
  await guarded.remove()
  await here.close()
})

const databaseOf = (name: string, user = 'postgres'): string => {
  const url = new URL(guarded.url)
  url.pathname = `/${name}`
  return url.href.replace('postgres@', `${user}@`)
}
/** The tests' common server by TCP, which has no TLS. */
const withoutTls = () => here.url.replace(/\?.*/, '')

test('a deployment that is well has a line for each check', async () => {
  expect(await here.printed()).toEqual([
    '好　  数据库：连得上，N 毫秒',
    expect.stringMatching(/^好　 {2}数据库版本：PostgreSQL 17\.\d+$/),
    '好　  库里的权限：可以建表，btree_gist 已装好',
    '好　  编码：UTF8',
    '好　  字母和排序：C.UTF-8',
    '好　  加密连接：没有加密，数据库就在这台机器上',
    '好　  连接数：数据库最多 197 个，数据库上现有 N 个；一个服务最多用 10 个',
    '注意  同步复制：没有开（synchronous_standby_names 是空的），数据库的机器坏了会丢最后几秒的报名',
    expect.stringContaining("synchronous_standby_names = 'ANY 1 (*)' 和 synchronous_commit = on"),
    `好　  表结构：${OWN}`,
    '好　  时钟：和数据库一致',
    '好　  定时任务：N 秒前跑完',
    '好　  样例：没有样例',
    '好　  管理员：有',
    '好　  微信令牌：拿到了',
    '好　  内容检查：自己的服务器用词表查；图片没有机器查',
    '好　  磁盘（备份）：剩 40 GB（40%）',
    '好　  备份：4.0 KB，8 小时前',
    '好　  备份试恢复：50 张表 1200 行，3 天前',
    '0 项有错，1 项注意，17 项好',
  ])
})

test.each([
  ['a wrong password', () => databaseOf('unfit', 'clerk:wrong'), '数据库：数据库不认这个用户名和密码（28P01）', '%40'],
  ['a database that is not there', () => databaseOf('nowhere'), '数据库：没有这个名字的数据库（3D000）', 'create database'],
  [
    'a port on which nobody listens',
    () => 'postgresql://a:b@127.0.0.1:1/base',
    '数据库：数据库没有运行，或者不在这个地址上（ECONNREFUSED）',
    '防火墙',
  ],
  ['an address that is none', () => 'postgresql://a:b@:x/base', '数据库：DATABASE_URL 不是一个地址', '%40'],
  ['TLS that the server lacks', () => `${withoutTls()}?sslmode=require`, '数据库：数据库没有开加密（TLS），地址里却要求加密', 'sslmode'],
  [
    'a certificate that has signed itself',
    () => `${databaseOf('unfit')}?sslmode=require`,
    '数据库：数据库的证书是自己签的，没有公共机构担保（DEPTH_ZERO_SELF_SIGNED_CERT）',
    'DATABASE_CA',
  ],
])('%s is named, and what needs the database is not checked', async (_what, address, line, mend) => {
  const lines = await here.printed({ DATABASE_URL: address() })
  expect(lines.slice(0, 3)).toEqual([`有错  ${line}`, expect.stringContaining(mend), '未查  数据库版本：先解决“数据库”'])
  expect(lines.at(-1)).toBe('1 项有错，0 项注意，5 项好，12 项未查')
  expect(lines.join('\n')).not.toMatch(/wrong|a:b/)
})

test('a certificate is good with its authority, and warned of when nobody checks it', async () => {
  const url = databaseOf('unfit')
  const wire = async (mode: string, ca: Record<string, string> = {}) =>
    (await here.printed({ DATABASE_URL: `${url}?sslmode=${mode}`, ...ca })).find((line) => line.includes('加密连接'))
  expect(await wire('verify-full', { DATABASE_CA: CERTIFICATE })).toBe('好　  加密连接：TLSv1.3，证书由 DATABASE_CA 里的机构担保')
  expect(await wire('no-verify')).toBe('注意  加密连接：TLSv1.3，但没有核对证书，中间的人可以冒充数据库')
})

test('a certificate that the address itself leaves unchecked is warned of', async () => {
  const lines = await here.printed({ DATABASE_URL: `${databaseOf('unfit')}?ssl=no-verify` })
  expect(lines).toContain('注意  加密连接：TLSv1.3，但没有核对证书，中间的人可以冒充数据库')
})

test('a socket whose database does not run is named so', async () => {
  const lines = await here.printed({ DATABASE_URL: 'postgresql://a:b@/base?host=/nowhere/at/all' })
  expect(lines.slice(0, 2)).toEqual(['有错  数据库：数据库没有运行：它的套接字文件不在（ENOENT）', expect.stringContaining('启动数据库')])
})

test.each([
  [
    'a role that may not make the extension',
    () => databaseOf('unfit', 'clerk:right'),
    [
      '有错  库里的权限：btree_gist 还没有装，这个用户也没有权装',
      '      → 请数据库管理员在这个库里执行：create extension btree_gist with schema pg_catalog',
    ],
  ],
  [
    'a role that may not make tables',
    () => databaseOf('postgres', 'clerk:right'),
    ['有错  库里的权限：不能在模式 public 里建表', '      → 请数据库管理员执行：grant create on schema public to 这个用户'],
  ],
  [
    'a database that is read-only',
    () => `${databaseOf('unfit')}?options=-c%20default_transaction_read_only=on`,
    ['有错  库里的权限：数据库现在只能读，报名和签到都写不进去', expect.stringContaining('先扩大空间')],
  ],
  [
    'a search path without a schema',
    () => `${databaseOf('unfit')}?options=-c%20search_path=county`,
    ['有错  库里的权限：search_path（county）里的模式都不存在', expect.stringContaining('create schema')],
  ],
])('%s is named beside the empty database', async (_what, address, lines) => {
  expect(await here.faults({ DATABASE_URL: address() })).toEqual([
    ...lines,
    `有错  表结构：库是空的，程序要 ${OWN}`,
    expect.stringContaining('启动一次服务就会建好'),
  ])
})

test('a database of another encoding is named with the statement that makes a right one', async () => {
  const lines = await here.printed({ DATABASE_URL: databaseOf('latin') })
  expect(lines).toEqual(
    expect.arrayContaining([
      '有错  编码：SQL_ASCII，存不了中文',
      expect.stringContaining("create database tongxin encoding 'UTF8' locale 'C.UTF-8' template template0"),
      '未查  字母和排序：先解决“编码”',
    ]),
  )
})

test.each([
  [5, '有错  连接数：这个用户最多 5 个'],
  [15, '注意  连接数：这个用户最多 15 个'],
  [40, '好　  连接数：这个用户最多 40 个'],
])('a role with %i connections is held against the pool', async (limit, line) => {
  await onServer(guarded.url, `alter role clerk connection limit ${limit}`)
  const lines = await here.printed({ DATABASE_URL: databaseOf('unfit', 'clerk:right') })
  await onServer(guarded.url, 'alter role clerk connection limit -1')
  expect(lines.find((each) => each.includes('连接数'))).toContain(line)
})

test('synchronous replication without a standby is wrong, since every commit waits for one', async () => {
  await onServer(guarded.url, `alter system set synchronous_standby_names = 'ANY 1 (*)'`, 'select pg_reload_conf()')
  const lines = await here.printed({ DATABASE_URL: databaseOf('unfit') })
  await onServer(guarded.url, 'alter system reset synchronous_standby_names', 'select pg_reload_conf()')
  expect(lines).toContain('有错  同步复制：开了，但没有备机连着，所有保存都会卡住')
})
