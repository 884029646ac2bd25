import { randomUUID } from 'node:crypto'
import type { TeamCard } from '../../src/contract/teams'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
let activity: Activity

beforeAll(async () => {
  cloud = startCloud()
  const positions = [{ id: randomUUID(), name: '秩序引导', capacity: 60, skillId: null, quotas: [] }]
  activity = await anActivity(cloud, await anOrganiser(cloud), { positions })
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

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

const submit = () => host.tap({ id: 'submit-team' })
const teamsOf = (openid: string) => callAs<TeamCard[]>(cloud, openid, 'query', 'teams.mine')

test('a leader signs up a team of six with two unnamed seats', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 6)
  for (const [at, name] of ['王样例', '张样例', '李演示', '周演示'].entries()) await host.input(nameAt(at + 1), name)
  await submit()
  await host.until(() => host.text().includes('报名成功，6 个位子都留好了'))
  expect(host.route()).toBe('screens/team/team/index')
  expect(await teamsOf(leader)).toMatchObject([{ status: 'confirmed', seats: 6, open: 2 }])
})

test('a list pasted into one seat fills the seats below', async () => {
  await openBuilder(await aLeader(), 2)
  await host.input(nameAt(1), '吴样例、郑样例 孙样例')
  expect([1, 2, 3].map((at) => host.one(nameAt(at)).attr('value'))).toEqual(['吴样例', '郑样例', '孙样例'])
})

test('typed text survives closing the app', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 2)
  await host.input(nameAt(1), '朱样例')
  host.close()
  host = createHost({ cloud, openid: leader, storage: host.storage })
  await host.launch(`/screens/team/new-team/index?id=${activity.id}`)
  await host.until(() => host.has(nameAt(1)))
  expect(host.text()).toContain('上次写的还没有提交')
  expect(host.one(nameAt(1)).attr('value')).toBe('朱样例')
})

test('a team without a network says so and is sent when the network is back', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 2)
  host.setOnline(false)
  await submit()
  await host.until(() => host.text().includes('现在没有网络，没有发出去'))
  host.setOnline(true)
  await submit()
  await host.until(() => host.text().includes('报名成功'))
  expect(await teamsOf(leader)).toHaveLength(1)
})

test('a team whose answer was lost with the app is the same team when it is sent again', async () => {
  const leader = await aLeader()
  await openBuilder(leader, 2)
  host.loseAnswers(true)
  await submit()
  await host.until(() => host.has({ role: 'alert' }))
  host.close()
  host = createHost({ cloud, openid: leader, storage: host.storage })
  await host.launch(`/screens/team/new-team/index?id=${activity.id}`)
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
