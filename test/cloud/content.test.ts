/** Content check of public texts and pictures, which refuses even if the check cannot run. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentCheckOf } from '../../src/cloud/content/choose'
import { checkByWeChat } from '../../src/cloud/content/wechat'
import { checkByWords } from '../../src/cloud/content/words'
import { type Person, type TestBase, aPlan, openBase, saturday } from '../support/base'
import { aSeriesPlan } from '../support/series'

const requestId = () => randomUUID()

describe('the content check of public texts', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser('nonggong')
  })
  afterAll(() => base.close())
  const refused = { ok: false, reason: 'content-refused', about: '包治百病' }

  it('accepts any word in a draft, refuses a listed word at publishing, and keeps the text', async () => {
    const activityId = randomUUID()
    const plan = aPlan({ summary: '老中医坐诊，包 治·百病' })
    expect(await base.as(organiser).desk.create({ requestId: requestId(), activityId, plan })).toMatchObject({ ok: true })
    expect(await base.as(organiser).desk.publish({ requestId: requestId(), activityId })).toEqual(refused)
    const { version, phase, plan: kept } = await base.as(organiser).desk.get({ activityId })
    expect([phase, kept.summary]).toEqual(['draft', plan.summary])
    await base.as(organiser).desk.edit({ requestId: requestId(), activityId, version, plan: { ...plan, summary: '老中医坐诊' } })
    expect(await base.as(organiser).desk.publish({ requestId: requestId(), activityId })).toEqual({ ok: true, status: 'published' })
  })

  it('covers the name of a series, when a published visit joins it and when a draft of it is published', async () => {
    const { id } = await base.anActivity(organiser)
    const series = { requestId: requestId(), activityId: id, plan: aSeriesPlan(), toPublish: false }
    expect(await base.as(organiser).series.create({ ...series, name: '包治百病赶集日' })).toEqual(refused)
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ series: null })
    const activityId = randomUUID()
    await base.as(organiser).desk.create({ requestId: requestId(), activityId, plan: aPlan() })
    const made = await base.as(organiser).series.create({ ...series, requestId: requestId(), activityId, name: '包治百病赶集日' })
    if (!made.ok) throw new Error(made.reason)
    expect(await base.as(organiser).desk.publish({ requestId: requestId(), activityId: made.firstId })).toEqual(refused)
  })

  it('publishes no series of a visit that was changed during the check', async () => {
    const activityId = randomUUID()
    await base.as(organiser).desk.create({ requestId: requestId(), activityId, plan: aPlan() })
    const swap = {
      ...checkByWords(),
      texts: async () => {
        const plan = aPlan({ title: '来代开发票' })
        await base.as(organiser).desk.edit({ requestId: requestId(), activityId, version: 1, plan })
        return { ok: true } as const
      },
    }
    const input = { requestId: requestId(), activityId, name: '健康驿站', plan: aSeriesPlan(), toPublish: true }
    expect(await base.as(organiser, undefined, swap).series.create(input)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await base.as(null).activities.list({ text: '发票' })).items).toEqual([])
  })

  it('covers changes of a published visit, reasons and the outcome', async () => {
    const { id, plan } = await base.anActivity(organiser)
    const edit = { requestId: requestId(), activityId: id, version: 2 }
    expect(await base.as(organiser).desk.edit({ ...edit, plan: { ...plan, place: '包治百病馆' } })).toEqual(refused)
    expect(await base.as(organiser).desk.edit({ ...edit, requestId: requestId(), plan, reason: '包治百病' })).toEqual(refused)
    expect(await base.as(organiser).desk.cancel({ requestId: requestId(), activityId: id, reason: '包治百病' })).toEqual(refused)
    const outcome = { requestId: requestId(), activityId: id, services: [], servedTotal: 0, note: '包治百病', seen: null }
    expect(await base.as(organiser, saturday + 86_400_000).outcomes.report(outcome)).toEqual(refused)
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ title: plan.title, place: plan.place, phase: 'open' })
  })
})

describe('by the plain list', () => {
  it.each([
    '代开发票',
    '代 开 发 票',
    '代-开.发*票',
    '代\u200b开发票',
    '代開发票'.replace('開', '开'),
    '无抵押贷款',
    '无抵押貸款'.replace('貸', '贷'),
  ])('finds %j', async (text) =>
    expect(await checkByWords().texts(['好的', text], '')).toMatchObject({ ok: false, reason: 'content-refused' }),
  )
  it.each(['禁毒宣传', '反诈宣传：不要轻信高额回报', '法律咨询、写春联、量血压', '开票点：村委会'])('accepts %j', async (text) =>
    expect(await checkByWords().texts([text], '')).toEqual({ ok: true }),
  )
  it('finds the base’s own words as well', async () => {
    expect(await checkByWords(['示范禁词']).texts(['这是示 范 禁 词'], '')).toEqual({
      ok: false,
      reason: 'content-refused',
      about: '示范禁词',
    })
    expect(await checkByWords().texts(['这是示范禁词'], '')).toEqual({ ok: true })
  })
})

describe('by WeChat', () => {
  const lines: string[] = []
  const log = { info: () => undefined, error: (event: string, fields?: object) => lines.push(JSON.stringify([event, fields])) }
  let api = ''
  let received: { path: string; body: Record<string, unknown> }[]
  /** WeChat's answer to a text, and the number of its one valid token. */
  let judge: (content: string) => object
  let good = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://wechat')
      const isPicture = request.headers['content-type']?.startsWith('multipart/form-data') ?? false
      const parsed = isPicture ? { content: body } : (JSON.parse(body) as Record<string, unknown>)
      received.push({ path: url.pathname, body: parsed })
      const isToken = url.pathname === '/cgi-bin/stable_token'
      const isGood = url.searchParams.get('access_token') === `token-${good}`
      const answer = isToken
        ? { access_token: `token-${good}`, expires_in: 7200 }
        : isGood
          ? judge(String(parsed['content']))
          : { errcode: 42001, errmsg: 'access_token expired' }
      response.end(JSON.stringify(answer))
    })
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    received = []
    lines.length = 0
    judge = () => ({ errcode: 0, result: { suggest: 'pass', label: 100 } })
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const check = (now = () => 0) => checkByWeChat({ appId: 'wx-test', secret: 'a secret', api }, log, now)

  it('sends the writer’s openid and accepts a text that WeChat passes, with one token for many texts', async () => {
    const looks = check()
    expect(await looks.texts(['健康驿站', '请带病历'], 'openid-1')).toEqual({ ok: true })
    expect(await looks.texts(['第二次'], 'openid-2')).toEqual({ ok: true })
    expect(received.map(({ path }) => path)).toEqual(['/cgi-bin/stable_token', '/wxa/msg_sec_check', '/wxa/msg_sec_check'])
    expect(received[1]?.body).toMatchObject({ version: 2, openid: 'openid-1', content: '健康驿站\n请带病历' })
  })

  it.each([
    ['risky', 10001, '广告'],
    ['review', 20006, '违法犯罪'],
    ['risky', 99999, '不适当'],
  ])('refuses a text that WeChat calls %s %i', async (suggest, label, about) => {
    judge = () => ({ errcode: 0, result: { suggest, label } })
    expect(await check().texts(['文字'], 'openid-1')).toEqual({ ok: false, reason: 'content-refused', about })
  })

  it('sends a long text in parts, and refuses it if one of them is refused', async () => {
    judge = (content) => ({ errcode: 0, result: { suggest: content.includes('坏') ? 'risky' : 'pass', label: 20008 } })
    expect(await check().texts(['好'.repeat(2600)], 'openid-1')).toEqual({ ok: true })
    expect(await check().texts(['好'.repeat(2600), '坏'], 'openid-1')).toMatchObject({ reason: 'content-refused', about: '欺诈' })
    expect(received.every(({ body }) => typeof body['content'] !== 'string' || Array.from(body['content']).length <= 2500)).toBe(true)
  })

  it('sends WeChat a picture as a file, and refuses one that it calls risky', async () => {
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])
    expect(await check().picture(jpeg, 'openid-1')).toEqual({ ok: true })
    expect(received[1]?.path).toBe('/wxa/img_sec_check')
    expect(received[1]?.body['content']).toMatch(/name="media"; filename="picture.jpg"\r\nContent-Type: image\/jpeg/)
    judge = () => ({ errcode: 87014, errmsg: 'risky content' })
    expect(await check().picture(jpeg, 'openid-1')).toEqual({ ok: false, reason: 'content-refused', about: '这张照片' })
    judge = () => ({ errcode: 41005 })
    expect(await check().picture(jpeg, 'openid-1')).toEqual({ ok: false, reason: 'content-unchecked' })
    expect(await contentCheckOf({}, log).picture(jpeg, 'openid-1')).toEqual({ ok: false, reason: 'content-unchecked' })
  })

  it('fetches a new token when the old one has expired', async () => {
    const looks = check()
    await looks.texts(['一'], 'openid-1')
    good += 1
    expect(await looks.texts(['二'], 'openid-1')).toEqual({ ok: true })
  })

  it.each([
    ['an error of WeChat', () => ({ errcode: 61010, errmsg: 'code is expired' })],
    ['an answer without a result', () => ({})],
    ['the daily limit', () => ({ errcode: 45009 })],
  ])('refuses as unchecked after %s, and logs this without the text', async (_what, answer) => {
    judge = answer
    expect(await check().texts(['要检查的文字'], 'openid-1')).toEqual({ ok: false, reason: 'content-unchecked' })
    expect(lines.join()).toContain('content-check')
    expect(lines.join()).not.toMatch(/要检查的文字|openid-1|a secret|token-/)
  })

  it('refuses as unchecked when WeChat does not answer, and when no check is set up', async () => {
    const dead = checkByWeChat({ appId: 'wx-test', secret: 's', api: 'http://127.0.0.1:1' }, log, () => 0)
    expect(await dead.texts(['文字'], 'openid-1')).toEqual({ ok: false, reason: 'content-unchecked' })
    expect(await contentCheckOf({}, log).texts(['文字'], 'openid-1')).toEqual({ ok: false, reason: 'content-unchecked' })
    expect(await contentCheckOf({ CONTENT_CHECK: 'words' }, log).texts(['文字'], 'openid-1')).toEqual({ ok: true })
    const env = { WECHAT_APP_ID: 'wx-test', WECHAT_APP_SECRET: 'a secret', WECHAT_API: api }
    expect(await contentCheckOf(env, log).texts(['文字'], 'openid-1')).toEqual({ ok: true })
  })
})
