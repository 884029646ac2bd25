/** A village without a network, with the page as built. Three phones record marks and exchange them afterwards; a resident opens a new page. */
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { ListEntry, AttendanceList } from '../../src/contract/attendance/attendance'
import { markOf } from '../../src/contract/attendance/marks'
import type { DeskPage } from '../../src/contract/activities/desk-list'
import { randomUUID } from 'node:crypto'
import { foldMarks } from '../../src/domain/attendance/attendance'
import { hour } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachVisit } from '../support/journey'
import { askAs, publishVisit, signUpInTurn, write } from './visits'

const TEAM = ['甲样例', '乙样例', '丙样例', '丁样例', '戊样例', '己样例', '庚样例']
type R = ListEntry

const worldNow = eachVisit({ fetchesAhead: true })
let world: World
let activityId: string
let phones: Visitor[] = []
// The visit begins in an hour. 陈样例 is signed up alone, and 胡示范 leads a team of seven.
beforeAll(async () => {
  world = worldNow()
  const { origin } = world.server
  const visit = await publishVisit(origin, [{ name: '秩序引导', capacity: 10, quotas: [] }], Date.now() + hour)
  activityId = visit.activityId
  const [positionId = ''] = visit.positions
  await signUpInTurn(origin, activityId, positionId, ['doctor'])
  const { version } = await askAs<ActivityDetail>(origin, 'activities.get', { activityId }, 'minge')
  const team = {
    requestId: randomUUID(),
    teamId: randomUUID(),
    activityId,
    version,
    organisationId: 'minge',
    parts: [{ positionId, seats: TEAM }],
  }
  expect(await askAs(origin, 'teams.create', team, 'minge')).toMatchObject({ ok: true, status: 'confirmed' })
}, 120_000)
beforeEach(() => {
  phones = []
})

async function aPhone(persona: string): Promise<Visitor> {
  const phone = await world.visitor({ as: persona, isNew: true })
  phones.push(phone)
  // The clock is simulated, so that twenty minutes pass without a wait.
  await phone.page.clock.install()
  return phone
}

