import { randomUUID } from 'node:crypto'
import type { MessageView, OwnSignUpView } from '../../src/contract/sign-ups'
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

test("a member of a waiting team reads the team's place on the waitlist on the ticket", async () => {
  activity = await withSeats(2)
  await signUp(cloud, await aVolunteer(cloud), activity)
  const name = aName()
  const leader = await aMember(name)
  // Only a leader verified by the organisation finds its members by name.
  await cloud.sql('update memberships set verified_at = now() where volunteer_id = (select id from volunteers where openid = $1)', [leader])
  await aTeam(leader, [name, null])
  const [own] = await callAs<OwnSignUpView[]>(cloud, leader, 'query', 'signUps.mine')
  host = createHost({ cloud, openid: leader })
  await host.launch(`/screens/main/ticket/index?id=${own?.id}`)
  await host.until(() => host.text().includes('候补中：第 1 位，排在最前面'))
  expect(host.text()).toContain('空出的位子够全队用了，会一起补上')
  expect(host.text()).toContain(`${name}带队`)
})
