/** The form of a team: names in any format, errors at their seats, and no loss of typed text. */
import { randomUUID } from 'node:crypto'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { TeamCard } from '../../src/contract/teams'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { hold, nameAt, openBuilder, shown, write, writeName } from '../support/team-visitors'
import { publishVisit } from '../support/visit'

let world: World
let leader: Visitor
eachJourney({ width: 320, height: 640, as: '胡示范' }, (opened, visitor) => {
  world = opened
  leader = visitor
})

const ask = <T>(path: string, input: unknown, persona: string) => call<T>(world.server.origin, path, input, { 'x-demo-persona': persona })
const aVisit = (capacity: number) => publishVisit(world.server.origin, { capacity })

/** Waits until the seats show these names. */
const namesAre = (names: string[]) =>
  leader.page.waitForFunction(
    (wanted) => [...document.querySelectorAll<HTMLInputElement>('.new-team-name input')].map(({ value }) => value).join() === wanted,
    names.join(),
  )

test('a list pasted into one seat fills the seats below, in any format', async () => {
  const visit = await aVisit(5)
  await openBuilder(leader, visit, 2)
  await writeName(leader, 1, '1、王样例，2、张　样 李演示 13800001234')
  await namesAre(['王样例', '张样', '李演示'])
  await leader.page.locator(`#paste-${visit.positionId}`).click()
  await write(leader.page.locator('#paste-text'), '周演示\n吴范例\n郑样例')
  await shown(leader, '认出 3 个：周演示、吴范例、郑样例')
  await leader.page.locator('#sheet-confirm').click()
  await shown(leader, /没有放下：郑样例/)
  await namesAre(['王样例', '张样', '李演示', '周演示', '吴范例'])
})

test('a list copied line by line stays separate when it is pasted into one line', async () => {
  await leader.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openBuilder(leader, await aVisit(5), 1)
  await leader.page.evaluate(() => navigator.clipboard.writeText('王样例\n张　样\n\n李演示\n'))
  // The first seat is filled in before, so that the box stays in place.
  await writeName(leader, 1, '陈样例')
  await nameAt(leader, 1).selectText()
  await leader.page.keyboard.press('Control+V')
  await namesAre(['王样例', '张样', '李演示'])
})

test('each invalid name is reported at its own seat', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 3)
  await writeName(leader, 1, '王')
  await writeName(leader, 2, '张样例')
  await writeName(leader, 3, '张样例')
  await leader.page.locator('#submit-team').click()
  await shown(leader, '「王」不像姓名。请写真实姓名，2 到 20 个字。')
  await shown(leader, '「张样例」写了两遍，请去掉一个。')
  await writeName(leader, 1, '王样例')
  await leader.page.getByRole('button', { name: '去掉秩序引导第 3 位' }).click()
  await leader.page.getByRole('button', { name: '2 人一起报名' }).click()
  await shown(leader, '报名成功，2 个位子都留好了。')
})

test('an unfinished team survives a reload, and the page says that it was restored', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 2)
  await writeName(leader, 2, '张样例')
  await leader.page.waitForFunction(() => (localStorage.getItem('teams') ?? '').includes('张样例'))
  await leader.open(`/screens/team/new-team/index?id=${visit.id}`)
  await shown(leader, /上次写的还没有提交/)
  expect(await nameAt(leader, 2).inputValue()).toBe('张样例')
})

test('a visit that has changed meanwhile is shown with its changes, and no name is lost', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 2)
  await writeName(leader, 1, '张样例')
  const moved = { ...visit.plan, place: '芝英八村文化礼堂' }
  const change = { requestId: randomUUID(), activityId: visit.id, version: visit.version, plan: moved }
  expect(await ask('desk.edit', change, 'administrator')).toMatchObject({ ok: true })
  await leader.page.getByRole('button', { name: '2 人一起报名' }).click()
  await shown(leader, /地点改为芝英八村文化礼堂/)
  expect(await nameAt(leader, 1).inputValue()).toBe('张样例')
  await leader.page.getByRole('button', { name: '2 人一起报名' }).click()
  await shown(leader, '报名成功，2 个位子都留好了。')
})

test('without a network a team is not sent, says so, and is sent once when the network is back', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 2)
  await leader.context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await leader.page.getByRole('button', { name: '2 人一起报名' }).click()
  await shown(leader, /现在没有网络，没有发出去/)
  await shown(leader, '写的名单都在手机上，不会丢。')
  await leader.context.unroute('**/rpc/**')
  await leader.page.getByRole('button', { name: '2 人一起报名' }).click()
  await shown(leader, '报名成功，2 个位子都留好了。')
  const { positions } = await ask<ActivityDetail>('activities.get', { activityId: visit.id }, 'minge')
  expect(positions[0]?.taken).toBe(2)
})