const listNow = () => askAs<AttendanceList>(world.server.origin, 'attendance.list', { activityId, deviceId: randomUUID() }, 'organiser')
const openDoor = async ({ open, page }: Visitor): Promise<void> => {
  await open(`/screens/day/on-site/index?id=${activityId}`)
  await page.locator('#people [id^="in-"]').first().waitFor()
}
const says = ({ page }: Visitor, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()
const tick = ({ page }: Visitor, { volunteerId }: ListEntry) => page.locator(`#in-${volunteerId}`).click()
const all = async ({ page }: Visitor): Promise<void> => page.locator('#filter-all').click()
const figure = ({ page }: Visitor, id: string) => page.locator(`#count-${id}`).filter({ visible: true }).first().innerText()

test('three phones without a network agree afterwards on twelve marks: one person ticked twice, one undone, one walk-in', async () => {
  const [lin, ye, chen] = [await aPhone('林演示'), await aPhone('叶范例'), await aPhone('陈样例')] as const
  const before = await listNow()
  expect(before.marks).toEqual([])
  const named = (name: string) => before.entries.find((entry) => entry.name === name) as ListEntry
  const own = named('陈样例')
  const [both, second, third, fourth, fifth, sixth, undone] = TEAM.map(named) as [R, R, R, R, R, R, R]
  await openDoor(lin)
  await openDoor(ye)
  await chen.open(`/screens/volunteer/check-in/index?id=${activityId}`)
  await chen.page.locator('#venue-code').waitFor()
  for (const { page, context } of phones) {
    // The other pages are fetched ahead.
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
  }

  // 林演示 checks five people in and one of them out, which makes six marks, and then shows the venue's code.
  for (const entry of [both, second, third, fourth, fifth]) await tick(lin, entry)
  await all(lin)
  await lin.page.locator(`#out-${second.volunteerId}`).click()
  await says(lin, /离线中 · 6 条已存本机/)
  await lin.page.locator('#show-venue-code').click()
  await lin.page.locator('#venue-qr').waitFor()
  const code = (await lin.page.locator('#venue-spoken').innerText()).replace(/[^0-9A-Z]/g, '')
  expect(code).toHaveLength(6)
  await lin.page.goBack()

  // 陈样例 types the code from the screen, which makes one mark.
  await write(chen.page, '#venue-code', code)
  await chen.page.locator('#give-code').click()
  await says(chen, /已存在本机/)

  // Twenty minutes later 叶范例 ticks a person whom 林演示 has ticked, two more, one of them undone, and a walk-in, which makes five marks.
  await ye.page.clock.fastForward('20:00')
  for (const entry of [both, sixth, undone]) await tick(ye, entry)
  await all(ye)
  await ye.page.locator(`#undo-${undone.volunteerId}`).click()
  await ye.page.locator('#walk-in').click()
  await write(ye.page, '#walk-in-name', '路过样例')
  await ye.page.locator('#walk-in-give').click()
  await says(ye, /离线中 · 5 条已存本机/)
  expect((await listNow()).marks).toEqual([])

  // The page is reloaded midway; the ticks and the attendance list are on the phone.
  await ye.context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await ye.context.setOffline(false)
  await ye.page.reload()
  await says(ye, /5 条/)
  await all(ye)
  await says(ye, '路过样例')

  // The network returns to the phones in another order than they recorded.
  await ye.context.unroute('**/rpc/**')
  await ye.page.reload()
  await says(ye, /已全部同步/)
  await chen.context.setOffline(false)
  await says(chen, /已送达/)
  await lin.context.setOffline(false)
  await says(lin, /已全部同步/)
  for (const phone of [lin, ye]) {
    await phone.page.reload()
    await says(phone, /已全部同步/)
  }

  const after = await listNow()
  expect(after.marks).toHaveLength(12)
  const folded = foldMarks(after.marks.map(markOf), after.activity)
  const present = [...folded.values()].filter(({ inAt }) => inAt !== null)
  const walkIn = after.entries.find(({ name }) => name === '路过样例')
  expect(present.map(({ volunteerId }) => volunteerId).sort()).toEqual(
    [both, second, third, fourth, fifth, sixth, own, walkIn].map((entry) => entry?.volunteerId ?? '').sort(),
  )

  // Both screens and the desk show the same numbers.
  for (const phone of [lin, ye]) {
    expect(await figure(phone, 'present')).toBe(String(present.length))
    expect(await figure(phone, 'left')).toBe('1')
  }
  const { items: cards } = await askAs<DeskPage>(world.server.origin, 'desk.list', { when: 'upcoming' }, 'organiser')
  expect(cards.find(({ id }) => id === activityId)?.present).toBe(present.length)

  // Each phone explains the disagreement with the other's time.
  for (const [phone, words] of [
    [lin, /两台手机记的签到差 20 分钟：我的手机 \d\d:\d\d（算这个），叶范例的手机 \d\d:\d\d/],
    [ye, /两台手机记的签到差 20 分钟：林演示的手机 \d\d:\d\d（算这个），我的手机 \d\d:\d\d/],
  ] as const) {
    await all(phone)
    await phone.page.locator(`#person-${both.volunteerId}`).getByText('有疑问').waitFor()
    await phone.page.locator(`#look-${both.volunteerId}`).click()
    await says(phone, words)
  }
  expect(await ye.page.locator('#history').innerText()).toMatch(/点名 · 林演示的手机[^]*点名 · 我的手机/)
}, 120_000)

test('a page that was never visited opens without a network and says why it is empty', async () => {
  const resident = await world.visitor({ isNew: true })
  const { page, open, context } = resident
  const card = () => page.locator('[id^="activity-"], .activity-card').first()
  await open('/screens/main/activities/index')
  await card().waitFor()
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.getByText('健康驿站义诊（骨科·内科·中医）').first().click()
  await page.getByText(/网络/).filter({ visible: true }).first().waitFor()
  await page
    .getByRole('button', { name: /返回|看全部活动/ })
    .filter({ visible: true })
    .first()
    .click()
  await card().waitFor()
})
