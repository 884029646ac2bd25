/** The day's pages on a narrow phone with the largest type. No needed text is cut off, and the count stays visible. */
import type { DeskPage } from '../../src/contract/activities/desk-list'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs } from './visits'

const WIDTH = 360
let world: World
let organiser: Visitor
eachJourney({ width: WIDTH, height: 780, as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

/** Opens a page of the sample visit that is running, with type at 175 %. */
async function openLarge(page: string, first: string): Promise<void> {
  const { items: cards } = await askAs<DeskPage>(world.server.origin, 'desk.list', { when: 'upcoming' }, 'organiser')
  await organiser.open(`/screens/day/${page}/index?id=${cards.find(({ phase }) => phase === 'running')?.id}`)
  await organiser.page.addStyleTag({ content: 'html { font-size: 28px !important }' })
  await organiser.page.locator(first).waitFor()
}
const boxOf = async (selector: string) => (await organiser.page.locator(selector).boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 }

test("the venue's code fits its card with any letters", async () => {
  await openLarge('venue-code', '#venue-spoken')
  const [left, right] = await organiser.page.locator('#venue-spoken').evaluate((element) => {
    const range = document.createRange()
    const within = element.firstElementChild ?? element
    within.textContent = 'WWW · MMM'
    range.selectNodeContents(element)
    const { left: from, right: to } = range.getBoundingClientRect()
    return [from, to]
  })
  expect([left > 16, right < WIDTH - 16]).toEqual([true, true])
})

test('the number of waiting marks is fully visible while the list is ticked, and takes less than a quarter of the screen', async () => {
  const { page, context } = organiser
  await openLarge('on-site', '#people')
  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  for (let n = 0; n < 3; n++) await page.locator('#people [id^="in-"]').first().click()
  await page.locator('.sync-bar-head').getByText('没连上 · 3 条').waitFor()
  const { y, height } = await boxOf('#sync-bar')
  expect([y > 0, y + height < 780 / 4]).toEqual([true, true])
  const head = await boxOf('.sync-bar-head')
  const action = await boxOf('#sync-now')
  expect(head.height).toBeLessThan(1.5 * 28 * 1.5)
  expect([head.x + head.width <= action.x, action.x + action.width <= WIDTH]).toEqual([true, true])
  // The bar is as high as before a mark waited, so no row has moved.
  await context.unroute('**/rpc/**')
  // The phone may have sent the mark by itself, and the button is gone.
  await page
    .locator('#sync-now')
    .click({ timeout: 2_000 })
    .catch(() => undefined)
  await page.locator('.sync-bar-head').getByText('已全部同步').waitFor()
  expect((await boxOf('#sync-bar')).height).toBe(height)
})

test("the code field's label beside the scanner is fully visible", async () => {
  await openLarge('on-site', '#scan')
  await organiser.page.locator('#scan').click()
  const what = organiser.page.getByText('扫不了？输入六位签到码')
  await what.waitFor()
  const { x, width } = (await what.boundingBox()) ?? { x: -1, width: 0 }
  expect([x >= 0, x + width <= WIDTH]).toEqual([true, true])
})
