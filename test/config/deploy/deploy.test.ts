/** Deploying to CloudBase, with stand-ins of npm and the tools that run as processes. */
import { hashOf } from '../../../src/cloud/people/tokens'
import { tidyOpening } from '../../../src/domain/people/opening'
import { APPID, CERTIFICATE, County, type Deployed, ENVIRONMENT, MIGRATED, PASSWORD, WECHAT_SECRET } from './county'

const WHOLE = [
  'fn list',
  'build:weapp',
  'build:cloud',
  'fn deploy migrate',
  'fn list',
  'fn invoke migrate',
  'fn deploy api',
  'fn list',
  'audit:weapp',
  'upload',
]
const ADDRESS = `postgres://tongxin:${encodeURIComponent(PASSWORD)}@10.0.0.5:5432/tongxin`

/** Each secret in every form that could be read. */
const secretsOf = (county: County) => [
  PASSWORD,
  encodeURIComponent(PASSWORD),
  JSON.stringify(PASSWORD).slice(1, -1),
  WECHAT_SECRET,
  county.get().online['migrate']?.config?.envVariables['MIGRATE_KEY'] ?? 'no key',
]

describe('A first deployment', () => {
  const county = new County()
  let deployed: Deployed
  beforeAll(async () => {
    deployed = await county.deploy()
  })
  afterAll(() => county.remove())

  test('goes through its steps, and migrates before the new api is online', () => {
    expect({ code: deployed.code, called: county.called() }).toEqual({ code: 0, called: WHOLE })
    expect(deployed.output).toContain('部署完了')
  })

  test('builds for the environment, and gives each function what it needs alone', () => {
    const { calls, online } = county.get()
    expect(calls.find(({ name }) => name === 'build:weapp')?.environment).toBe(ENVIRONMENT)
    expect(online['api']).toMatchObject({
      runtime: 'Nodejs20.19',
      config: {
        timeout: 8,
        handler: 'index.main',
        installDependency: false,
        triggers: [{ name: 'minutely', type: 'timer', config: '0 * * * * * *' }],
        vpc: { vpcId: 'vpc-c0117e57', subnetId: 'subnet-c0117e57' },
      },
    })
    expect(online['api']?.config?.envVariables).toEqual({ DATABASE_URL: ADDRESS, WECHAT_APP_ID: APPID, WECHAT_APP_SECRET: WECHAT_SECRET })
    expect(online['migrate']?.config?.envVariables).toEqual({
      DATABASE_URL: ADDRESS,
      WECHAT_APP_ID: APPID,
      WECHAT_APP_SECRET: WECHAT_SECRET,
      MIGRATE_KEY: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  test('asks npm for the tools at pinned versions', () => {
    const tools = county.get().calls.filter(({ args }) => args[0] === 'exec')
    expect(new Set(tools.map(({ args }) => args.slice(1, 5).join(' ')))).toEqual(
      new Set(['--yes --package=@cloudbase/cli@2.12.10 -- tcb', '--yes --package=miniprogram-ci@2.1.42 -- miniprogram-ci']),
    )
  })

  test('passes the appid to the uploader, and a version with the day in China', () => {
    const upload = county.get().calls.find(({ name }) => name === 'upload')
    expect(upload?.args.join(' ')).toContain(`--appid ${APPID} --uv 0.1.0.20261201`)
  })

  test('prints the first administrator’s code, whose hash alone leaves the computer', () => {
    const [, code = ''] = /管理员的开通码：(\S+)/.exec(deployed.output) ?? []
    expect(hashOf(tidyOpening(code))).toBe(county.get().openingHash)
    const written = county.files() + JSON.stringify(county.get())
    expect([code, tidyOpening(code)].filter((each) => written.includes(each))).toEqual([])
  })

  test('shows its secrets in no output, argument or file', () => {
    const texts = { output: deployed.output, args: JSON.stringify(county.get().calls), files: county.files() }
    const found = secretsOf(county).flatMap((secret) => Object.entries(texts).filter(([, text]) => text.includes(secret)))
    expect(found.map(([where]) => where)).toEqual([])
  })
})

describe('A repeated deployment', () => {
  const county = new County()
  afterAll(() => county.remove())

  test('upgrades nothing, shows no code to a base with an administrator, and passes another key and the database’s authority', async () => {
    county.build(ENVIRONMENT)
    county.write('ca.pem', `Root of the county\r\n${CERTIFICATE.replaceAll('\n', '\r\n')}`)
    county.change({ databaseCa: 'ca.pem' })
    const changedAt = '2026-01-01 08:00:00'
    const key = 'k'.repeat(43)
    const migrate = { runtime: 'Nodejs20.19', state: '部署完成', changedAt, config: { envVariables: { MIGRATE_KEY: key } } }
    county.put({ online: { migrate }, answer: { ...MIGRATED, applied: [], hasAdministrator: true } })
    const { code, output } = await county.deploy(['--from', 'migrate'])
    expect(code).toBe(0)
    expect(output).toContain('不用升级')
    expect(output).not.toContain('开通码')
    const { online } = county.get()
    expect(online['migrate']?.config?.envVariables['MIGRATE_KEY']).not.toBe(key)
    expect(online['api']?.config?.envVariables['DATABASE_CA']).toBe(CERTIFICATE.trim())
  })
})

describe('A deployment', () => {
  let county: County
  beforeEach(() => {
    county = new County()
    county.build(ENVIRONMENT)
  })
  afterEach(() => county.remove())

  test('masks the secrets that a failing tool quotes', async () => {
    county.put({ faults: { 'fn deploy api': { code: 0, text: '✖ [api] 函数部署失败\n✖   错误信息: refused $GIVEN' } } })
    const { code, output } = await county.deploy(['--from', 'api'])
    expect(code).toBe(1)
    expect(output).toContain('TONGXIN_DATABASE_URL=postgres://tongxin:******@')
    expect(secretsOf(county).filter((secret) => output.includes(secret))).toEqual([])
  })

  test('asks for a secret without showing it', async () => {
    county.env['DATABASE_PASSWORD'] = undefined
    const asked: [string, boolean][] = []
    const ask = (question: string, isSecret: boolean) => {
      asked.push([question, isSecret])
      return Promise.resolve(PASSWORD)
    }
    const { code } = await county.deploy(['--from', 'api'], { ask })
    expect({ code, asked, called: county.called() }).toEqual({
      code: 0,
      asked: [['数据库密码（不显示）', true]],
      called: ['login', 'fn list', 'fn deploy api', 'fn list', 'audit:weapp', 'upload'],
    })
    expect(county.get().online['api']?.config?.envVariables['DATABASE_URL']).toBe(ADDRESS)
  })

  test('without a secret stops where nobody can be asked, and names a mistyped variable', async () => {
    county.env['WECHAT_APP_SECRET'] = undefined
    county.env['WECHAT_APPSECRET'] = 'x'
    const { code, output } = await county.deploy()
    expect({ code, called: county.called() }).toEqual({ code: 1, called: [] })
    expect(output).toContain('环境变量 WECHAT_APP_SECRET（现在有 WECHAT_APPSECRET，是不是写错了？）')
  })

  test('needs no secret of WeChat when texts are checked by words', async () => {
    county.env['WECHAT_APP_SECRET'] = undefined
    county.change({ contentCheck: 'words' })
    expect((await county.deploy(['--from', 'api'])).code).toBe(0)
    expect(county.get().online['api']?.config?.envVariables).toEqual({ DATABASE_URL: ADDRESS, CONTENT_CHECK: 'words' })
  })

  test('that is dry shows what would be run and written, runs nothing and writes nothing', async () => {
    const before = county.files()
    const { code, output } = await county.deploy(['--dry-run'])
    expect({ code, called: county.called(), files: county.files() }).toEqual({ code: 0, called: [], files: before })
    expect(output).toContain(`npx --yes --package=@cloudbase/cli@2.12.10 tcb fn deploy api -e ${ENVIRONMENT} -r ap-shanghai --force --yes`)
    expect(output).toContain('{{env.TONGXIN_DATABASE_URL}}')
    expect(secretsOf(county).filter((secret) => output.includes(secret))).toEqual([])
  })
})

describe('A task', () => {
  let county: County
  beforeEach(() => {
    county = new County()
  })
  afterEach(() => county.remove())
  const ONLY_MIGRATE = ['build:cloud', 'fn list', 'fn deploy migrate', 'fn list', 'fn invoke migrate']

  test('prints what the doctor finds, with its exit code, and deploys neither api nor mini-program', async () => {
    const findings = [{ name: '时钟', state: 'wrong', found: '慢 3 分钟', mend: '打开对时' }]
    county.put({ answer: { ok: true, code: 2, findings } })
    const { code, output } = await county.deploy(['--doctor'])
    expect({ code, called: county.called() }).toEqual({ code: 2, called: ONLY_MIGRATE })
    expect(output).toContain('有错  时钟：慢 3 分钟')
    expect(county.get()).toMatchObject({ task: 'doctor' })
  })

  test('gives a code to a base whose administrator is lost, and a deployment gives it none', async () => {
    county.put({ answer: { ...MIGRATED, hasAdministrator: true } })
    const { code, output } = await county.deploy(['--administrator'])
    expect({ code, called: county.called() }).toEqual({ code: 0, called: ONLY_MIGRATE })
    expect(output).not.toContain('升级')
    const [, opening = ''] = /管理员的开通码：(\S+)/.exec(output) ?? []
    expect(county.get()).toMatchObject({ task: 'administrator', openingHash: hashOf(tidyOpening(opening)) })
    expect((await county.deploy(['--from', 'migrate'])).output).not.toContain('开通码')
  })
})
