/** Damaged or edited local data: readable entries are sent, unreadable ones are reported. */
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { publishVisit, write } from './visits'
import { hour } from '../../src/domain/calendar/calendar'

let world: World
let organiser: Visitor
eachJourney({ as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

const says = (text: string | RegExp) => organiser.page.getByText(text).filter({ visible: true }).first().waitFor()

/** Records a walk-in with the network cut, and damages the storage while the app is not loaded. */
async function spoilt(spoil: (activityId: string) => string): Promise<string> {
  const { page, open, context } = organiser
  const { activityId } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 4, quotas: [] }], Date.now() + hour)
  await open(`/screens/day/on-site/index?id=${activityId}`)
  await says(/已全部同步/)
  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await page.locator('#walk-in').click()
  await write(page, '#walk-in-name', '路样例')
  await page.locator('#walk-in-give').click()
  await says(/离线中 · 1 条/)
  await page.route('**/blank.html', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }))
  await page.goto(`${world.server.origin}/blank.html`)
  await page.evaluate(spoil(activityId))
  await context.unroute('**/rpc/**')
  await open(`/screens/day/on-site/index?id=${activityId}`)
  return activityId
}

test('entries are sent in spite of damaged marks and a clock offset with a fraction', async () => {
  await spoilt(
    (id) => `{
      localStorage.setItem('marks:${id}', '{"data":{"marks":[null,3,{}],"cursor":0,"walkIns":null}}')
      localStorage.setItem('clock-offset', '{"data":1.5}')
    }`,
  )
  await says(/已全部同步/)
  await organiser.page.locator('#filter-all').click()
  await says('路样例')
})

test('an entry that no server could answer is set aside and reported; the others are sent', async () => {
  await spoilt(
    () => `{
      const { data } = JSON.parse(localStorage.getItem('outbox'))
      const long = { ...data[0], mark: { ...data[0].mark, id: 'x'.repeat(70) } }
      localStorage.setItem('outbox', JSON.stringify({ data: [long, null, ...data] }))
    }`,
  )
  await says(/读不出来（至少 2 条）/)
  await says(/已全部同步/)
  await organiser.page.locator('#unread-told').click()
  await organiser.page.locator('#unread-told').waitFor({ state: 'detached' })
})

test('a truncated outbox is set aside and reported, even after a restart', async () => {
  await spoilt(() => `localStorage.setItem('outbox', localStorage.getItem('outbox').slice(0, -7))`)
  await says(/读不出来（至少 1 条）/)
  await organiser.page.reload()
  await says(/读不出来（至少 1 条）/)
  await organiser.open('/screens/main/me/index')
  await says(/读不出来（至少 1 条）/)
  expect(await organiser.page.evaluate(() => localStorage.getItem('unread-marks'))).toContain('路样例')
})
