/** A leader signs up a team with unnamed seats, invites members and makes the team smaller; the waitlist moves. */
import { randomUUID } from 'node:crypto'
import type { SignUpAnswer } from '../../src/contract/sign-ups'
import type { TeamView } from '../../src/contract/teams'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { aNewcomer, openBuilder, shown, teamOfHu, write, writeName } from '../support/team-visitors'
import { publishVisit } from '../support/visit'

let world: World
let leader: Visitor
eachJourney({ width: 360, height: 780, as: '胡示范' }, (opened, visitor) => {
  world = opened
  leader = visitor
})
beforeEach(async () => {
  await leader.context.grantPermissions(['clipboard-read', 'clipboard-write'])
})

const ask = <T>(path: string, input: unknown, persona: string) => call<T>(world.server.origin, path, input, { 'x-demo-persona': persona })

type Visit = Awaited<ReturnType<typeof publishVisit>>
const aVisit = (capacity: number) => publishVisit(world.server.origin, { capacity })

const wait = ({ id, positionId, version }: Visit, persona: string) =>
  ask<SignUpAnswer>('signUps.create', { requestId: randomUUID(), activityId: id, positionId, version, organisationId: null }, persona)

const aTeam = (visit: Visit, seats: (string | null)[]) => teamOfHu(world.server.origin, visit, seats)

/** Another phone, used by one of the demonstration's people. */
const visitorAs = (name: string): Promise<Visitor> => world.visitor({ as: name })

test('a team of six seats, two of them unnamed, is joined by the link, shrinks and loses a member, and the waitlist moves', async () => {
  const visit = await aVisit(6)
  await openBuilder(leader, visit, 6)
  for (const [at, name] of ['胡示范', '王样例', '张样例', '李演示'].entries()) await writeName(leader, at + 1, name)
  await shown(leader, '位子够，提交后全队确认。')
  await leader.page.getByRole('button', { name: '6 人一起报名' }).click()
  await shown(leader, '报名成功，6 个位子都留好了。')
  const teamUrl = leader.page.url()
  expect((await wait(visit, 'doctor')).ok && (await wait(visit, 'organiser')).ok).toBe(true)

  await leader.page.locator('#share-invitation').click()
  await shown(leader, /链接已复制/)
  const link = await leader.page.evaluate(() => navigator.clipboard.readText())
  const guest = await aNewcomer(world, '余样例')
  await guest.open(link)
  await shown(guest, '胡示范请您加入民革的队伍')
  await shown(guest, '还有 2 个空位')
  await guest.page.getByRole('button', { name: '加入队伍' }).click()
  await shown(guest, /[2-9A-Z]{3} · [2-9A-Z]{3}/)

  await leader.open('/screens/main/me/index')
  await shown(leader, /有队员加入/)
  await leader.page.getByRole('link', { name: /民革 · 6 人，1 个位子还没有名字/ }).click()
  await leader.page.locator(`#shrink-${visit.positionId}`).click()
  await leader.page.getByRole('button', { name: '减到 5 人' }).click()
  await leader.page.locator(`#shrink-${visit.positionId}`).waitFor({ state: 'detached' })

  const first = await visitorAs('陈样例')
  await first.open('/screens/main/me/index')
  await first.page.getByRole('link', { name: /测试用的普法日：候补已转为确认/ }).click()
  await shown(first, /[2-9A-Z]{3} · [2-9A-Z]{3}/)
  await first.page.getByRole('button', { name: '不能来了' }).click()
  await first.page.getByRole('dialog').getByRole('button', { name: '不能来了' }).click()
  await shown(first, '您已退出这次报名')
  const second = await visitorAs('林演示')
  await second.open('/screens/main/me/index')
  await second.page.getByRole('link', { name: /测试用的普法日：候补已转为确认/ }).waitFor()

  await guest.page.getByRole('button', { name: '不能来了' }).click()
  await shown(guest, /您的位子还是队伍的/)
  await guest.page.getByRole('dialog').getByRole('button', { name: '不能来了' }).click()
  await shown(guest, /位子留给队伍/)
  await leader.open(teamUrl)
  await shown(leader, '1 个空位')
  await leader.open('/screens/main/me/index')
  await shown(leader, '余样例来不了，位子还是您队里的')
  for (const { errors, context } of [guest, first, second]) {
    expect(errors).toEqual([])
    await context.close()
  }
})

