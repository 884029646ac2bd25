/** The page in a browser: its addresses, a reload without a network, and an upgrade of the server while it is open. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Visitor, World } from '../support/browser'
import { openWorld } from '../support/browser'
import { copyOfPage, deployRenamed } from '../support/page-builds'
import { publishVisit } from '../support/visit'

const TITLE = '健康驿站义诊（骨科·内科·中医）'

let folder: string
let world: World
beforeEach(async () => {
  folder = copyOfPage()
  world = await openWorld({ page: folder })
}, 60_000)
afterEach(async () => {
  const errors = await world.endVisits()
  await world.close()
  rmSync(folder, { recursive: true })
  expect(errors.filter((error) => !/ChunkLoadError|Loading (CSS )?chunk/i.test(error))).toEqual([])
})

const card = (page: Page) => page.locator('.activity-card').filter({ visible: true }).first()

/** Waits until the worker serves the page and has the files that were loaded before it. */
async function kept(page: Page): Promise<void> {
  // Asked from here, since a condition that is a promise counts as true in the page.
  while (!(await page.evaluate(isKept)));
}

async function isKept(): Promise<boolean> {
  if (!navigator.serviceWorker.controller) return false
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const files = loaded.filter((name) => /\.[0-9a-f]{8}\.(js|css)$/.test(name))
  return (await Promise.all(files.map((file) => caches.match(file)))).every(Boolean)
}

const open = async (options: Parameters<World['visitor']>[0] = {}): Promise<Visitor> => world.visitor({ ...options, isNew: true })

test('an earlier link leads to the same page at its new address, also while the page is open', async () => {
  const { id } = await publishVisit(world.server.origin, { capacity: 4 })
  const { page } = await open()
  await page.goto(`${world.server.origin}/#/screens/main/activity/index?id=${id}`)
  await page.waitForURL(`**/activity?id=${id}`)
  await page.locator('.facts').waitFor()
  await page.evaluate(() => void (window.location.hash = '#/screens/main/me/index'))
  await page.waitForURL('**/me')
})

test('an unknown address says so in words, and leads home', async () => {
  const { page } = await open()
  const answer = await page.goto(`${world.server.origin}/no/such/page`)
  expect(answer?.status()).toBe(404)
  await page.getByRole('button', { name: '看近期活动' }).click()
  await card(page).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
})

test('pages have short addresses, which a reload and the way back keep', async () => {
  const { page } = await open()
  await page.goto(world.server.origin)
  await card(page).click()
  await page.waitForURL(/\/activity\?id=[0-9a-f-]{36}$/)
  await page.reload()
  await page.locator('.facts').filter({ visible: true }).waitFor()
  await page.goBack()
  await card(page).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
})

test('the words of the list and of a visit are there without any script', async () => {
  const { page, context } = await open()
  await context.route('**/*.js', (route) => route.abort())
  await page.goto(world.server.origin)
  await page.getByText(TITLE).first().click()
  await page.waitForURL(/\/activity\?id=/)
  expect(await page.locator('h1').innerText()).toBe(TITLE)
  expect(await page.title()).toContain(TITLE)
})

test('the policy of the page executes no data of a first screen, and complains about none', async () => {
  const { page } = await open()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
  })
  await page.goto(world.server.origin)
  await card(page).click()
  await page.waitForURL(/\/activity\?id=/)
  await page.reload()
  await page.locator('.facts').filter({ visible: true }).waitFor()
  expect(complaints).toEqual([])
})

test('a reload without a network is the app, on the list and on a visit that was seen', async () => {
  const { page, context } = await open({ hasWorker: true })
  await page.goto(world.server.origin)
  await card(page).click()
  await page.locator('.facts').filter({ visible: true }).waitFor()
  await kept(page)
  // The answers are kept a second after they came.
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => (localStorage.getItem(key) ?? '').includes('detail')))
  await context.setOffline(true)
  await page.reload()
  await page.locator('.facts').filter({ visible: true }).waitFor()
  await page.goto(world.server.origin)
  await card(page).waitFor()
  // A browser that has just started from its own store does not always know that it has no network.
  const why = (await page.evaluate(() => navigator.onLine)) ? '服务器没有回应：显示的是' : '离线：显示的是'
  await page.getByText(why).filter({ visible: true }).first().waitFor()
})

test('a page that is open during an upgrade says so, is loaded again once, and keeps what was typed', async () => {
  const { page } = await open({ as: '林演示' })
  await page.goto(`${world.server.origin}/`)
  await card(page).waitFor()
  await page.getByRole('searchbox').fill('义诊')
  let loads = 0
  page.on('load', () => loads++)
  deployRenamed(folder)
  await page.getByRole('button', { name: /我的/ }).or(page.locator('.weui-tabbar__item').last()).first().click()
  await page.getByText(/程序刚刚更新/).waitFor()
  await page.getByRole('radio', { name: '林演示' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/me')
  expect(loads).toBe(1)
})

test('a page whose file stays away after one reload says so and waits for a tap', async () => {
  const { page } = await open()
  await page.goto(`${world.server.origin}/`)
  await card(page).waitFor()
  deployRenamed(folder, '/me')
  let loads = 0
  page.on('load', () => loads++)
  await page.locator('.weui-tabbar__item').last().click()
  await page.getByText(/暂时打不开/).waitFor()
  expect(loads).toBe(1)
  await page.getByRole('button', { name: '回首页' }).click()
  await card(page).waitFor()
})
