import { randomUUID } from 'node:crypto'
import type { MessageView } from '../../src/contract/sign-ups'
import type { CreateTeamAnswer, TeamCard, TeamView } from '../../src/contract/teams'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
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

const says = (words: string) => host.until(() => host.text().includes(words))

/** Counter that makes each name unique, because namesakes in an organisation cannot be distinguished. */
let members = 0
const aName = (): string => `样例${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'[members++ % 22]}`

/** A new member of 民革. @returns their openid */
async function aMember(name = aName()): Promise<string> {
  const openid = await aVolunteer(cloud, name)
  const phone = `138${openid.replace(/\D/g, '').padEnd(8, '0').slice(0, 8)}`
  const agreed = { agreesToPersonalData: true, agreesToMembership: true }
  await callAs(cloud, openid, 'mutation', 'profile.save', { name, phone, organisationIds: ['minge'], skillIds: [], ...agreed })
  return openid
}

async function aTeam(leader: string, seats: (string | null)[]): Promise<string> {
  const input = {
    requestId: randomUUID(),
    teamId: randomUUID(),
    activityId: activity.id,
    version: 2,
    organisationId: 'minge',
    parts: [{ positionId: activity.plan.positions[0]?.id, seats }],
  }
  const answer = await callAs<CreateTeamAnswer>(cloud, leader, 'mutation', 'teams.create', input)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.teamId
}

const teamOf = (openid: string, teamId: string) => callAs<TeamView>(cloud, openid, 'query', 'teams.get', { teamId })
const teamsOf = (openid: string) => callAs<TeamCard[]>(cloud, openid, 'query', 'teams.mine')

async function openTeam(leader: string, teamId: string): Promise<void> {
  host = createHost({ cloud, openid: leader })
  await host.launch(`/screens/team/team/index?id=${teamId}`)
  await host.until(() => host.has({ id: 'team-standing' }))
}

async function openInvitation(openid: string, leader: string, teamId: string): Promise<void> {
  const { invitationKey } = await teamOf(leader, teamId)
  host = createHost({ cloud, openid })
  await host.launch(`/screens/team/join/index?team=${teamId}&key=${invitationKey}`)
  await host.until(() => host.text().includes('请您加入民革的队伍'))
}

const takeTheSeat = async (): Promise<void> => {
  await host.tap({ id: 'join-team' })
  await host.until(() => host.route() === 'screens/main/ticket/index' && host.has({ label: '签到二维码' }))
}

test('the invitation is a card that opens the page of unnamed seats, where a seat can be taken', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null, '王样例'])
  await openTeam(leader, teamId)
  expect(host.one({ id: 'share-invitation' }).attr('open-type')).toBe('share')
  const shared = host.pages.top().instance.onShareAppMessage?.({ from: 'button' }) as { path: string }
  host.close()

  const guest = await aMember()
  host = createHost({ cloud, openid: guest })
  await host.launch(shared.path)
  await host.until(() => host.text().includes('还有 2 个空位'))
  await takeTheSeat()
  expect((await teamOf(leader, teamId)).parts).toMatchObject([{ seats: 3, open: 1 }])
  const told = await callAs<MessageView[]>(cloud, leader, 'query', 'messages.mine')
  expect(told).toMatchObject([{ kind: 'member-joined' }])
  host.close()

  host = createHost({ cloud, openid: leader })
  await host.launch('/screens/main/me/index')
  await says('有队员加入')
  await host.tap({ role: 'link', text: /民革 · 3 人，1 个位子还没有名字/ })
  expect(host.route()).toBe('screens/team/team/index')
})

test('a volunteer outside the organisation reads why they cannot join and where to declare membership', async () => {
  const leader = await aMember()
  await openInvitation(await aVolunteer(cloud), leader, await aTeam(leader, [null, null]))
  expect(host.text()).toContain('您的资料里没有「民革」')
  await host.tap({ role: 'button', text: '去看资料' })
  expect(host.route()).toBe('screens/volunteer/profile/index')
  await host.until(() => host.has({ label: /^添加组织/ }))
})

test('an invitation with a wrong key shows nothing of the team', async () => {
  const teamId = await aTeam(await aMember(), [null, null])
  host = createHost({ cloud, openid: await aMember() })
  await host.launch(`/screens/team/join/index?team=${teamId}&key=${'A'.repeat(22)}`)
  await says('没有找到')
  expect(host.text()).not.toContain('民革')
})

test.each(['new-team/index?id=x', 'team/index?id=x', 'join/index?team=x&key=x'])(
  'a truncated link leads to a page that says so: %s',
  async (page) => {
    host = createHost({ cloud, openid: await aMember() })
    await host.launch(`/screens/team/${page}`)
    await says('没有找到')
    expect(host.text()).toContain('可能已经删除，或者链接不完整。')
  },
)

