import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host

beforeAll(() => {
  cloud = startCloud()
})
afterAll(() => cloud.stop())
beforeEach(() => {
  host = createHost({ cloud })
})
afterEach(() => host.close())

test('the built mini-program boots without a global that WeChat lacks', async () => {
  await host.launch()
  expect(host.text()).toContain('同心服务')
  expect(host.errors).toEqual([])
})

test('the list of a base without coming activities says so and offers past ones', async () => {
  await host.launch()
  await host.until(() => host.text().includes('近期还没有安排活动'))
  expect(host.has({ role: 'button', text: '看往期活动' })).toBe(true)
})

test('every page of app.json opens by its own address, as from a shared card', async () => {
  const { routes } = host.pages
  expect(routes.length).toBeGreaterThanOrEqual(6)
  await host.launch()
  for (const route of routes) {
    await (host.wx['reLaunch'] as (options: object) => Promise<unknown>)({ url: `/${route}` })
    await host.settle()
    expect({ route: host.route(), isEmpty: host.text() === '', errors: host.errors }).toEqual({ route, isEmpty: false, errors: [] })
  }
})
