import { randomUUID } from 'node:crypto'
import type { DeskActivity } from '../../src/contract/activities/desk'
import type { TeamCard } from '../../src/contract/teams'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activity: Activity

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  activity = await withSeats(6)
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

const withSeats = (capacity: number): Promise<Activity> =>
  anActivity(cloud, organiser, { positions: [{ id: randomUUID(), name: '秩序引导', capacity, skillId: null, quotas: [] }] })

/** Changes the published visit, as its organiser. */
async function edit(change: Partial<Activity['plan']>): Promise<void> {
  const { plan, version } = await callAs<DeskActivity>(cloud, organiser, 'query', 'desk.get', { activityId: activity.id })
  const request = { requestId: randomUUID(), activityId: activity.id, version, plan: { ...plan, ...change } }
  expect(await callAs(cloud, organiser, 'mutation', 'desk.edit', request)).toMatchObject({ ok: true })
}

let leaders = 0

/** A new team leader, a member of 民革. @returns their openid */
async function aLeader(): Promise<string> {
  const name = `带队${'甲乙丙丁戊己庚辛壬癸'[leaders++ % 10]}`
  const openid = await aVolunteer(cloud, name)
  const agreed = { agreesToPersonalData: true, agreesToMembership: true }
  const phone = `1370000${String(leaders).padStart(4, '0')}`
  await callAs(cloud, openid, 'mutation', 'profile.save', { name, phone, organisationIds: ['minge'], skillIds: [], ...agreed })
  return openid
}

const usher = () => activity.plan.positions[0]?.id ?? ''
const nameAt = (at: number) => ({ label: `秩序引导第 ${at} 位的姓名` })

async function openBuilder(openid: string, seats: number): Promise<void> {
  host = createHost({ cloud, openid })
  await host.launch(`/screens/main/activity/index?id=${activity.id}`)
  await host.until(() => host.has({ role: 'button', text: '以队伍报名' }))
  await host.tap({ role: 'button', text: '以队伍报名' })
  await host.until(() => host.has({ id: `seats-${usher()}-more` }))
  for (let n = 0; n < seats; n++) await host.tap({ id: `seats-${usher()}-more` })
}

/** Closes the app and opens the form again on the same phone. */
async function reopen(openid: string): Promise<void> {
  host.close()
  host = createHost({ cloud, openid, storage: host.storage })
  await host.launch(`/screens/team/new-team/index?id=${activity.id}`)
}

const says = (words: string | RegExp) =>
  host.until(() => (typeof words === 'string' ? host.text().includes(words) : words.test(host.text())))
const submit = () => host.tap({ id: 'submit-team' })
const teamsOf = (openid: string) => callAs<TeamCard[]>(cloud, openid, 'query', 'teams.mine')

test('a leader signs up a team of six with two unnamed seats', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 6)
  for (const [at, name] of ['王样例', '张样例', '李演示', '周演示'].entries()) await host.input(nameAt(at + 1), name)
  expect(host.text()).toContain('位子够，提交后全队确认。')
  await submit()
  await host.until(() => host.text().includes('报名成功，6 个位子都留好了'))
  expect(host.route()).toBe('screens/team/team/index')
  expect(await teamsOf(leader)).toMatchObject([{ status: 'confirmed', seats: 6, open: 2 }])
})

test('a list pasted into one seat fills the seats below, in any format', async () => {
  activity = await withSeats(5)
  await openBuilder(await aLeader(), 2)
  await host.input(nameAt(1), '1、王样例，2、张　样 李演示 13800001234')
  const names = (count: number) => Array.from({ length: count }, (_, at) => host.one(nameAt(at + 1)).attr('value'))
  expect(names(3)).toEqual(['王样例', '张样', '李演示'])
  await host.tap({ id: `paste-${usher()}` })
  await host.input({ id: 'paste-text' }, '周演示\n吴范例\n郑样例')
  expect(host.text()).toContain('认出 3 个：周演示、吴范例、郑样例')
  await host.tap({ id: 'sheet-confirm' })
  expect(host.text()).toContain('没有放下：郑样例')
  expect(names(5)).toEqual(['王样例', '张样', '李演示', '周演示', '吴范例'])
  expect(host.has(nameAt(6))).toBe(false)
})

