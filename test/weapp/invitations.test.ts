/** The invitation to a team in the built mini-program: a card in a chat, and who takes which seat. */
import type { MessageView } from '../../src/contract/sign-ups'
import { aVolunteer, callAs } from '../support/cloud-base'
import { teamDay } from './team-day'

const { held, says, aName, aMember, aTeam, teamOf, openAs, openTeam } = teamDay()

async function openInvitation(openid: string, leader: string, teamId: string): Promise<void> {
  const { invitationKey } = await teamOf(leader, teamId)
  await openAs(openid, `/screens/team/join/index?team=${teamId}&key=${invitationKey}`)
  await says('请您加入民革的队伍')
}

const takeTheSeat = async (): Promise<void> => {
  await held.host.tap({ id: 'join-team' })
  await held.host.until(() => held.host.route() === 'screens/main/ticket/index' && held.host.has({ label: '签到二维码' }))
}

test('the invitation is a card that opens the page of unnamed seats, where a seat can be taken', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null, '王样例'])
  await openTeam(leader, teamId)
  expect(held.host.one({ id: 'share-invitation' }).attr('open-type')).toBe('share')
  const shared = held.host.pages.top().instance.onShareAppMessage?.({ from: 'button' }) as { path: string }
  held.host.close()

  const guest = await aMember()
  await openAs(guest, shared.path)
  await held.host.until(() => held.host.text().includes('还有 2 个空位'))
  await takeTheSeat()
  expect((await teamOf(leader, teamId)).parts).toMatchObject([{ seats: 3, open: 1 }])
  const told = await callAs<MessageView[]>(held.cloud, leader, 'query', 'messages.mine')
  expect(told).toMatchObject([{ kind: 'member-joined' }])
  held.host.close()

  await openAs(leader, '/screens/main/me/index')
  await says('有队员加入')
  await held.host.tap({ role: 'link', text: /民革 · 3 人，1 个位子还没有名字/ })
  expect(held.host.route()).toBe('screens/team/team/index')
})

test('a volunteer outside the organisation reads why they cannot join and where to declare membership', async () => {
  const leader = await aMember()
  await openInvitation(await aVolunteer(held.cloud), leader, await aTeam(leader, [null, null]))
  expect(held.host.text()).toContain('您的资料里没有「民革」')
  await held.host.tap({ role: 'button', text: '去看资料' })
  expect(held.host.route()).toBe('screens/volunteer/profile/index')
  await held.host.until(() => held.host.has({ id: 'organisation-find' }))
})

test('an invitation with a wrong key shows nothing of the team', async () => {
  const teamId = await aTeam(await aMember(), [null, null])
  await openAs(await aMember(), `/screens/team/join/index?team=${teamId}&key=${'A'.repeat(22)}`)
  await says('没有找到')
  expect(held.host.text()).not.toContain('民革')
})

test('a volunteer named on the list takes the seat that bears the name', async () => {
  const leader = await aMember()
  const name = aName()
  const teamId = await aTeam(leader, [name, null])
  await openInvitation(await aMember(name), leader, teamId)
  expect(held.host.text()).toContain('带队人已经写了您的名字')
  await takeTheSeat()
  const { parts } = await teamOf(leader, teamId)
  expect(parts).toMatchObject([{ open: 1, members: [{ name, hasAccount: true }] }])
})

test('an invited newcomer gives their name and comes back to the invitation', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null])
  await openInvitation('openid-invited-newcomer', leader, teamId)
  await held.host.tap({ role: 'button', text: /填写资料/ })
  await held.host.until(() => held.host.has({ label: '姓名' }))
  await held.host.input({ label: '姓名' }, '应新来')
  await held.host.input({ label: '手机号' }, '13900000000')
  await held.host.input({ id: 'organisation-find' }, '民革')
  await held.host.until(() => held.host.has({ id: 'organisation-minge' }))
  await held.host.tap({ id: 'organisation-minge' })
  await held.host.tap({ role: 'checkbox', text: /^同意使用姓名/ })
  await held.host.tap({ role: 'checkbox', text: /^单独同意/ })
  await held.host.tap({ role: 'button', text: '保存' })
  await held.host.until(() => held.host.route() === 'screens/team/join/index')
  expect(held.host.text()).toContain('请您加入民革的队伍')
})

test('a member who leaves reads that the seat stays with the team, and the leader is notified with the name', async () => {
  const leader = await aMember()
  const teamId = await aTeam(leader, [null, null])
  const name = aName()
  const guest = await aMember(name)
  await openInvitation(guest, leader, teamId)
  await takeTheSeat()
  await held.host.tap({ role: 'button', text: '退出报名' })
  expect(held.host.text()).toContain('您的位子还是队伍的')
  await held.host.tap({ id: 'sheet-confirm' })
  await held.host.until(() => held.host.text().includes('位子还是队伍的，由带队人另外找人'))
  held.host.close()
  expect((await teamOf(leader, teamId)).parts).toMatchObject([{ seats: 2, open: 2 }])
  await openAs(leader, '/screens/main/me/index')
  await held.host.until(() => held.host.text().includes(`${name}来不了，位子还是您队里的`))
})
