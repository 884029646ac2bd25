/** The attendance list in the browser: phones without it (visit long over, clock jumped, access lost), damaged local data, and two phones. */
import { randomUUID } from 'node:crypto'
import type { DeskCard, DeskPage } from '../../src/contract/activities/desk-list'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
import { day, hour } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs, publishVisit, signUpInTurn, write } from './visits'

let world: World
let organiser: Visitor
const PHONE = { width: 360, height: 780, as: '林演示' }
eachJourney(PHONE, (opened, visitor) => {
  world = opened
  organiser = visitor
})

const ask = <T>(path: string, input: unknown, persona = 'organiser') => askAs<T>(world.server.origin, path, input, persona)
const says = (text: string | RegExp) => organiser.page.getByText(text).filter({ visible: true }).first().waitFor()
const bar = () => organiser.page.locator('#sync-bar').innerText()

/** The sample visit of nine days ago. */
async function longOver(): Promise<DeskCard> {
  const { items: cards } = await ask<DeskPage>('desk.list', { when: 'past' })
  const card = cards.find(({ endsAt, present }) => endsAt < Date.now() - 3 * day && present > 0)
  if (!card) throw new Error('the samples have no visit that is long over')
  return card
}

/** Writes a mark to the phone that the server refused on an earlier day, while the app is not loaded. */
async function leaveRefused(activityId: string): Promise<void> {
  const { page } = organiser
  const mark = { id: randomUUID(), volunteerId: randomUUID(), kind: 'in', method: 'ticked', at: Date.now() - 9 * day, clockOffset: 0 }
  const entry = { as: 'organiser', activityId, owner: 'organiser', trouble: 'not-on-list', mark }
  await page.route('**/blank.html', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }))
  await page.goto(`${world.server.origin}/blank.html`)
  await page.evaluate((data) => localStorage.setItem('outbox', JSON.stringify({ data })), [entry])
}

/** Counter that gives each visit another day, because a volunteer cannot be at two visits at once. */
let visits = 0

/** Opens the list of a visit today, and ticks 陈样例 while the network is cut. */
async function tickedOffline(): Promise<string> {
  const { page, open, context } = organiser
  const { activityId, positions } = await publishVisit(
    world.server.origin,
    [{ name: '秩序引导', capacity: 10, quotas: [] }],
    Date.now() + ++visits * 3 * hour,
  )
  await signUpInTurn(world.server.origin, activityId, positions[0], ['doctor'])
  await open(`/screens/day/on-site/index?id=${activityId}`)
  await says(/已全部同步/)
  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await page.locator('#people [id^="in-"]').first().click()
  await says(/没连上 · 1 条/)
  return activityId
}

test("a visit that is long over offers no list; the list's address gives the reason and leads to the review", async () => {
  const { id } = await longOver()
  const { page, open } = organiser
  await open(`/screens/organiser/desk-activity/index?id=${id}`)
  await page.locator('#desk-review').waitFor()
  expect(await page.locator('#desk-on-site').count()).toBe(0)
  await open(`/screens/day/on-site/index?id=${id}`)
  await says('名单已经收起来了')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('list')))).toEqual([])
  await page.getByText('去考勤核对').click()
  await page.locator('#review-came').waitFor()
})

test('a refused mark of a visit that is long over can be opened from the desk, is explained, and can be discarded', async () => {
  const { id } = await longOver()
  await leaveRefused(id)
  const { page, open } = organiser
  await open('/screens/organiser/desk/index')
  await page.locator('#unsynced-troubles').click()
  await says('名单已经收起来了')
  await page.locator('#troubles').getByText('名单上没有这个人').waitFor()
  expect(await bar()).toContain('1 条没有被接受')
  await page.locator('#troubles').getByText('删除', { exact: true }).click()
  await page.locator('#sheet-confirm').click()
  await page.locator('#troubles').waitFor({ state: 'detached' })
  await says(/已全部同步/)
})

test('a clock three days ahead without a network hides the list with the reason; a correction or the network alone brings it back', async () => {
  organiser = await world.visitor({ ...PHONE, isNew: true })
  const { page, context } = organiser
  await page.clock.install()
  const activityId = await tickedOffline()
  await page.clock.setSystemTime(Date.now() + 3 * day)
  await page.reload()
  await says('名单暂时打不开')
  expect(await bar()).toContain('没连上 · 1 条')
  expect(await page.locator('#people').count()).toBe(0)
  await page.clock.setSystemTime(Date.now())
  await page.reload()
  await page.locator('#people').waitFor()
  await page.locator('#count-present').getByText('1').waitFor()
  // The server gives the time to a phone whose clock is still wrong.
  await page.clock.setSystemTime(Date.now() + 3 * day)
  await page.reload()
  await says('名单暂时打不开')
  await context.unroute('**/rpc/**')
  // The phone reports the network and tries again by itself.
  await context.setOffline(true)
  await context.setOffline(false)
  await page.locator('#people').waitFor()
  await says(/已全部同步/)
  const { marks } = await ask<AttendanceList>('attendance.list', { activityId, deviceId: randomUUID() })
  expect(marks).toHaveLength(1)
})

test('a list that failed without a network is requested again once marks get through, though the phone reported no change', async () => {
  organiser = await world.visitor({ ...PHONE, isNew: true })
  const { page, context } = organiser
  await page.clock.install()
  await tickedOffline()
  await page.reload()
  await says(/没连上 · 1 条/)
  await context.unroute('**/rpc/**')
  // Beyond the longest pause before marks are sent again, and short of the next regular request for the list.
  await page.clock.fastForward('02:00')
  await says(/已全部同步/)
})

test('a phone that lost access shows its waiting and refused marks, each with the next step', async () => {
  const { page, context } = organiser
  const activityId = await tickedOffline()
  const own = await page.evaluate(() => JSON.parse(localStorage.getItem('device') ?? '{}') as { data?: string })
  await ask('attendance.cutOff', { requestId: randomUUID(), activityId, deviceId: own.data, isCutOff: true }, 'administrator')
  await context.unroute('**/rpc/**')
  await page.reload()
  await says('这台手机被停用了')
  await says(/还有 1 条记录没有上传，会留着，恢复后自动上传/)
  await page.locator('#troubles').getByText('这台手机已停用名单，请组织者恢复后再试').waitFor()
})

test("an organiser who undid a tick reads that the other phone's mark still counts", async () => {
  const { activityId, positions } = await publishVisit(
    world.server.origin,
    [{ name: '秩序引导', capacity: 4, quotas: [] }],
    // Near enough that a tick counts now.
    Date.now() + hour,
  )
  await signUpInTurn(world.server.origin, activityId, positions[0], ['minge'])
  const ye = await world.visitor({ ...PHONE, as: '叶范例' })
  const lin = organiser
  const synced = ({ page }: Visitor) => page.locator('.sync-bar-head').getByText('已全部同步').waitFor()
  for (const phone of [lin, ye]) {
    await phone.open(`/screens/day/on-site/index?id=${activityId}`)
    await synced(phone)
    await phone.context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
    await phone.page.locator('#people [id^="in-"]').first().click()
  }
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
  await says(/没连上 · 1 条/)
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