test('the leader fills a seat, replaces a person, removes one, and withdraws the team, each after a confirmation', async () => {
  const leader = await aMember()
  await openTeam(leader, await aTeam(leader, ['周样例', '王样例', null]))
  await host.tap({ id: `add-${activity.plan.positions[0]?.id}` })
  await host.input({ id: 'member-name' }, '李演示')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.has({ label: '把李演示换成别人' }))
  await host.tap({ label: '把李演示换成别人' })
  await host.input({ id: 'member-name' }, '赵范例')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.has({ label: '去掉赵范例' }))
  await host.tap({ label: '去掉赵范例' })
  expect(host.text()).toContain('赵范例会收到消息，不用来了。位子还是你们队的')
  await host.tap({ id: 'sheet-confirm' })
  await says('1 个空位')
  await host.tap({ id: 'withdraw-team' })
  expect(host.text()).toContain('3 个位子全部让给别人')
  await host.tap({ id: 'sheet-confirm' })
  await says('这支队伍已经退出，位子都让出来了。')
  expect(host.has({ id: 'withdraw-team' })).toBe(false)
})

test('an ended team still shows its leader the members, and has no invitation', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, ['周样例', '王样例', null])
  const { invitationKey } = await teamOf(leader, teamId)
  await callAs(cloud, leader, 'mutation', 'teams.withdraw', { requestId: randomUUID(), teamId })
  await openTeam(leader, teamId)
  for (const words of ['这支队伍已经退出，位子都让出来了。', '王样例', '1 个位子没有写名字']) expect(host.text()).toContain(words)
  expect(host.text()).not.toMatch(/以后再填|人没有名字|还没有点邀请|个空位/)
  host.close()
  host = createHost({ cloud, openid: leader })
  await host.launch(`/screens/team/join/index?team=${teamId}&key=${invitationKey}`)
  await host.until(() => /样例.带的民革队伍/.test(host.text()))
  expect(host.text()).toContain('这支队伍已经退出，或者活动取消了。')
  expect(host.text()).not.toContain('请您加入')
  expect(host.has({ id: 'join-team' })).toBe(false)
})

test('a sheet whose team was changed on another phone says so instead of showing outdated text', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, ['周样例', '王样例', '张样例', null, null, null])
  const [, second, third] = (await teamOf(leader, teamId)).parts[0]?.members ?? []
  const positionId = activity.plan.positions[0]?.id
  await openTeam(leader, teamId)
  await host.tap({ id: `shrink-${positionId}` })
  expect(host.text()).toMatch(/现在 6 个，减掉没有名字的 1 个/)
  await callAs(cloud, leader, 'mutation', 'teams.shrink', { requestId: randomUUID(), teamId, positionId, seats: 4 })
  await host.tap({ id: 'sheet-confirm' })
  await says('秩序引导现在是 4 个位子：队伍刚在别处改过。要再减，请重新点。')
  expect(host.has({ id: 'sheet-confirm' })).toBe(false)
  await host.tap({ role: 'button', text: '知道了' })

  const removeElsewhere = (signUpId: string | undefined) =>
    callAs(cloud, leader, 'mutation', 'teams.removeMember', { requestId: randomUUID(), teamId, signUpId })
  await host.tap({ label: '去掉王样例' })
  await removeElsewhere(second?.signUpId)
  await host.tap({ id: 'sheet-confirm' })
  await says('王样例已经不在名单上了')
  await host.tap({ role: 'button', text: '知道了' })

  await host.tap({ label: '把张样例换成别人' })
  await removeElsewhere(third?.signUpId)
  await host.input({ id: 'member-name' }, '李演示')
  await host.tap({ id: 'sheet-confirm' })
  await says('张样例已经不在名单上了')
})

test('a volunteer named on the list takes the seat that bears the name', async () => {
  const leader = await aMember()
  const name = aName()
  const teamId = await aTeam(leader, [name, null])
  await openInvitation(await aMember(name), leader, teamId)
  expect(host.text()).toContain('带队人已经写了您的名字')
  await takeTheSeat()
  const { parts } = await teamOf(leader, teamId)
  expect(parts).toMatchObject([{ open: 1, members: [{ name, hasAccount: true }] }])
})

test('an invited newcomer gives their name and comes back to the invitation', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null])
  await openInvitation('openid-invited-newcomer', leader, teamId)
  await host.tap({ role: 'button', text: /填写资料/ })
  await host.until(() => host.has({ label: '姓名' }))
  await host.input({ label: '姓名' }, '应新来')
  await host.input({ label: '手机号' }, '13900000000')
  await host.fire({ label: /^添加组织/ }, 'change', { value: 0 })
  await host.tap({ role: 'checkbox', text: /^同意使用姓名/ })
  await host.tap({ role: 'checkbox', text: /^单独同意/ })
  await host.tap({ role: 'button', text: '保存' })
  await host.until(() => host.route() === 'screens/team/join/index')
  expect(host.text()).toContain('请您加入民革的队伍')
})

