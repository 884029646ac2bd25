import { nineInTheMorning, anActivity, anOrganiser, type Activity } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

/** Limit on the data that a page sends from script to screen, bytes. WeChat gets slow well before its limit of 256 KB. */
const LARGEST_PAINT = 32 * 1024

let cloud: CloudEmulator
let host: Host
let law: Activity

beforeAll(async () => {
  cloud = startCloud()
  const organiser = await anOrganiser(cloud)
  law = await anActivity(cloud, organiser, { title: '以案说法进祠堂', categories: ['law'], startsAt: nineInTheMorning(2) })
  for (let i = 0; i < 20; i++) await anActivity(cloud, organiser, { title: `送医送药第${i}站`, startsAt: nineInTheMorning(8 + i) })
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  host = createHost({ cloud })
  await host.launch()
  await host.until(() => host.has({ role: 'link', text: /以案说法进祠堂/ }))
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

const cards = () => host.all({ className: 'activity-card' })

test('the list paints its first twenty cards within 32 KB', () => {
  expect(cards()).toHaveLength(20)
  expect(Math.max(...host.paints.map(({ bytes }) => bytes))).toBeLessThanOrEqual(LARGEST_PAINT)
})

test('a card is named by what it shows: time, title, services and place', () => {
  const card = host.one({ role: 'link', text: /以案说法进祠堂/ })
  expect(card.attr('aria-label')).toBeFalsy()
  expect(card.text).toMatch(/上午 9:00.*以案说法进祠堂.*量血压.*芝英八村文化礼堂/)
})

test('choosing a category filters the list', async () => {
  const category = { tag: 'picker', text: /类别/ }
  await host.fire(category, 'change', { value: (host.one(category).attr('range') as string[]).indexOf('法律') })
  await host.until(() => cards().length === 1)
  expect(cards()[0]?.text).toContain('以案说法进祠堂')
})

test('choosing a time filters the list, and its tab says so', async () => {
  await host.tap({ role: 'tab', text: '今天' })
  await host.until(() => cards().length === 0)
  expect(host.one({ role: 'tab', text: '今天' }).attr('aria-selected')).toBe(true)
  await host.tap({ role: 'tab', text: '近期' })
  await host.until(() => cards().length === 20)
})

test('the search waits for the typed word and finds it, and clearing it shows all activities again', async () => {
  await host.input({ label: '搜活动、村镇、服务' }, '以案')
  await host.until(() => cards().length === 1)
  await host.tap({ role: 'button', label: '清空' })
  await host.until(() => cards().length === 20)
})

test('a search that finds nothing offers what is found with less, and says how many are found', async () => {
  await host.input({ label: '搜活动、村镇、服务' }, '石柱以案')
  await host.until(() => host.has({ role: 'button', text: '不限乡镇（1 场）' }))
  expect(host.text()).toContain('您找的是：“石柱以案”')
  await host.tap({ role: 'button', text: '不限乡镇（1 场）' })
  await host.until(() => cards().length === 1)
  expect(host.one({ id: 'found-aloud' }).text).toBe('找到 1 场活动')
})

test('choosing a town without activities offers a link back to all', async () => {
  const town = { tag: 'picker', text: /选乡镇/ }
  const towns = host.one(town).attr('range') as string[]
  await host.fire(town, 'change', { value: towns.indexOf('石柱镇') })
  await host.until(() => host.text().includes('没有找到这样的活动'))
  await host.tap({ role: 'button', text: '看全部' })
  await host.until(() => cards().length === 20)
})

test('reaching the bottom loads the next page once', async () => {
  host.pages.top().instance.onReachBottom?.()
  await host.until(() => cards().length === 21)
})

test('a card opens its activity, and going back leads to the unchanged list', async () => {
  await host.tap({ role: 'link', text: /以案说法进祠堂/ })
  expect(host.route()).toBe('screens/main/activity/index')
  await host.until(() => host.text().includes('志愿者报名'))
  expect(host.text()).toContain('量血压')
  expect(host.text()).toContain('秩序引导')
  await host.tap({ role: 'button', label: '返回' })
  expect(host.route()).toBe('screens/main/activities/index')
  expect(cards()).toHaveLength(20)
})

test.each([
  ['an activity that does not exist', '?id=0b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'],
  ['a malformed id', '?id=nonsense'],
  ['a link without an id', ''],
])('a resident who opens a link to %s reads why it is not shown and is led back', async (_what, query) => {
  host.close()
  host = createHost({ cloud })
  await host.launch(`/screens/main/activity/index${query}`)
  await host.until(() => host.text().includes('没有找到'))
  await host.tap({ role: 'button', text: '看全部活动' })
  expect(host.route()).toBe('screens/main/activities/index')
  await host.until(() => cards().length === 20)
})

test('a shared activity carries its own title and address', async () => {
  await host.tap({ role: 'link', text: /以案说法进祠堂/ })
  const { instance } = host.pages.top()
  expect(instance.onShareAppMessage?.({ from: 'menu' })).toEqual({
    title: expect.stringMatching(/^以案说法进祠堂，\d+月\d+日 周.，芝英镇芝英八村文化礼堂$/) as string,
    path: `/screens/main/activity/index?id=${law.id}`,
  })
  expect(instance.onShareTimeline?.()).toMatchObject({ query: `id=${law.id}` })
  expect(host.one({ tag: 'button', label: '转发' }).attr('open-type')).toBe('share')
})

test('without a network the last list is shown with its time', async () => {
  await host.until(() => host.storage.has('cache'))
  host.close()
  host = createHost({ cloud, storage: host.storage })
  host.setOnline(false)
  await host.launch()
  expect(cards()).toHaveLength(20)
  host.pages.top().instance.onPullDownRefresh?.()
  await host.until(() => host.text().includes('离线：显示的是'))
})
