/** The doctor in the cloud function `migrate`, which reaches a database that nothing outside does. */
import { main } from '../../../../src/cloud/host/function/migrate-function'
import type { DoctorAnswer } from '../../../../src/cloud/host/function/migrate-function'
import { type Finding, linesOf } from '../../../../src/cloud/host/doctor/finding'
import { type Deployment, SECRET, startDeployment } from '../../../support/deployment'
import { onServer } from '../../../support/guarded-postgres'
import { TOKEN } from '../../../support/wechat-server'

const KEY = 'k'.repeat(32)
const NAMES = ['DATABASE_URL', 'MIGRATE_KEY', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_API', 'CONTENT_CHECK'] as const
let here: Deployment

beforeAll(async () => {
  here = await startDeployment()
})
beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  Object.assign(process.env, here.environment({ MIGRATE_KEY: KEY }))
  delete process.env['CONTENT_CHECK']
  here.weChat.checkCode = 0
})
afterEach(() => {
  jest.restoreAllMocks()
  for (const name of NAMES) delete process.env[name]
})
afterAll(() => here.close())

const ask = (event: object = {}) => main({ key: KEY, task: 'doctor', ...event }, {})
const findings = async (): Promise<Finding[]> => ((await ask()) as DoctorAnswer).findings
const content = async () => linesOf(await findings()).find((line) => line.includes('内容检查'))

test('it answers with the findings and their exit code, without secrets, and changes nothing', async () => {
  const versions = () => onServer(here.url, 'select * from schema_version')
  const before = await versions()
  const answer = (await ask()) as DoctorAnswer
  expect(answer).toMatchObject({ ok: true, code: 1, findings: expect.arrayContaining([{ name: '管理员', state: 'ok', found: '有' }]) })
  expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${SECRET}|${KEY}|${TOKEN}|openid-admin|陈样例`))
  expect(await versions()).toEqual(before)
})

test('it asks for the key, like a migration', async () => {
  expect(await ask({ key: 'x'.repeat(32) })).toMatchObject({ ok: false, reason: 'forbidden' })
  expect(await ask({ task: 'dance' })).toMatchObject({ ok: false, reason: 'forbidden' })
})

test('it has WeChat look at a harmless text', async () => {
  expect(await content()).toBe('好　  内容检查：微信查过一句平常的话')
  here.weChat.checkCode = 61_010
  expect(await content()).toBe('好　  内容检查：接口通；管理员两小时内没有开过小程序，只试到这一步')
  here.weChat.checkCode = 48_001
  expect(await content()).toBe('有错  内容检查：微信不查（48001）')
})

test('without a token WeChat is not asked to look, and with the list of words it need not', async () => {
  here.weChat.tokenRefusal = { errcode: 40_125, errmsg: 'invalid appsecret' }
  expect(await content()).toBe('未查  内容检查：先解决“微信令牌”')
  here.weChat.tokenRefusal = null
  delete process.env['WECHAT_APP_SECRET']
  expect(await content()).toBe('有错  内容检查：没有微信账号，任何活动都发布不了')
  process.env['CONTENT_CHECK'] = 'words'
  expect(await content()).toBe('好　  内容检查：CONTENT_CHECK=words，用词表查；图片没有机器查')
})
