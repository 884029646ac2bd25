/** A team's page in the built mini-program: its leader's changes, its place on the waitlist, and its end. */
import { randomUUID } from 'node:crypto'
import type { TeamCard } from '../../src/contract/teams'
import { aVolunteer, callAs, signUp } from '../support/cloud-base'
import { createHost } from '../support/weapp-host/host'
import { teamDay } from './team-day'

const { held, withSeats, says, aName, aMember, aTeam, teamOf, openAs, openTeam } = teamDay()

const teamsOf = (openid: string) => callAs<TeamCard[]>(held.cloud, openid, 'query', 'teams.mine')

test.each(['new-team/index?id=x', 'team/index?id=x', 'join/index?team=x&key=x'])(
  'a truncated link leads to a page that says so: %s',
  async (page) => {
    held.host = createHost({ cloud: held.cloud, openid: await aMember() })
    await held.host.launch(`/screens/team/${page}`)
    await says('没有找到')
    expect(held.host.text()).toContain('可能已经删除，或者链接不完整。')
  },
)

test('the leader fills a seat, replaces a person, removes one, and withdraws the team, each after a confirmation', async () => {
  const leader = await aMember()
  await openTeam(leader, await aTeam(leader, ['周样例', '王样例', null]))
  await held.host.tap({ id: `add-${held.activity.plan.positions[0]?.id}` })
  await held.host.input({ id: 'member-name' }, '李演示')
  await held.host.tap({ id: 'sheet-confirm' })
  await held.host.until(() => held.host.has({ label: '把李演示换成别人' }))
  await held.host.tap({ label: '把李演示换成别人' })
  await held.host.input({ id: 'member-name' }, '赵范例')
  await held.host.tap({ id: 'sheet-confirm' })
  await held.host.until(() => held.host.has({ label: '去掉赵范例' }))
  await held.host.tap({ label: '去掉赵范例' })
  expect(held.host.text()).toContain('赵范例会收到消息，不用来了。位子还是你们队的')
  await held.host.tap({ id: 'sheet-confirm' })
  await says('1 个空位')
  await held.host.tap({ id: 'withdraw-team' })
  expect(held.host.text()).toContain('3 个位子会空出来')
  await held.host.tap({ id: 'sheet-confirm' })
  await says('这支队伍已经退出。')
  expect(held.host.has({ id: 'withdraw-team' })).toBe(false)
})

test('an ended team still shows its leader the members, and has no invitation', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, ['周样例', '王样例', null])
  const { invitationKey } = await teamOf(leader, teamId)
  await callAs(held.cloud, leader, 'mutation', 'teams.withdraw', { requestId: randomUUID(), teamId })
  await openTeam(leader, teamId)
  for (const words of ['这支队伍已经退出。', '王样例', '1 个位子没有写名字']) expect(held.host.text()).toContain(words)
  expect(held.host.text()).not.toMatch(/以后再填|人没有名字|还没有确认邀请|个空位/)
  held.host.close()
  await openAs(leader, `/screens/team/join/index?team=${teamId}&key=${invitationKey}`)
  await held.host.until(() => /样例.带的民革队伍/.test(held.host.text()))
  expect(held.host.text()).toContain('这支队伍已经退出，或者活动取消了。')
  expect(held.host.text()).not.toContain('请您加入')
  expect(held.host.has({ id: 'join-team' })).toBe(false)
})

test('a sheet whose team was changed on another phone says so instead of showing outdated text', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, ['周样例', '王样例', '张样例', null, null, null])
  const [, second, third] = (await teamOf(leader, teamId)).parts[0]?.members ?? []
  const positionId = held.activity.plan.positions[0]?.id
  await openTeam(leader, teamId)
  await held.host.tap({ id: `shrink-${positionId}` })
  expect(held.host.text()).toMatch(/现在 6 个，减掉没有名字的 1 个/)
  await callAs(held.cloud, leader, 'mutation', 'teams.shrink', { requestId: randomUUID(), teamId, positionId, seats: 4 })
  await held.host.tap({ id: 'sheet-confirm' })
  await says('秩序引导现在是 4 个位子：队伍刚在别处改过。要再减，请重新点。')
  expect(held.host.has({ id: 'sheet-confirm' })).toBe(false)
  await held.host.tap({ role: 'button', text: '知道了' })

  const removeElsewhere = (signUpId: string | undefined) =>
    callAs(held.cloud, leader, 'mutation', 'teams.removeMember', { requestId: randomUUID(), teamId, signUpId })
  await held.host.tap({ label: '去掉王样例' })
  await removeElsewhere(second?.signUpId)
  await held.host.tap({ id: 'sheet-confirm' })
  await says('王样例已经不在名单上了')
  await held.host.tap({ role: 'button', text: '知道了' })

  await held.host.tap({ label: '把张样例换成别人' })
  await removeElsewhere(third?.signUpId)
  await held.host.input({ id: 'member-name' }, '李演示')
  await held.host.tap({ id: 'sheet-confirm' })
  await says('张样例已经不在名单上了')
})

