/** The first screens that the server writes: the list and a visit, in the words of residents, before any script. */
import { randomUUID } from 'node:crypto'
import { NOTHING_SAID } from '../../../../../src/domain/activities/coming'
import { day, hour } from '../../../../../src/domain/calendar/calendar'
import { type Person, type TestBase, NOW, openBase, saturday } from '../../../../support/base'
import { type PageHost, openPageHost } from './page-host'

const HOSTILE = `</script><script>alert(1)</script>"'&$&`

let base: TestBase
let host: PageHost
let organiser: Person
beforeEach(async () => {
  base = await openBase()
  host = await openPageHost({ connection: base.connection })
  organiser = await base.anOrganiser('nonggong')
})
afterEach(async () => {
  await host.close()
  await base.close()
})

const page = async (path: string) => (await host.get(path)).body
/** Text that a person reads, without tags. */
const textOf = (body: string): string =>
  (/<div id="app">(.*)<\/body>/s.exec(body)?.[1] ?? '').replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ')
const eventOf = (body: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? 'null') as Record<string, unknown>

test('the list has what residents need of each coming visit, before any script', async () => {
  const { id } = await base.anActivity(organiser, {
    title: '健康驿站义诊',
    services: [
      { id: randomUUID(), name: '量血压', unit: '人次' },
      { id: randomUUID(), name: '针灸', unit: '人次' },
    ],
  })
  const body = await page('/')
  expect(textOf(body)).toMatch(/周六 上午 8:30\s+直接来\s+健康驿站义诊\s+量血压 · 针灸\s+唐先镇卫生院/)
  expect(body).toContain(`href="/activity?id=${id}"`)
  expect(body).toContain('<title>同心服务 · 示范基地</title>')
  expect(body).toContain('<link rel="canonical" href="http://county.example/">')
  expect(body).toMatch(/<meta property="og:image" content="http:\/\/county\.example\/card\.png">/)
})

test('a visit has its day, place, services, what to bring and whom to call, and is an Event for search engines', async () => {
  const coming = { ...NOTHING_SAID, bring: '身份证', contactName: '周组织', contactPhone: '0579-81234567', comesBy: 'call-first' as const }
  const { id } = await base.anActivity(organiser, { coming })
  const body = await page(`/activity?id=${id}`)
  for (const words of [
    '健康驿站义诊',
    '周六（1月9日）上午 8:30 到 11:30',
    '唐先镇卫生院',
    '量血压',
    '先打电话',
    '带上：身份证',
    '0579-81234567',
  ])
    expect(textOf(body)).toContain(words)
  expect(body).toContain('href="tel:0579-81234567"')
  expect(body).toContain(`<link rel="canonical" href="http://county.example/activity?id=${id}">`)
  expect(eventOf(body)).toMatchObject({
    '@type': 'Event',
    name: '健康驿站义诊',
    startDate: '2027-01-09T08:30:00+08:00',
    endDate: '2027-01-09T11:30:00+08:00',
    eventStatus: 'https://schema.org/EventScheduled',
    location: { name: '唐先镇卫生院', address: { addressLocality: '唐先镇' } },
  })
})

test('a cancelled visit says so before everything else, and a past one asks nobody to come', async () => {
  const cancelled = await base.anActivity(organiser)
  await base.as(organiser).desk.cancel({ requestId: randomUUID(), activityId: cancelled.id, reason: '下大雪' })
  const answer = await host.get(`/activity?id=${cancelled.id}`)
  expect(answer.statusCode).toBe(200)
  expect(textOf(answer.body)).toMatch(/已取消.*这场活动取消了，请不要前往。\s*原因：下大雪/s)
  expect(textOf(answer.body)).not.toContain('直接来')
  expect(eventOf(answer.body)['eventStatus']).toBe('https://schema.org/EventCancelled')

  const { id } = await base.anActivity(organiser)
  await host.close()
  host = await openPageHost({ connection: base.connection, now: () => saturday + day })
  const past = await host.get(`/activity?id=${id}`)
  expect(past.statusCode).toBe(200)
  expect(textOf(past.body)).toContain('已结束')
  expect(textOf(past.body)).not.toContain('直接来')
})

test('a visit that moved to another day says from which', async () => {
  const { id, plan } = await base.anActivity(organiser)
  const { version } = await base.as(organiser).activities.get({ activityId: id })
  const moved = { ...plan, startsAt: plan.startsAt + day, endsAt: plan.endsAt + day }
  await base.as(organiser).desk.edit({ requestId: randomUUID(), activityId: id, version, plan: moved })
  const body = await page(`/activity?id=${id}`)
  expect(textOf(body)).toContain('原定 1月9日 周六')
  expect(eventOf(body)).toMatchObject({
    eventStatus: 'https://schema.org/EventRescheduled',
    previousStartDate: '2027-01-09T08:30:00+08:00',
  })
})