test('a team with too few seats waits as a whole, and the team and entries behind it read their place', async () => {
  const visit = await aVisit(3)
  expect((await wait(visit, 'doctor')).ok).toBe(true)
  await openBuilder(leader, visit, 3)
  await writeName(leader, 1, '胡示范')
  await shown(leader, /位子现在不够，全队先候补/)
  await leader.page.getByRole('button', { name: '3 人一起候补' }).click()
  await shown(leader, '全队候补：第 1 位，排在最前面。')
  await leader.open('/screens/main/me/index')
  await leader.page.getByRole('link', { name: /第 1 位.*和我带的队伍一起/ }).click()
  await shown(leader, '候补中：第 1 位，排在最前面')

  expect([await wait(visit, 'organiser'), await wait(visit, 'administrator')]).toMatchObject([
    { status: 'confirmed' },
    { status: 'confirmed' },
  ])
  const last = await aNewcomer(world, '孙样例')
  await last.open(`/screens/main/sign-up/index?id=${visit.id}`)
  await last.page.getByRole('button', { name: '报名候补' }).click()
  await shown(last, '候补中：第 2 位；前面有一支 3 人队')
  await last.context.close()
})

test('a volunteer whose name is on the list takes the seat with that name', async () => {
  const visit = await aVisit(4)
  const team = await aTeam(visit, ['胡示范', '徐样例'])
  const guest = await aNewcomer(world, '徐样例')
  await guest.open(`/screens/team/join/index?team=${team.id}&key=${team.invitationKey}`)
  await shown(guest, '带队人已经写了您的名字，岗位是「秩序引导」。确认后，签到码就到您的手机上。')
  await guest.page.getByRole('button', { name: '是我，我来' }).click()
  await shown(guest, /[2-9A-Z]{3} · [2-9A-Z]{3}/)
  const { parts } = await ask<TeamView>('teams.get', { teamId: team.id }, 'minge')
  expect(parts[0]?.members.map(({ name, hasAccount }) => [name, hasAccount])).toEqual([
    ['胡示范', true],
    ['徐样例', true],
  ])
  await guest.context.close()
})

test('a volunteer outside the organisation reads why they cannot join and where to declare membership', async () => {
  const team = await aTeam(await aVisit(4), ['胡示范', null])
  const guest = await visitorAs('陈样例')
  await guest.open(`/screens/team/join/index?team=${team.id}&key=${team.invitationKey}`)
  await shown(guest, /您的资料里没有「民革」/)
  await guest.page.getByRole('button', { name: '去看资料' }).click()
  await guest.page.getByLabel('添加组织').waitFor()
  await guest.context.close()
})

test('an invitation with a wrong key shows nothing of the team', async () => {
  const team = await aTeam(await aVisit(4), ['胡示范', null])
  const guest = await visitorAs('陈样例')
  await guest.open(`/screens/team/join/index?team=${team.id}&key=${'A'.repeat(22)}`)
  await shown(guest, '没有找到')
  await guest.context.close()
})

test('the leader fills a seat, replaces a person, removes one, and withdraws the team, each after a confirmation', async () => {
  const visit = await aVisit(4)
  const team = await aTeam(visit, ['胡示范', '王样例', null])
  const { page } = leader
  await leader.open(`/screens/team/team/index?id=${team.id}`)
  await page.locator(`#add-${visit.positionId}`).click()
  await write(page.locator('#member-name'), '李演示')
  await page.locator('#sheet-confirm').click()
  await page.getByRole('button', { name: '把李演示换成别人' }).click()
  await write(page.locator('#member-name'), '赵范例')
  await page.locator('#sheet-confirm').click()
  await page.getByRole('button', { name: '去掉赵范例' }).click()
  await shown(leader, /赵范例会收到消息，不用来了。位子还是你们队的/)
  await page.locator('#sheet-confirm').click()
  await shown(leader, '1 个空位')
  await page.locator('#withdraw-team').click()
  await shown(leader, /3 个位子全部让给别人/)
  await page.locator('#sheet-confirm').click()
  await shown(leader, '这支队伍已经退出，位子都让出来了。')
  expect(await page.locator('#withdraw-team').count()).toBe(0)
})
