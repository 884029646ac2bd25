/** `npm run doctor` on what is around a base: WeChat, disks, backups, a server that runs; and the program itself. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataFolder } from '../../../../src/cloud/host/data-folder'
import { day, hour } from '../../../../src/domain/calendar/calendar'
import { type Backup, type Deployment, GIGABYTE, SECRET, startDeployment } from '../../../support/deployment'
import { SERVER } from '../../../support/programs'
import { TOKEN } from '../../../support/wechat-server'

let here: Deployment
beforeAll(async () => {
  here = await startDeployment()
})
beforeEach(() => {
  here.backUp()
  here.weChat.tokenRefusal = null
})
afterAll(() => here.close())

test.each([
  [{ free: 5 * GIGABYTE, whole: 100 * GIGABYTE }, '注意  磁盘（备份）：剩 5.0 GB（5%）'],
  [{ free: GIGABYTE / 2, whole: 2 * GIGABYTE }, '注意  磁盘（备份）：剩 512 MB（25%）'],
  [{ free: 0, whole: 100 * GIGABYTE }, '有错  磁盘（备份）：剩 0 B（0%），快写不进去了'],
])('a disk with the space %j is named', async (space, line) => {
  expect(await here.faults({}, { space })).toEqual([line, expect.stringContaining('扩大磁盘')])
})

test.each([
  [40_001, 'invalid credential', '微信令牌：AppSecret 不对，或者不是这个 AppID 的（40001）', '重置 AppSecret'],
  [40_125, 'invalid appsecret', '微信令牌：AppSecret 无效（40125）', '32 位'],
  [40_013, 'invalid appid', '微信令牌：AppID 无效（40013）', 'WECHAT_APP_ID'],
  [
    40_164,
    'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist',
    '微信令牌：微信不认这台机器的地址 203.0.113.7（40164）',
    'IP 白名单，加上203.0.113.7',
  ],
])("WeChat's refusal %i has a sentence of its own", async (errcode, errmsg, line, mend) => {
  here.weChat.tokenRefusal = { errcode, errmsg }
  expect(await here.faults()).toEqual([`有错  ${line}`, expect.stringContaining(mend)])
})

test('an account of WeChat that is missing is warned of for real people, and not in a demonstration', async () => {
  const without = { WECHAT_APP_ID: '', WECHAT_APP_SECRET: '' }
  expect(await here.faults(without)).toEqual([
    '注意  微信令牌：没有填 WECHAT_APP_ID 和 WECHAT_APP_SECRET，没有人能用微信登录',
    expect.stringContaining('环境变量'),
  ])
  expect(await here.printed({ ...without, DEMO: '1' })).toContain('好　  微信令牌：演示，不用微信登录')
})

test.each<[string, Backup, string]>([
  ['a backup of the day before', { age: 30 * hour }, '注意  备份：4.0 KB，30 小时前'],
  ['a backup of last week', { age: 6 * day }, '有错  备份：4.0 KB，6 天前'],
  ['a backup that was cut off', { bytes: 9_999 }, '有错  备份：备份文件 base.dump 的大小和当时不一样'],
  ['a backup that could not be restored', { isRestored: false }, '有错  备份试恢复：上次试着恢复没有成功'],
  ['a restore that nobody tried for long', { checkAge: 9 * day }, '有错  备份试恢复：50 张表 1200 行，9 天前'],
])('%s is named', async (_what, backup, line) => {
  here.backUp(backup)
  expect(await here.faults()).toEqual([line, expect.stringMatching(/^ {6}→ /)])
})

test('without a folder of backups the guide is named', async () => {
  expect(await here.faults({ BACKUP_DIR: '' })).toEqual([
    '注意  备份：没有设 BACKUP_DIR，不知道有没有备份',
    expect.stringContaining('config/deploy/README.md'),
  ])
})

test("an embedded database that a server holds is asked for by the server's own word", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'held-'))
  const held = await openDataFolder(dataDir, () => undefined)
  const server = createServer((_request, response) => response.writeHead(status).end('{"status":"not ready"}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let status = 200
  const settings = { DATABASE_URL: '', DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String((server.address() as AddressInfo).port) }
  const well = await here.printed(settings)
  status = 503
  const ill = await here.printed(settings)
  server.close()
  const silent = await here.printed({ ...settings, PORT: '1' })
  held.release()
  rmSync(dataDir, { recursive: true })
  expect(well.slice(0, 2)).toEqual(['好　  数据库：服务在用内置数据库，/ready 说它是好的', '未查  表结构：服务在用数据库，停了服务才能查'])
  expect(ill[0]).toBe('有错  数据库：服务开着，但没有准备好：{"status":"not ready"}')
  expect(silent[0]).toContain('却没有回答')
})

test('a setting that is refused is the only finding', async () => {
  expect(await here.printed({ PORT: 'http' })).toEqual([
    expect.stringMatching(/^有错 {2}设置：PORT=http/),
    expect.stringContaining('→'),
    '1 项有错，0 项注意，0 项好',
  ])
})

test('a mistyped setting is the only finding, and an unknown one of a family a warning', async () => {
  expect(await here.printed({ DATABSE_URL: 'x', DATABASE_URL: '' })).toEqual([
    '有错  设置：不认识环境变量 DATABSE_URL',
    '      → 是不是 DATABASE_URL？不是这个程序的就不用管',
    '1 项有错，0 项注意，0 项好',
  ])
  expect(await here.faults({ WECHAT_TOKEN: 'x' })).toEqual([
    '注意  设置：不认识环境变量 WECHAT_TOKEN',
    expect.stringContaining('WECHAT_APP_SECRET'),
  ])
})

test("the program's exit code tells a monitor the worst finding, and nothing that it prints is secret", () => {
  const run = (change: Record<string, string>, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, 'doctor', ...args], {
      env: { ...process.env, ...here.environment({ WECHAT_API: 'http://127.0.0.1:1', ...change }) },
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  const unreached = { DATABASE_URL: 'postgresql://clerk:hushhush@127.0.0.1:1/base' }
  const { status, stdout } = run(unreached, '--json')
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({
    code: 2,
    findings: expect.arrayContaining([expect.objectContaining({ name: '微信令牌', state: 'wrong' })]),
  })
  expect(stdout).not.toMatch(new RegExp(`${SECRET}|hushhush|${TOKEN}`))
  expect(run({}, '--help')).toMatchObject({ status: 64, stderr: 'usage: npm run doctor [-- --json]\n' })
})
