/** The series pages of the built mini-program: days in both calendars, leaving out a day, making the visits and showing them. */
import type { SeriesView } from '../../src/contract/series'
import { anActivity, anOrganiser, callAs } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host

beforeAll(() => {
  cloud = startCloud()
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

test('an organiser makes a series on market days from the activity and sees all its visits', async () => {
  const organiser = await anOrganiser(cloud)
  const { id } = await anActivity(cloud, organiser)
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/organiser/desk-activity/index?id=${id}`)
  await host.until(() => host.has({ id: 'desk-series' }))
  await host.tap({ id: 'desk-series' })
  await host.until(() => host.text().includes('共 12 场'))
  expect(host.text()).toMatch(/\d+月\d+日 周. · 农历.*(初|十|廿)(一|六)/)
  await host.input({ id: 'series-count' }, '3')
  await host.until(() => host.text().includes('共 3 场'))
  await host.tap({ id: 'series-publish' })
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.route() === 'screens/series/series/index')
  await host.until(() => host.text().includes('农历逢一、逢六 · 共 4 场'))
  const { activities } = await callAs<SeriesView>(cloud, organiser, 'query', 'series.get', { activityId: id })
  expect(activities.map(({ phase }) => phase)).toEqual(['open', 'open', 'open', 'open'])
})

test('an impossible plan cannot be confirmed, and the page says what is missing', async () => {
  const organiser = await anOrganiser(cloud)
  const { id } = await anActivity(cloud, organiser)
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/series/new-series/index?id=${id}`)
  await host.until(() => host.text().includes('共 12 场'))
  await host.input({ id: 'series-count' }, '10000')
  await host.until(() => host.text().includes('请写办几场，1 到 60 之间。'))
})
