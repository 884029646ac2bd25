/** deploy.json, the arguments, and the questions at the terminal. No tool is started. */
import { generateKeyPairSync } from 'node:crypto'
import { PassThrough } from 'node:stream'
import type { ReadStream, WriteStream } from 'node:tty'
import fc from 'fast-check'
import { Interrupted, askAt } from '../../../config/deploy/cloudbase/ask'
import { FIELD_NAMES } from '../../../config/deploy/cloudbase/fields'
import { nearest } from '../../../config/deploy/cloudbase/nearest'
import { addressOf, maskOf } from '../../../config/deploy/cloudbase/secrets'
import { APPID, CERTIFICATE, County, DEPLOY_JSON, PASSWORD } from './county'

const county = new County()
afterAll(() => county.remove())
beforeEach(() => county.change({}))

const dryRun = (args: readonly string[] = []) => county.deploy(['--dry-run', ...args])

describe('deploy.json', () => {
  const other = `private.wxffffffffffffffff.key`
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { enviroment: 'county-1g2h3j4k' }, '没有 enviroment 这一项，是不是 environment？'],
    ['a shortened field', { env: 'county-1g2h3j4k' }, '是不是 environment？'],
    ['a field that resembles none', { color: 'red' }, `可以写的有：${FIELD_NAMES.join('、')}`],
    ['a password', { databasePassword: 'x' }, '环境变量 DATABASE_PASSWORD'],
    ['the secret of WeChat', { appSecret: 'x' }, '环境变量 WECHAT_APP_SECRET'],
    ['a password in the address', { databaseUrl: 'postgres://tongxin:x@10.0.0.5/tongxin' }, '密码不要写进地址'],
    ['a password as a parameter', { databaseUrl: 'postgres://tongxin@10.0.0.5/tongxin?password=x' }, '密码不要写进地址'],
    ['another kind of database', { databaseUrl: 'mysql://tongxin@10.0.0.5/tongxin' }, '要是 PostgreSQL'],
    ['an address without a database', { databaseUrl: 'postgres://tongxin@10.0.0.5' }, '少了一段'],
    ['this computer as the database', { databaseUrl: 'postgres://tongxin@localhost/tongxin' }, '云函数连不到'],
    ['a tourist’s appid', { appid: 'touristappid' }, '不是 AppID'],
    ['an appid in capitals', { appid: APPID.toUpperCase() }, `写 ${APPID}`],
    ['an environment’s title', { environment: '县服务基地' }, '要的不是环境名称'],
    ['a region with a typo', { region: 'ap-shanghia' }, '是不是 ap-shanghai？'],
    ['a network without its subnet', { subnetId: undefined }, '要么都填，要么都不填'],
    ['a subnet as the network', { vpcId: 'subnet-abcd1234' }, '不是 vpc- 开头的 ID'],
    ['a key that is none', { uploadKey: 'package.json' }, '不是代码上传密钥'],
    ['a key of another kind', { uploadKey: 'ed25519.key' }, '不是代码上传密钥'],
    ['a folder as the key', { uploadKey: '.' }, '是文件夹'],
    ['a key of another mini-program', { uploadKey: other }, 'wxffffffffffffffff 的'],
    ['a path whose backslashes JSON has read', { uploadKey: 'C:\temp\new.key' }, '每个 \\ 写成 \\\\'],
    ['an authority without certificates', { databaseCa: 'package.json' }, '里没有证书'],
    ['a robot that does not exist', { robot: 31 }, '1 到 30'],
    ['a description with a shell’s letters', { description: '100% & more' }, '常用标点'],
    ['an address of the page with a path', { webOrigin: 'https://a.example/page' }, '后面不带路径'],
    ['a speech plugin without its version', { speechPlugin: 'latest' }, '插件管理'],
    ['a value that is no text', { version: ['1'] }, '双引号'],
  ])('with %s is refused with the sentence that mends it', async (_, fields, sentence) => {
    county.write(other, county.read(DEPLOY_JSON.uploadKey))
    county.write('ed25519.key', String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })))
    county.change(fields)
    const { code, output } = await dryRun()
    expect(code).toBe(1)
    expect(output).toContain(sentence)
  })

  test('may name a valid authority, and no expired one', async () => {
    county.write('ca.pem', CERTIFICATE)
    county.change({ databaseCa: 'ca.pem' })
    expect((await dryRun()).code).toBe(0)
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2127-01-01'))
    expect((await dryRun()).output).toContain('已经过期')
    clock.mockRestore()
  })

  test('with more certificates than a function’s variables hold is refused', async () => {
    county.write('ca.pem', CERTIFICATE.repeat(10))
    county.change({ databaseCa: 'ca.pem' })
    expect((await dryRun()).output).toContain('只留数据库自己的那一张')
  })

  test('passes a dry run without any secret, and nobody is asked for one', async () => {
    const env = { ...county.env }
    Object.assign(county.env, { DATABASE_PASSWORD: undefined, WECHAT_APP_SECRET: undefined })
    const ask = () => Promise.reject(new Error('asked'))
    expect((await county.deploy(['--dry-run'], { ask })).code).toBe(0)
    Object.assign(county.env, env)
  })

  test('is told all that is wrong or missing at once', async () => {
    county.change({ appid: 'x', databaseUrl: undefined, robot: 0 })
    const { output } = await dryRun()
    expect(output).toContain('要改 3 处')
    for (const name of ['appid', 'databaseUrl', 'robot']) expect(output).toMatch(new RegExp(`${name}：`))
  })

  test.each([
    ['{"appid": "x",}', '检查逗号'],
    ['{"uploadKey": "C:\\keys\\a.key"}', 'Windows 路径里的每个 \\ 要写成 \\\\'],
    ['[]', '要以 { 开头'],
  ])('%s is refused with its mistake', async (text, sentence) => {
    county.write('deploy.json', text)
    expect((await dryRun()).output).toContain(sentence)
  })

  test('saved by Notepad as UTF-8 is read, as GBK is refused', async () => {
    county.write('deploy.json', `\uFEFF${JSON.stringify(DEPLOY_JSON)}`)
    expect((await dryRun()).code).toBe(0)
    county.write('deploy.json', Buffer.from([0x7b, 0x22, 0xcf, 0xd8, 0x22, 0x7d]))
    expect((await dryRun()).output).toContain('不是 UTF-8')
  })
})