test.each([
  ['that does not exist', `/activity?id=${randomUUID()}`],
  ['whose id is truncated', '/activity?id=0b9d9c1e'],
  ['without an id', '/activity'],
  ['with two ids', '/activity?id=a&id=b'],
])('a visit %s is not found in words, with the way home', async (_what, path) => {
  const answer = await host.get(path)
  expect(answer.statusCode).toBe(404)
  expect(textOf(answer.body)).toContain('没有找到这场活动')
  expect(answer.body).toContain('<a class="first-link" href="/">')
  expect(answer.body).toContain('noindex')
})

test('a draft is not found by anybody without an account', async () => {
  const activityId = randomUUID()
  const plan = { title: '还没有发布的活动', summary: '', categories: ['health'], startsAt: saturday, endsAt: saturday + hour }
  const { plan: usual } = await base.anActivity(organiser)
  const services = usual.services.map((service) => ({ ...service, id: randomUUID() }))
  const positions = usual.positions.map((position) => ({ ...position, id: randomUUID() }))
  await base.as(organiser).desk.create({ requestId: randomUUID(), activityId, plan: { ...usual, ...plan, services, positions } })
  const answer = await host.get(`/activity?id=${activityId}`)
  expect(answer.statusCode).toBe(404)
  expect(answer.body).not.toContain('还没有发布的活动')
})

test('hostile texts stay texts, in elements, attributes and data', async () => {
  const { id } = await base.anActivity(organiser, {
    title: HOSTILE,
    summary: `${HOSTILE}<img src=x onerror=alert(2)>`,
    place: HOSTILE.slice(0, 40),
    services: [{ id: randomUUID(), name: '<b>量血压', unit: '人次' }],
    coming: { ...NOTHING_SAID, bring: HOSTILE, gettingThere: '<svg onload=alert(3)>' },
  })
  for (const path of ['/', `/activity?id=${id}`]) {
    const body = await page(path)
    expect(body).not.toMatch(/<script>alert|<img|<svg onload|<b>量/)
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    // Nothing of the document is lost or doubled by signs that mean something in a replacement.
    expect(body.match(/<div id="app">/g)).toHaveLength(1)
  }
  expect(eventOf(await page(`/activity?id=${id}`))['name']).toBe(HOSTILE)
})

test('an address from a hostile host name has no origin', async () => {
  const { body } = await host.get('/', { host: 'evil"onload=' })
  expect(body).toContain('<link rel="canonical" href="/">')
})

test('first screens show nothing of the person who asks', async () => {
  const { id } = await base.anActivity(organiser)
  await host.close()
  host = await openPageHost({ connection: base.connection, identify: () => ({ openid: organiser.openid, persona: null }) })
  const { body } = await host.get(`/activity?id=${id}`)
  expect(body).not.toMatch(/陈样例|周组织|139\d{8}/)
})

test('the shell alone is sent while the database does not answer', async () => {
  await base.connection.close()
  const answer = await host.get('/')
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('<div id="app"></div>')
  base = await openBase()
})

test('many visitors at once cost the database one look', async () => {
  await base.anActivity(organiser)
  let looks = 0
  const db = new Proxy(base.connection.db, {
    get(target, name, receiver) {
      if (name === 'select' || name === 'execute' || name === 'query') looks++
      return Reflect.get(target, name, receiver) as unknown
    },
  })
  await host.close()
  host = await openPageHost({ connection: { ...base.connection, db } })
  await host.get('/')
  const once = looks
  await Promise.all(Array.from({ length: 20 }, () => host.get('/')))
  expect(once).toBeGreaterThan(0)
  expect(looks).toBe(once)
})

test('robots may read the list and visits, and no page of a person; the sitemap has the coming visits that take place', async () => {
  const [coming, cancelled] = [await base.anActivity(organiser), await base.anActivity(organiser)]
  await base.as(organiser).desk.cancel({ requestId: randomUUID(), activityId: cancelled.id, reason: '下大雪' })
  const robots = (await host.get('/robots.txt')).body
  expect(robots).toContain('Disallow: /me\n')
  expect(robots).toContain('Disallow: /rpc/\n')
  expect(robots).not.toMatch(/Disallow: \/(activity)?\n/)
  expect(robots).toContain('Sitemap: http://county.example/sitemap.xml')
  const sitemap = (await host.get('/sitemap.xml')).body
  expect(sitemap).toContain(`<loc>http://county.example/activity?id=${coming.id}</loc>`)
  expect(sitemap).not.toContain(cancelled.id)
})

test('the present moment decides which visits are coming', async () => {
  await base.anActivity(organiser, { title: '已经过去的活动', startsAt: NOW + day, endsAt: NOW + day + hour })
  await host.close()
  host = await openPageHost({ connection: base.connection, now: () => NOW + 3 * day })
  expect(textOf(await page('/'))).not.toContain('已经过去的活动')
})
