/** Two organisers tick the same person without a network and one undoes it: the list names the phone that still has the mark. */
import { hour } from '../../src/domain/calendar/calendar'
import { type Visitor, type World, openWorld } from '../support/browser'
import { publishVisit, signUpInTurn } from './visits'

let world: World
let phones: Visitor[] = []
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.close())
afterEach(async () => {
  for (const { errors, context } of phones) {
    expect(errors).toEqual([])
    await context.close()
  }
  phones = []
})

const synced = ({ page }: Visitor) => page.locator('.sync-bar-head').getByText('已全部同步').waitFor()

test("an organiser who undid a tick reads that the other phone's mark still counts", async () => {
  const { activityId, positions } = await publishVisit(
    world.server.origin,
    [{ name: '秩序引导', capacity: 4, quotas: [] }],
    Date.now() + hour,
  )
  await signUpInTurn(world.server.origin, activityId, positions[0], ['doctor'])
  for (const persona of ['林演示', '叶范例']) {
    const phone = await world.visitor({ width: 360, height: 780, as: persona })
    phones.push(phone)
    await phone.open(`/screens/day/on-site/index?id=${activityId}`)
    await synced(phone)
    await phone.context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
    await phone.page.locator('#people [id^="in-"]').first().click()
  }
  const [lin, ye] = phones as [Visitor, Visitor]
  await lin.page.locator('#people [id^="undo-"]').first().click()
  for (const phone of [ye, lin]) {
    await phone.context.unroute('**/rpc/**')
    await phone.page.reload()
    await synced(phone)
  }
  await lin.page.locator('#filter-all').click()
  await lin.page.locator('#people').getByText('叶范例的手机记的').waitFor()
  await ye.page.locator('#filter-all').click()
  await ye.page.locator('#people [id^="undo-"]').first().waitFor()
  expect(await ye.page.getByText('手机记的').count()).toBe(0)
})