describe('An argument', () => {
  test.each([
    [['--dryrun'], '是不是 --dry-run？'],
    [['--from', 'uplaod'], '是不是 upload？'],
    [['--from'], '后面要写一个值'],
    [['--from=migrat'], '是不是 migrate？'],
  ])('%j is refused with the known one that it resembles', async (args, sentence) => {
    const { code, output } = await county.deploy(args)
    expect({ code, called: county.called() }).toEqual({ code: 1, called: [] })
    expect(output).toContain(sentence)
  })

  test('that npm kept for itself never turns a dry run into a real one', async () => {
    county.env['npm_config_dry_run'] = 'true'
    const dry = await county.deploy()
    delete county.env['npm_config_dry_run']
    expect({ code: dry.code, called: county.called() }).toEqual({ code: 0, called: [] })
    county.env['npm_config_from'] = 'true'
    const from = await county.deploy(['upload'])
    delete county.env['npm_config_from']
    expect({ code: from.code, called: county.called() }).toEqual({ code: 1, called: [] })
    expect(from.output).toContain('npm.cmd run deploy -- --from')
  })

  test('--help is answered with the usage', async () => {
    const { code, output } = await county.deploy(['--help'])
    expect(code).toBe(0)
    expect(output).toContain('--dry-run')
  })
})

describe('What deploy.json lacks', () => {
  test('is asked for until it is right, and kept without a secret for the next time', async () => {
    county.change({ appid: undefined })
    const answers = ['wx', APPID, PASSWORD]
    const asked: string[] = []
    const ask = (question: string) => {
      asked.push(question)
      return Promise.resolve(answers.shift() ?? '')
    }
    county.env['DATABASE_PASSWORD'] = undefined
    const { output } = await county.deploy([], { ask, limits: { login: 1 } })
    county.env['DATABASE_PASSWORD'] = PASSWORD
    expect(asked).toHaveLength(3)
    expect(output).toContain('“wx”不是 AppID')
    expect(JSON.parse(county.read('deploy.json'))).toEqual(DEPLOY_JSON)
  })

  test('stops the deployment if three answers are wrong', async () => {
    county.change({ appid: undefined })
    const { code, output } = await county.deploy([], { ask: () => Promise.resolve('wx') })
    expect({ code, kept: JSON.parse(county.read('deploy.json')) }).toEqual({ code: 1, kept: { ...DEPLOY_JSON, appid: undefined } })
    expect(output).toContain('试了 3 次')
  })
})

describe('The terminal', () => {
  const terminal = () => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
    const output = new PassThrough()
    const ask = askAt({ input: input as unknown as ReadStream, output: output as unknown as WriteStream })
    return { input, ask, shown: () => String(output.read() ?? '') }
  }

  test('shows nothing of a secret, and takes corrections', async () => {
    const { input, ask, shown } = terminal()
    const answer = ask?.('密码', true)
    for (const keys of ['se', 'x', '\u007f', '\u001b[A', 'cret', '\r']) input.write(keys)
    expect(await answer).toBe('secret')
    expect(shown()).toBe('密码：\n')
  })

  test('shows what is no secret', async () => {
    const { input, ask, shown } = terminal()
    const answer = ask?.('环境', false)
    input.write('county-1a\r')
    expect(await answer).toBe('county-1a')
    expect(shown()).toContain('county-1a')
  })

  test.each([true, false])('ends with Ctrl-C, for a secret: %s', async (isSecret) => {
    const { input, ask } = terminal()
    const answer = ask?.('密码', isSecret)
    input.write('\u0003')
    await expect(answer).rejects.toThrow(Interrupted)
  })

  test('asks nothing where nobody sits', () => {
    expect(askAt({ input: new PassThrough() as unknown as ReadStream, output: new PassThrough() as unknown as WriteStream })).toBeNull()
  })
})

describe('A secret', () => {
  const secret = fc.string({ minLength: 4, maxLength: 30, unit: 'binary-ascii' })

  test('comes back whole from the database’s address', () => {
    fc.assert(
      fc.property(secret, (password) => {
        expect(decodeURIComponent(new URL(addressOf(DEPLOY_JSON.databaseUrl, password)).password)).toBe(password)
      }),
    )
  })

  test('is masked in an address, in JSON and as it is', () => {
    fc.assert(
      fc.property(secret, (password) => {
        const mask = maskOf({ databasePassword: password, weChatSecret: '', migrateKey: '' })
        const forms = [addressOf(DEPLOY_JSON.databaseUrl, password), JSON.stringify({ password }), password]
        for (const form of forms) expect(mask(form)).toContain('******')
        expect(mask(password)).toBe('******')
      }),
    )
  })
})

describe('The known name for a typo', () => {
  test.each([
    ['vpcid', 'vpcId'],
    ['subnet', 'subnetId'],
    ['database_url', 'databaseUrl'],
    ['uploadkye', 'uploadKey'],
    ['colour', null],
  ])('of %s is %s', (typed, known) => {
    expect(nearest(typed, FIELD_NAMES)).toBe(known)
  })
})