test('a waiting team that its leader makes smaller keeps its place and moves up', async () => {
  held.activity = await withSeats(3)
  const alone = await aVolunteer(held.cloud)
  await signUp(held.cloud, alone, held.activity)
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null, '王样例'])
  await openTeam(leader, teamId)
  expect(held.host.text()).toContain('全队候补：第 1 位')
  await held.host.tap({ id: `shrink-${held.activity.plan.positions[0]?.id}` })
  expect(held.host.text()).toContain('排队的先后不变')
  await held.host.tap({ role: 'button', text: '减到 2 人' })
  await held.host.until(() => held.host.text().includes('2 个位子都是你们的'))
  expect(await teamsOf(leader)).toMatchObject([{ status: 'confirmed', seats: 2 }])
})

test('a withdrawn team frees its seats for the next who wait, whose message opens the ticket', async () => {
  held.activity = await withSeats(2)
  const leader = await aMember()
  const teamId = await aTeam(leader, ['王样例', '张样例'])
  const waiting = await aVolunteer(held.cloud)
  await signUp(held.cloud, waiting, held.activity)
  await openTeam(leader, teamId)
  await held.host.tap({ id: 'withdraw-team' })
  expect(held.host.text()).toContain('2 个位子会空出来')
  await held.host.tap({ id: 'sheet-confirm' })
  await held.host.until(() => held.host.text().includes('这支队伍已经退出'))
  held.host.close()
  await openAs(waiting, '/screens/main/me/index')
  await held.host.until(() => held.host.text().includes('候补已转为确认'))
  await held.host.tap({ role: 'link', text: /候补已转为确认/ })
  await held.host.until(() => held.host.route() === 'screens/main/ticket/index' && held.host.has({ label: '签到二维码' }))
})

test("the team's page opens without a network on its leader's phone, and on no other", async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, ['王样例', null])
  await openTeam(leader, teamId)
  await held.host.until(() => (held.host.storage.get('cache') ?? '').includes('王样例'))
  held.host.close()
  held.host = createHost({ cloud: held.cloud, openid: leader, storage: held.host.storage })
  held.host.setOnline(false)
  await held.host.launch(`/screens/team/team/index?id=${teamId}`)
  expect(held.host.text()).toContain('王样例')
  held.host.close()

  await openTeam(held.organiser, teamId)
  expect(held.host.text()).toContain('王样例')
  await held.host.until(() => held.host.storage.has('cache'))
  expect(held.host.storage.get('cache')).not.toContain('王样例')
})

test('a member of a waiting team and a volunteer behind it read their place on the waitlist on the ticket', async () => {
  held.activity = await withSeats(3)
  await signUp(held.cloud, await aVolunteer(held.cloud), held.activity)
  const name = aName()
  const leader = await aMember(name)
  // Only a leader verified by the organisation finds its members by name.
  await held.cloud.sql('update memberships set verified_at = now() where volunteer_id = (select id from volunteers where openid = $1)', [
    leader,
  ])
  await openAs(leader, `/screens/team/new-team/index?id=${held.activity.id}`)
  const position = held.activity.plan.positions[0]?.id
  await held.host.until(() => held.host.has({ id: `seats-${position}-more` }))
  for (let n = 0; n < 3; n++) await held.host.tap({ id: `seats-${position}-more` })
  await held.host.input({ label: '秩序引导第 1 位的姓名' }, name)
  expect(held.host.text()).toContain('位子现在不够，全队先候补')
  await held.host.tap({ role: 'button', text: '3 人一起候补' })
  await says('全队候补：第 1 位，排在最前面。')
  held.host.close()

  await openAs(leader, '/screens/main/me/index')
  await held.host.until(() => held.host.has({ role: 'link', text: /第 1 位.*和我带的队伍一起/ }))
  await held.host.tap({ role: 'link', text: /第 1 位.*和我带的队伍一起/ })
  await says('候补中：第 1 位，排在最前面')
  expect(held.host.text()).toContain('空出的位子够全队用了，会一起补上')
  expect(held.host.text()).toContain(`${name}带队`)
  held.host.close()

  for (let n = 0; n < 2; n++) await signUp(held.cloud, await aVolunteer(held.cloud), held.activity)
  const last = await aVolunteer(held.cloud)
  const id = await signUp(held.cloud, last, held.activity)
  await openAs(last, `/screens/main/ticket/index?id=${id}`)
  await says('候补中：第 2 位；前面有一支 3 人队')
})
