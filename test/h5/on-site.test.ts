/** The attendance list with the network cut, with marks of this phone and of another. */
import { randomUUID } from 'node:crypto'
import type { ActivityCard } from '../../src/contract/activities/activities'
import type { ListEntry, AttendanceList } from '../../src/contract/attendance/attendance'
import type { Page } from '../../src/contract/common'
import { minute } from '../../src/domain/calendar/calendar'
import { type Visitor, type World, openWorld } from '../support/browser'
import { call } from '../support/server'

const anotherPhone = randomUUID()
let world: World
let organiser: Visitor
let activityId: string
beforeAll(async () => {
  world = await openWorld({ fetchesAhead: true })
  const { items } = await call<Page<ActivityCard>>(world.server.origin, 'activities.list', {})
  activityId = items.find(({ startsAt }) => startsAt < Date.now())?.id ?? ''
}, 240_000)
afterAll(() => world.close())
beforeEach(async () => {
  organiser = await world.visitor({ width: 360, height: 780, as: '林演示' })
  await organiser.open(`/screens/day/on-site/index?id=${activityId}`)
  await organiser.page.locator('#people').waitFor()
})
afterEach(async () => {
  expect(organiser.errors).toEqual([])
  await organiser.context.close()
})

const ask = <T>(path: string, input: object) =>
  call<T>(world.server.origin, path, { activityId, ...input }, { 'x-demo-persona': 'organiser' })
const attendanceList = () => ask<AttendanceList>('attendance.list', { deviceId: anotherPhone })

/** Two people on the list without a mark. */
async function missing(): Promise<[ListEntry, ListEntry]> {
  const { entries, marks } = await attendanceList()
  const [one, other] = entries.filter(({ volunteerId }) => !marks.some((mark) => mark.volunteerId === volunteerId))
  if (!one || !other) throw new Error('everybody is here')
  return [one, other]
}
const synced = () =>
  organiser.page
    .getByText(/已全部同步/)
    .filter({ visible: true })
    .first()
    .waitFor()

test('ticks, a spoken code and a walk-in without a network are stored, counted, and sent when the network returns', async () => {
  const { page, context } = organiser
  const [ticked, heard] = await missing()
  await synced()
  await context.setOffline(true)
  await page.locator(`#in-${ticked.volunteerId}`).click()
  await page.locator('#type-code').click()
  await page.locator('#spoken-code').fill(heard.code ?? '')
  await page.locator('#give-code').click()
  await page.locator('#scan-result').getByText(heard.name).waitFor()
  await page.locator('#sheet-close').click()
  await page.locator('#walk-in').click()
  await page.locator('#walk-in-name').fill('路样例')
  await page.locator('#walk-in-give').click()
  await page.getByText('离线中 · 3 条已存本机，联网后自动同步').waitFor()
  const before = (await attendanceList()).marks.length
  await context.setOffline(false)
  await synced()
  const { marks, entries } = await attendanceList()
  expect(marks.length).toBe(before + 3)
  const methodOf = (volunteerId: string | undefined) => marks.find((mark) => mark.volunteerId === volunteerId)?.method
  const walkIn = entries.find(({ name }) => name === '路样例')
  expect([ticked.volunteerId, heard.volunteerId, walkIn?.volunteerId].map(methodOf)).toEqual(['ticked', 'spoken', 'ticked'])
})

test('two phones that differ by twenty minutes are reported in one sentence with both times', async () => {
  const { page, context } = organiser
  const [person] = await missing()
  await synced()
  await context.setOffline(true)
  const early = {
    id: randomUUID(),
    volunteerId: person.volunteerId,
    kind: 'in',
    method: 'ticked',
    at: Date.now() - 20 * minute,
    clockOffset: 0,
  }
  await ask('attendance.sync', { deviceId: anotherPhone, marks: [early], since: 0 })
  await page.locator(`#in-${person.volunteerId}`).click()
  await page.getByText(/离线中 · 1 条已存本机/).waitFor()
  await context.setOffline(false)
  await synced()
  await page.locator('#filter-present').click()
  await page.locator(`#person-${person.volunteerId}`).getByText('有疑问').waitFor()
  await page.locator(`#look-${person.volunteerId}`).click()
  const words = await page.locator('#findings').innerText()
  expect(words).toMatch(/两台手机记的签到差 20 分钟：林演示的手机 \d\d:\d\d（算这个），我的手机 \d\d:\d\d/)
  expect(await page.locator('#history').innerText()).toMatch(/点名 · 林演示的手机[^]*点名 · 我的手机/)
})

test("the venue's code is shown with the network cut", async () => {
  const { page, context } = organiser
  await synced()
  // The page of the code is fetched ahead.
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.locator('#show-venue-code').click()
  await page.locator('#venue-qr').waitFor()
  expect((await page.locator('#venue-spoken').innerText()).replace(/[^0-9A-Z]/g, '')).toHaveLength(6)
})

test('a phone that loses access loses the list and says so; after access is restored it has the list again', async () => {
  const { page, open } = organiser
  const own = await page.evaluate(() => JSON.parse(localStorage.getItem('device') ?? '{}') as { data?: string })
  const deviceId = own.data ?? ''
  await open(`/screens/day/phones/index?id=${activityId}`)
  await page.locator(`#ask-${deviceId}`).click()
  await page.locator('#sheet-confirm').click()
  await page.locator(`#phone-${deviceId}`).getByText('恢复').waitFor()
  await open(`/screens/day/on-site/index?id=${activityId}`)
  await page.getByText('这台手机被停用了').waitFor()
  expect(await page.locator('#people').count()).toBe(0)
  await ask('attendance.cutOff', { requestId: randomUUID(), deviceId, isCutOff: false })
  await page.getByText('恢复后再打开').click()
  await page.locator('#people').waitFor()
})
