/** A volunteer's own page, ticket, profile and second tab in the browser. */
import type { Page } from 'playwright-core'
import { day, hour, minute } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachVisit } from '../support/journey'
import { shown } from '../support/team-visitors'
import { publishVisit, signUpInTurn, write } from './visits'

const worldNow = eachVisit()
let world: World
beforeAll(() => {
  world = worldNow()
})

const ONE_POSITION = [{ name: '秩序引导', capacity: 2, quotas: [] }]
let weeks = 10
/** A day that no other visit of these tests has. */
const aFreeDay = () => Date.now() + ++weeks * 7 * day

async function signedUp(startsAt: number, persona = 'minge') {
  const visit = await publishVisit(world.server.origin, ONE_POSITION, startsAt)
  const [answer] = await signUpInTurn(world.server.origin, visit.activityId, visit.positions[0], [persona])
  if (!answer?.ok) throw new Error(`not signed up: ${JSON.stringify(answer)}`)
  return { ...visit, signUpId: answer.signUpId }
}

/** A second tab of the visitor's browser, which shows a page of the app. */
async function secondTab({ context }: Visitor, path: string): Promise<Page> {
  const tab = await context.newPage()
  tab.setDefaultTimeout(20_000)
  await tab.goto(`${world.server.origin}/#${path}`)
  return tab
}

test('a second tab does not offer what was done in the first', async () => {
  const { signUpId } = await signedUp(aFreeDay())
  const visitor = await world.visitor({ as: '胡示范' })
  const ticket = `/screens/main/ticket/index?id=${signUpId}`
  await visitor.open(ticket)
  await visitor.page.getByRole('button', { name: '退出报名' }).waitFor()
  const second = await secondTab(visitor, ticket)
  await second.getByRole('button', { name: '退出报名' }).waitFor()
  await visitor.page.getByRole('button', { name: '退出报名' }).click()
  await visitor.page.locator('#sheet-confirm').click()
  await shown(visitor, '这次报名已退出')
  await second.getByText('这次报名已退出').waitFor()
  expect(await second.getByRole('button', { name: '退出报名' }).count()).toBe(0)
})

test('an overlap is told before the form is sent', async () => {
  const startsAt = aFreeDay()
  await signedUp(startsAt)
  const other = await publishVisit(world.server.origin, ONE_POSITION, startsAt + hour)
  const visitor = await world.visitor({ as: '胡示范' })
  const sent: string[] = []
  visitor.page.on('request', (request) => sent.push(request.url()))
  await visitor.open(`/screens/main/sign-up/index?id=${other.activityId}`)
  await shown(visitor, /时间和您已报名的「.+」冲突/)
  expect(await visitor.page.getByRole('button', { name: '确认报名' }).getAttribute('aria-disabled')).toBe('true')
  expect(sent.filter((url) => url.includes('signUps.create'))).toEqual([])
})

test('a visit that is about to run leads to check-in once it runs, and the visits ahead stand soonest first', async () => {
  const visitor = await world.visitor({ as: '胡示范', isNew: true })
  const { page, open } = visitor
  await page.clock.install()
  const soon = await signedUp(Date.now() + 10 * minute)
  await signedUp(aFreeDay())
  await page.clock.setSystemTime(Date.now() + 20 * minute)
  // The server's clock is the present one, so its answers would set the page's clock back.
  await page.route('**/rpc/**session.get**', async (route) => {
    const response = await route.fetch()
    const text = (await response.text()).replace(/"now":(\d+)/g, (_, now) => `"now":${Number(now) + 20 * minute}`)
    await route.fulfill({ response, body: text })
  })
  await open('/screens/main/me/index')
  await page.locator('#running-visits').getByText('正在进行').first().waitFor()
  const ahead = await page.locator('.me-block').filter({ hasText: '场待参加' }).locator('.me-row').allInnerTexts()
  expect(ahead.length).toBeGreaterThan(0)
  await page.locator('#running-visits').getByRole('button', { name: '扫现场码签到' }).first().click()
  await page.waitForURL((url) => url.href.includes('check-in'))
  expect(page.url()).toContain(soon.activityId)
})

test('what was typed into the profile survives a reload, and an organisation is found by a few characters', async () => {
  const visitor = await world.visitor({ as: '胡示范' })
  const { page, open } = visitor
  await open('/screens/volunteer/profile/index')
  await write(page, '[aria-label="姓名"]', '胡改名')
  await write(page, '#organisation-find', '永康民盟')
  await page.locator('#organisation-minmeng').click()
  await page.reload()
  await shown(visitor, '上次修改的内容还没有保存，已为您恢复。')
  expect(await page.locator('[aria-label="姓名"]').inputValue()).toBe('胡改名')
  await page.getByRole('button', { name: /^去掉民盟/ }).waitFor()
  await page.locator('#start-again').click()
  await page.locator('#sheet-confirm').click()
  expect(await page.locator('[aria-label="姓名"]').inputValue()).toBe('胡示范')
})

test('a stopped server is not called a missing network, and the page opens by itself when it answers again', async () => {
  const visitor = await world.visitor({ as: '胡示范', isNew: true })
  const { page, open, context } = visitor
  await page.clock.install()
  await context.route('**/rpc/**', (route) => route.abort('connectionrefused'))
  await open('/screens/main/me/index')
  await page.clock.runFor(5_000)
  await shown(visitor, '服务器没有回应')
  expect(await page.locator('body').innerText()).not.toContain('没有网络')
  await context.unroute('**/rpc/**')
  await page.clock.runFor(25_000)
  await shown(visitor, '我的报名')
})

test("a ticket's code stays on one line in the largest type", async () => {
  const { signUpId } = await signedUp(aFreeDay())
  const { page, open } = await world.visitor({ as: '胡示范', width: 360, height: 780 })
  await open(`/screens/main/ticket/index?id=${signUpId}`)
  const code = page.locator('.ticket-spoken')
  await code.waitFor()
  await page.evaluate(`document.documentElement.style.fontSize = '28px'`)
  const { lines, overflow } = await code.evaluate((element) => ({
    lines: element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight),
    overflow: element.scrollWidth - (element.parentElement?.clientWidth ?? 0),
  }))
  expect(lines).toBeLessThan(1.5)
  expect(overflow).toBeLessThanOrEqual(0)
})