test('a waiting team that its leader makes smaller keeps its place and moves up', async () => {
  activity = await withSeats(3)
  const alone = await aVolunteer(cloud)
  await signUp(cloud, alone, activity)
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null, '王样例'])
  await openTeam(leader, teamId)
  expect(host.text()).toContain('全队候补：第 1 位')
  await host.tap({ id: `shrink-${activity.plan.positions[0]?.id}` })
  expect(host.text()).toContain('排队的先后不变')
  await host.tap({ role: 'button', text: '减到 2 人' })
  await host.until(() => host.text().includes('2 个位子都是你们的'))
  expect(await teamsOf(leader)).toMatchObject([{ status: 'confirmed', seats: 2 }])
})

test('a member who leaves reads that the seat stays with the team, and the leader is notified with the name', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null])
  const name = aName()
  const guest = await aMember(name)
  await openInvitation(guest, leader, teamId)
  await takeTheSeat()
  await host.tap({ role: 'button', text: '不能来了' })
  expect(host.text()).toContain('您的位子还是队伍的')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.text().includes('位子留给队伍'))
  host.close()
  expect((await teamOf(leader, teamId)).parts).toMatchObject([{ seats: 2, open: 2 }])
  host = createHost({ cloud, openid: leader })
  await host.launch('/screens/main/me/index')
  await host.until(() => host.text().includes(`${name}来不了，位子还是您队里的`))
})

test('a withdrawn team frees its seats for the next who wait, whose message opens the ticket', async () => {
  activity = await withSeats(2)
  const leader = await aMember()
  const teamId = await aTeam(leader, ['王样例', '张样例'])
  const waiting = await aVolunteer(cloud)
  await signUp(cloud, waiting, activity)
  await openTeam(leader, teamId)
  await host.tap({ id: 'withdraw-team' })
  expect(host.text()).toContain('2 个位子全部让给别人')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.text().includes('这支队伍已经退出'))
  host.close()
  host = createHost({ cloud, openid: waiting })
  await host.launch('/screens/main/me/index')
  await host.until(() => host.text().includes('候补已转为确认'))
  await host.tap({ role: 'link', text: /候补已转为确认/ })
  await host.until(() => host.route() === 'screens/main/ticket/index' && host.has({ label: '签到二维码' }))
})

test("the team's page opens without a network on its leader's phone, and on no other", async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, ['王样例', null])
  await openTeam(leader, teamId)
  await host.until(() => (host.storage.get('cache') ?? '').includes('王样例'))
  host.close()
  host = createHost({ cloud, openid: leader, storage: host.storage })
  host.setOnline(false)
  await host.launch(`/screens/team/team/index?id=${teamId}`)
  expect(host.text()).toContain('王样例')
  host.close()

  await openTeam(organiser, teamId)
  expect(host.text()).toContain('王样例')
  await host.until(() => host.storage.has('cache'))
  expect(host.storage.get('cache')).not.toContain('王样例')
})

test('a member of a waiting team and a volunteer behind it read their place on the waitlist on the ticket', async () => {
  activity = await withSeats(3)
  await signUp(cloud, await aVolunteer(cloud), activity)
  const name = aName()
  const leader = await aMember(name)
  // Only a leader verified by the organisation finds its members by name.
  await cloud.sql('update memberships set verified_at = now() where volunteer_id = (select id from volunteers where openid = $1)', [leader])
  host = createHost({ cloud, openid: leader })
  await host.launch(`/screens/team/new-team/index?id=${activity.id}`)
  const position = activity.plan.positions[0]?.id
  await host.until(() => host.has({ id: `seats-${position}-more` }))
  for (let n = 0; n < 3; n++) await host.tap({ id: `seats-${position}-more` })
  await host.input({ label: '秩序引导第 1 位的姓名' }, name)
  expect(host.text()).toContain('位子现在不够，全队先候补')
  await host.tap({ role: 'button', text: '3 人一起候补' })
  await says('全队候补：第 1 位，排在最前面。')
  host.close()

  host = createHost({ cloud, openid: leader })
  await host.launch('/screens/main/me/index')
  await host.until(() => host.has({ role: 'link', text: /第 1 位.*和我带的队伍一起/ }))
  await host.tap({ role: 'link', text: /第 1 位.*和我带的队伍一起/ })
  await says('候补中：第 1 位，排在最前面')
  expect(host.text()).toContain('空出的位子够全队用了，会一起补上')
  expect(host.text()).toContain(`${name}带队`)
  host.close()

  for (let n = 0; n < 2; n++) await signUp(cloud, await aVolunteer(cloud), activity)
  const last = await aVolunteer(cloud)
  const id = await signUp(cloud, last, activity)
  host = createHost({ cloud, openid: last })
  await host.launch(`/screens/main/ticket/index?id=${id}`)
  await says('候补中：第 2 位；前面有一支 3 人队')
})