test('each invalid name is reported at its own seat', async () => {
  await openBuilder(await aLeader(), 3)
  await host.input(nameAt(1), '王')
  await host.input(nameAt(2), '张样例')
  await host.input(nameAt(3), '张样例')
  await submit()
  expect(host.text()).toContain('「王」不像姓名。请写真实姓名，2 到 20 个字。')
  expect(host.text()).toContain('「张样例」写了两遍，请去掉一个。')
  await host.input(nameAt(1), '王样例')
  await host.tap({ role: 'button', label: '去掉秩序引导第 3 位' })
  await host.tap({ role: 'button', text: '2 人一起报名' })
  await says('报名成功，2 个位子都留好了。')
})

test('a visit that has changed meanwhile is shown with its changes, and no name is lost', async () => {
  await openBuilder(await aLeader(), 2)
  await host.input(nameAt(1), '张样例')
  await edit({ place: '芝英八村小学' })
  await submit()
  await says('地点改为芝英八村小学')
  expect(host.one(nameAt(1)).attr('value')).toBe('张样例')
  await host.tap({ role: 'button', text: '2 人一起报名' })
  await says('报名成功，2 个位子都留好了。')
})

test('a team larger than its position is refused instead of being offered the waitlist', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 4)
  await edit({ positions: activity.plan.positions.map((position) => ({ ...position, capacity: 2 })) })
  await reopen(leader)
  await says('还不能报名：「秩序引导」没有这么多位子，请减少人数。')
  expect(host.text()).not.toContain('全队先候补')
  expect(host.one({ id: 'submit-team' }).text).toBe('全队报名')
})

test('a position that was removed is not offered for waiting', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 2)
  await edit({ positions: [{ id: randomUUID(), name: '登记', capacity: 4, skillId: null, quotas: [] }] })
  await reopen(leader)
  await says('这个岗位已经取消')
  await says('还不能报名：这个岗位已经没有了')
  expect(host.text()).not.toContain('全队先候补')
})

test('a team for a cancelled activity is offered no seats', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 3)
  await callAs(cloud, organiser, 'mutation', 'desk.cancel', { requestId: randomUUID(), activityId: activity.id, reason: '台风' })
  await reopen(leader)
  await says('这场活动取消了。')
  expect(host.text()).not.toMatch(/候补|还需|位子够/)
})

test('typed text survives closing the app', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 2)
  await host.input(nameAt(1), '朱样例')
  await reopen(leader)
  await host.until(() => host.has(nameAt(1)))
  expect(host.text()).toContain('上次填写的内容还没有提交')
  expect(host.one(nameAt(1)).attr('value')).toBe('朱样例')
})

test('a team without a network says so and is sent when the network is back', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 2)
  host.setOnline(false)
  await submit()
  await says('现在没有网络，没有发出去')
  expect(host.text()).toContain('写的名单都在手机上，不会丢。')
  host.setOnline(true)
  await submit()
  await says('报名成功，2 个位子都留好了。')
  expect(await teamsOf(leader)).toMatchObject([{ seats: 2 }])
})

test('a team whose answer was lost with the app is the same team when it is sent again', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 2)
  host.loseAnswers(true)
  await submit()
  await host.until(() => host.has({ role: 'alert' }))
  await reopen(leader)
  await host.until(() => host.has({ id: 'submit-team' }))
  // The form is edited meanwhile. The earlier request is settled first, and no seat is held twice.
  await host.tap({ id: `seats-${usher()}-more` })
  await submit()
  await host.until(() => host.text().includes('上一次提交其实已经成功'))
  expect(await teamsOf(leader)).toMatchObject([{ seats: 2 }])
})

test('a volunteer without an organisation reads what a leader needs', async () => {
  host = createHost({ cloud, openid: await aVolunteer(cloud) })
  await host.launch(`/screens/team/new-team/index?id=${activity.id}`)
  await host.until(() => host.text().includes('组织的成员才能带队'))
})