test('a team that is being sent accepts no input, which would be lost', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 2)
  await writeName(leader, 1, '张样例')
  const { asked, release } = await hold(leader, 'teams.create')
  await leader.page.getByRole('button', { name: '2 人一起报名' }).click()
  await asked
  await leader.page.getByRole('button', { name: '正在报名…' }).waitFor()
  for (const at of [1, 2]) expect(await nameAt(leader, at).isDisabled()).toBe(true)
  const buttons = [
    `#seats-${visit.positionId}-more`,
    `#seats-${visit.positionId}-fewer`,
    `#paste-${visit.positionId}`,
    `#self-${visit.positionId}`,
  ]
  for (const button of [...buttons, '.new-team-name-remove']) {
    expect([button, await leader.page.locator(button).first().getAttribute('aria-disabled')]).toEqual([button, 'true'])
  }
  release()
  await shown(leader, '报名成功，2 个位子都留好了。')
})

test('a draft on two pages becomes one team, and the second page says so', async () => {
  const visit = await aVisit(6)
  await openBuilder(leader, visit, 2)
  await writeName(leader, 1, '张样例')
  const page = await leader.context.newPage()
  await page.goto(`${world.server.origin}/#/screens/team/new-team/index?id=${visit.id}`)
  await page.locator(`#seats-${visit.positionId}-more`).click()
  await leader.page.getByRole('button', { name: '2 人一起报名' }).click()
  await shown(leader, '报名成功，2 个位子都留好了。')
  await page.getByRole('button', { name: /3 人一起/ }).click()
  await shown({ ...leader, page }, /您上一次提交其实已经成功，就是这支队伍/)
  const teams = await ask<TeamCard[]>('teams.mine', undefined, 'minge')
  expect(teams.filter(({ activity }) => activity.id === visit.id)).toMatchObject([{ seats: 2 }])
})

test('a team larger than its position is refused instead of being offered the waitlist', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 4)
  const plan = { ...visit.plan, positions: visit.plan.positions.map((position) => ({ ...position, capacity: 2 })) }
  expect(
    await ask('desk.edit', { requestId: randomUUID(), activityId: visit.id, version: visit.version, plan }, 'administrator'),
  ).toMatchObject({
    ok: true,
  })
  await leader.open(`/screens/team/new-team/index?id=${visit.id}`)
  await shown(leader, '还不能报名：「秩序引导」没有这么多位子，请减少人数。')
  expect(await leader.page.getByText('全队先候补').count()).toBe(0)
  await leader.page.getByRole('button', { name: '全队报名' }).waitFor()
})

test('a position that was removed is not offered for waiting', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 2)
  const plan = { ...visit.plan, positions: [{ id: randomUUID(), name: '登记', capacity: 4, skillId: null, quotas: [] }] }
  expect(
    await ask('desk.edit', { requestId: randomUUID(), activityId: visit.id, version: visit.version, plan }, 'administrator'),
  ).toMatchObject({
    ok: true,
  })
  await leader.open(`/screens/team/new-team/index?id=${visit.id}`)
  await shown(leader, '这个岗位已经取消')
  await shown(leader, /^还不能报名：这个岗位已经没有了/)
  expect(await leader.page.getByText('全队先候补').count()).toBe(0)
})

test('a team for a cancelled activity is offered no seats', async () => {
  const visit = await aVisit(4)
  await openBuilder(leader, visit, 3)
  expect(await ask('desk.cancel', { requestId: randomUUID(), activityId: visit.id, reason: '台风' }, 'administrator')).toMatchObject({
    ok: true,
  })
  await leader.open(`/screens/team/new-team/index?id=${visit.id}`)
  await shown(leader, '这场活动取消了。')
  expect(await leader.page.getByText(/候补|还需|位子够/).count()).toBe(0)
})

test.each(['/screens/team/new-team/index?id=x', '/screens/team/team/index?id=x', `/screens/team/join/index?team=x&key=x`])(
  'a truncated link leads to a page that says so: %s',
  async (path) => {
    await leader.open(path)
    await shown(leader, '没有找到')
    await shown(leader, '可能已经删除，或者链接不完整。')
  },
)
