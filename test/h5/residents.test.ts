/** A resident views the page without an account, a visitor chooses a persona, and a volunteer signs up by a double tap. */
import { readdirSync } from 'node:fs'
import { addressOf } from '../../src/contract/addresses'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { publishVisit } from '../support/visit'

let world: World
let resident: Visitor
eachJourney({}, (opened, visitor) => {
  world = opened
  resident = visitor
})

const card = () => resident.page.locator('[id^="activity-"], .activity-card').first()

test('a resident sees coming visits, opens one and finds its services', async () => {
  const { page, open } = resident
  await open('/screens/main/activities/index')
  await page.getByText('健康驿站义诊（骨科·内科·中医）').first().waitFor()
  expect(await page.getByText(/演示/).count()).toBe(1)
  await page.getByText('健康驿站义诊（骨科·内科·中医）').first().click()
  await page.getByText('服务内容').waitFor()
  expect(await page.locator('.activity-service').filter({ hasText: '中医针灸' }).isVisible()).toBe(true)
  // The browser is in the time zone of Los Angeles; the visit is at half past eight in China.
  expect(await page.locator('body').innerText()).toMatch(/上午 8:30 到 11:30/)
  expect(await page.locator('body').innerText()).not.toMatch(/陈样例|1[3-9]\d{9}/)
})

test('a visitor of the demonstration chooses a persona, still has it after a reload, and may choose another', async () => {
  const { page, become } = resident
  await become('陈样例')
  await page.reload()
  await page.getByRole('radio', { name: '陈样例', checked: true }).waitFor()
  await become('林演示')
  await page.getByRole('radio', { name: '陈样例', checked: false }).waitFor()
})

test('the list is filtered by category and by words, and shown completely again', async () => {
  const { page, open } = resident
  await open('/screens/main/activities/index')
  await card().waitFor()
  await page.locator('#category').selectOption('law')
  await page.getByText('赶集日普法：土地流转与邻里纠纷').first().waitFor()
  expect(await page.getByText('健康驿站义诊（骨科·内科·中医）').count()).toBe(0)
  await page.locator('#category').selectOption('')
  const search = page.getByRole('searchbox')
  await search.fill('唐先 针灸')
  await search.press('Enter')
  await page.getByText('健康驿站义诊（骨科·内科·中医）').first().waitFor()
  await search.fill('没有这样的活动')
  await search.press('Enter')
  await page.getByText('没有找到这样的活动').waitFor()
})

test('a past visit shows its results in the units they were counted in', async () => {
  const { page, open } = resident
  await open('/screens/main/activities/index')
  await page.getByText('往期').first().click()
  const search = page.getByRole('searchbox')
  await search.fill('新埠')
  await search.press('Enter')
  await page.getByText(/新埠/).first().click()
  await page.getByText('1500').or(page.getByText('1,500')).first().waitFor()
  expect(await page.locator('body').innerText()).toMatch(/1,?500\s*幅/)
})

test('a resident who opens a link to an activity that does not exist is led back', async () => {
  const { page, open } = resident
  await open('/screens/main/activity/index?id=0b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e')
  await page.getByRole('button', { name: '看全部活动' }).click()
  await card().waitFor()
})

test('the list opens without a network from the last answers, and says so', async () => {
  const { page, open, context } = resident
  await open('/screens/main/activities/index')
  await card().waitFor()
  const title = await page.getByText('健康驿站义诊（骨科·内科·中医）').first().innerText()
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => (localStorage.getItem(key) ?? '').includes('健康驿站义诊')))
  // Only the calls are cut, since on a phone the page's files come from the browser's cache.
  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await page.getByText(title).first().waitFor()
  await page
    .getByText(/服务器没有回应：显示的是/)
    .first()
    .waitFor()
})

test('a visitor is not asked for a name until they sign up', async () => {
  const { page, open } = resident
  await open('/screens/main/activities/index')
  await page.getByText('健康驿站义诊').first().click()
  await page.getByText('服务内容').waitFor()
  await page.getByRole('button', { name: '志愿者报名' }).click()
  await page.getByText(/先选一个演示身份/).waitFor()
})

test('a double tap makes one sign-up', async () => {
  const { id } = await publishVisit(world.server.origin, { capacity: 4 })
  const { page, open } = await world.visitor({ as: '胡示范' })
  await open(`/screens/main/activity/index?id=${id}`)
  await page.getByRole('button', { name: '志愿者报名' }).click()
  await page.getByRole('radio', { name: '以个人名义' }).waitFor()
  await page.getByRole('button', { name: '确认报名' }).dblclick()
  await page.getByText(/[2-9A-Z]{3}\s·\s[2-9A-Z]{3}/).waitFor()
  const mine = await call<{ activity: { id: string } }[]>(world.server.origin, 'signUps.mine', undefined, { 'x-demo-persona': 'minge' })
  expect(mine.filter(({ activity }) => activity.id === id)).toHaveLength(1)
})

test("every page's files are served, and it opens by its own address", async () => {
  const { page, open } = await world.visitor({ as: '叶范例' })
  const files = readdirSync('src/screens', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.config.ts'))
  const addresses = files.map((file) => addressOf(file.split(/[\\/]/).slice(0, 2).join('/')))
  expect(addresses.length).toBeGreaterThanOrEqual(30)
  await open('/')
  for (const address of addresses) {
    // As by the browser's own button, which starts no new app.
    await page.evaluate((next) => {
      history.pushState(null, '', next)
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }))
    }, address)
    await page.waitForFunction(
      (path) =>
        [...document.querySelectorAll('.taro_page')].some(({ id, firstElementChild }) => id.split('?')[0] === path && firstElementChild),
      address,
    )
  }
})
