/** Deployments that stop: what a tool fails with, what is online, and two at once. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { County, ENVIRONMENT } from './county'

let county: County
beforeEach(() => {
  county = new County()
  county.build(ENVIRONMENT)
})
afterEach(() => county.remove())

/** A fault of each command, and the sentence that the deployment stops with. */
const FAULTS: readonly [command: string, fault: { text: string; code: number }, sentence: string, from: string | null][] = [
  ['fn list', { code: 1, text: '✖ 无有效身份信息，请使用 cloudbase login 登录' }, '登录没有或过期', null],
  ['fn list', { code: 0, text: '<html>welcome to the hotel</html>' }, '没有给出函数列表', null],
  ['build:weapp', { code: 1, text: 'Error: Cannot find module' }, 'npm ci', 'build'],
  ['audit:weapp', { code: 1, text: '主包 481 KB，最多 480 KB' }, '481 KB', 'upload'],
  ['fn deploy migrate', { code: 0, text: '✖ [migrate] 函数部署失败\n✖   错误码: AuthFailure.TokenFailure' }, '不认这个登录', 'migrate'],
  ['fn deploy migrate', { code: 0, text: 'ℹ nothing was done' }, '部署没有成功', 'migrate'],
  [
    'fn invoke migrate',
    { code: 0, text: '✖ [migrate] 调用失败\n错误信息：Invoking task timed out after 55 seconds' },
    '数据库保持原样',
    'migrate',
  ],
  ['fn deploy api', { code: 0, text: '✖   错误码: UnauthorizedOperation' }, '没有这个环境的权限', 'api'],
  ['upload', { code: 1, text: '[error] 20003 Error: errCode: -10008; errMsg: invalid ip: 203.0.113.9' }, '白名单', 'upload'],
  ['upload', { code: 0, text: 'npm: nothing to do' }, '微信没有接受', 'upload'],
]

describe('A deployment that fails', () => {
  test.each(FAULTS)('stops where %s fails with %j', async (command, fault, sentence, from) => {
    county.put({ faults: { [command]: fault } })
    const { code, output } = await county.deploy(['--from', from ?? 'upload'])
    expect(code).toBe(1)
    expect(output).toContain(sentence)
    // After a deployment that claims success the functions are listed, which shows that nothing changed.
    expect(county.called().at(-1)).toBe(sentence === '部署没有成功' ? 'fn list' : command)
    if (from) expect(output).toContain(`npm run deploy -- --from ${from}`)
  })

  test('is done if only the timer was there already', async () => {
    const text = '✖ [api] 函数部署失败\n✖   错误信息: [api] 创建触发器失败：trigger minutely already exists'
    county.put({ faults: { 'fn deploy api': { code: 0, text, isDoneFirst: true } } })
    expect((await county.deploy(['--from', 'api'])).code).toBe(0)
  })

  test('goes on from the step that failed, and repeats none before it', async () => {
    county.put({ faults: { upload: { code: 1, text: 'socket hang up' } } })
    const failed = await county.deploy(['--from', 'migrate'])
    expect({ code: failed.code, isCodeShown: failed.output.includes('开通码') }).toEqual({ code: 1, isCodeShown: true })
    county.put({ calls: [], faults: {} })
    const { code } = await county.deploy(['--from', 'upload'])
    expect({ code, called: county.called() }).toEqual({ code: 0, called: ['fn list', 'audit:weapp', 'upload'] })
  })

  test('ends a tool that hangs', async () => {
    county.put({ faults: { 'fn list': 'hang' } })
    const { code, output } = await county.deploy([], { limits: { list: 300 } })
    expect(code).toBe(1)
    expect(output).toContain('没有结果，已经停掉')
  })

  test('ends a tool that hangs on Windows, where npm’s own program runs without a shell', async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' })
    county.put({ faults: { upload: 'hang' } })
    const { code, output } = await county.deploy(['--from', 'upload'], { limits: { upload: 300 } })
    Object.defineProperty(process, 'platform', { ...platform })
    expect(code).toBe(1)
    expect(output).toContain('上传小程序：等了 1 秒没有结果，已经停掉')
  })

  test('says in Chinese why migrate refused, and shows no code', async () => {
    county.put({ answer: { ok: false, reason: 'schema-newer', message: 'its schema is 0099_later' } })
    const { code, output } = await county.deploy(['--from', 'migrate'])
    expect({ code, last: county.called().at(-1) }).toEqual({ code: 1, last: 'fn invoke migrate' })
    expect(output).toContain('这份程序太旧')
    expect(output).toContain('0099_later')
    expect(output).not.toContain('开通码')
  })
})

describe('What is online', () => {
  const online = (runtime: string, state: string) => county.put({ online: { api: { runtime, state, changedAt: '2026-01-01 08:00:00' } } })

  test('has the pinned runtime, since it cannot be changed', async () => {
    online('Nodejs16.13', '部署完成')
    const { code, output } = await county.deploy()
    expect({ code, called: county.called() }).toEqual({ code: 1, called: ['fn list'] })
    expect(output).toContain('Nodejs16.13')
    expect(output).toContain('删除 api')
  })

  test('is not being changed by somebody else', async () => {
    online('Nodejs20.19', '更新中')
    const { code, output } = await county.deploy()
    expect({ code, called: county.called() }).toEqual({ code: 1, called: ['fn list'] })
    expect(output).toContain('可能有人同时在部署')
  })
})

describe('A build', () => {
  test('that is missing is asked for', async () => {
    rmSync(join(county.root, 'dist/cloud/api'), { recursive: true })
    const { code, output } = await county.deploy(['--from', 'api'])
    expect({ code, called: county.called() }).toEqual({ code: 1, called: ['fn list'] })
    expect(output).toContain('还没有构建')
  })

  test('for another environment is not uploaded', async () => {
    county.build('other-1a2b')
    const { code, output } = await county.deploy(['--from', 'upload'])
    expect({ code, called: county.called() }).toEqual({ code: 1, called: ['fn list'] })
    expect(output).toContain('给环境“other-1a2b”构建的')
  })
})

describe('Two deployments at once', () => {
  const lock = () => join(county.root, 'locks', `tongxin-deploy-${ENVIRONMENT}.lock`)

  test('the second of one computer is refused while the first runs', async () => {
    writeFileSync(lock(), String(process.pid))
    const { code, output } = await county.deploy()
    expect({ code, called: county.called() }).toEqual({ code: 1, called: [] })
    expect(output).toContain('另一个部署正在进行')
  })

  test('a lock whose process ended holds nobody up, and none stays behind', async () => {
    writeFileSync(lock(), '2147480000')
    expect((await county.deploy(['--from', 'upload'])).code).toBe(0)
    expect(existsSync(lock())).toBe(false)
  })
})

test('npm run deploy ends with 1 and a Chinese sentence', () => {
  const main = join(__dirname, '../../../config/deploy/cloudbase/main.ts')
  const tsx = join(__dirname, '../../../node_modules/tsx/dist/cli.mjs')
  const { status, stdout } = spawnSync(process.execPath, [tsx, main, '--from', 'uplaod'], { cwd: county.root, encoding: 'utf8' })
  expect({ status, sentence: stdout.split('\n')[0] }).toEqual({ status: 1, sentence: '✗ 没有“uplaod”这一步，是不是 upload？' })
})
