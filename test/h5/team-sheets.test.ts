/** A team's page shows the present state: during a request, after a change elsewhere, and after the team's end. */
import { randomUUID } from 'node:crypto'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { hold, shown, teamOfHu, write } from '../support/team-visitors'
import { publishVisit } from '../support/visit'

let world: World
let leader: Visitor
eachJourney({ width: 360, height: 780, as: '胡示范' }, (opened, visitor) => {
  world = opened
  leader = visitor
})

const ask = <T>(path: string, input: unknown, persona: string) => call<T>(world.server.origin, path, input, { 'x-demo-persona': persona })

type Visit = Awaited<ReturnType<typeof publishVisit>>
const aVisit = (capacity: number) => publishVisit(world.server.origin, { capacity })
const aTeam = (visit: Visit, seats: (string | null)[]) => teamOfHu(world.server.origin, visit, seats)

test('an ended team still shows its leader the members, and has no invitation', async () => {
  const team = await aTeam(await aVisit(4), ['胡示范', '王样例', null])
  await ask('teams.withdraw', { requestId: randomUUID(), teamId: team.id }, 'minge')
  await leader.open(`/screens/team/team/index?id=${team.id}`)
  await shown(leader, '这支队伍已经退出，位子都让出来了。')
  await shown(leader, '王样例')
  await shown(leader, '1 个位子没有写名字')
  expect(await leader.page.getByText(/以后再填|人没有名字|还没有点邀请|个空位/).count()).toBe(0)
  await leader.open(`/screens/team/join/index?team=${team.id}&key=${team.invitationKey}`)
  await shown(leader, '胡示范带的民革队伍')
  await shown(leader, '这支队伍已经退出，或者活动取消了。')
  expect(await leader.page.getByText('请您加入').count()).toBe(0)
  expect(await leader.page.locator('#join-team').count()).toBe(0)
})

test('a sheet stays until its answer arrives, and shows that it waits', async () => {
  const visit = await aVisit(4)
  const team = await aTeam(visit, ['胡示范', null])
  const { page } = leader
  await leader.open(`/screens/team/team/index?id=${team.id}`)
  await page.locator(`#add-${visit.positionId}`).click()
  await write(page.locator('#member-name'), '李演示')
  const { asked, release } = await hold(leader, 'teams.addMember')
  await page.locator('#sheet-confirm').click()
  await asked
  await page.locator('#sheet-confirm').getByText('请稍候…').waitFor()
  expect(await page.locator('#member-name').isDisabled()).toBe(true)
  for (const name of ['关闭', '再想想']) {
    const way = page.getByRole('dialog').getByRole('button', { name })
    expect([name, await way.getAttribute('aria-disabled')]).toEqual([name, 'true'])
    await way.click({ force: true })
  }
  await page.keyboard.press('Escape')
  await page.locator('.sheet-shade').click({ position: { x: 10, y: 10 } })
  expect(await page.getByRole('dialog').count()).toBe(1)
  release()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await shown(leader, '李演示')
})

test('a sheet whose team was changed on another phone says so instead of showing outdated text', async () => {
  const visit = await aVisit(6)
  const team = await aTeam(visit, ['胡示范', '王样例', '张样例', null, null, null])
  const [, second, third] = team.parts[0]?.members ?? []
  const { page } = leader
  await leader.open(`/screens/team/team/index?id=${team.id}`)
  await page.locator(`#shrink-${visit.positionId}`).click()
  await shown(leader, /现在 6 个，减掉没有名字的 1 个/)
  await ask('teams.shrink', { requestId: randomUUID(), teamId: team.id, positionId: visit.positionId, seats: 4 }, 'minge')
  await page.locator('#sheet-confirm').click()
  await shown(leader, '秩序引导现在是 4 个位子：队伍刚在别处改过。要再减，请重新点。')
  expect(await page.locator('#sheet-confirm').count()).toBe(0)
  await page.getByRole('button', { name: '知道了' }).click()

  const removeElsewhere = (signUpId: string | undefined) =>
    ask('teams.removeMember', { requestId: randomUUID(), teamId: team.id, signUpId }, 'minge')
  await page.getByRole('button', { name: '去掉王样例' }).click()
  await removeElsewhere(second?.signUpId)
  await page.locator('#sheet-confirm').click()
  await shown(leader, /^王样例已经不在名单上了/)
  await page.getByRole('button', { name: '知道了' }).click()

  await page.getByRole('button', { name: '把张样例换成别人' }).click()
  await removeElsewhere(third?.signUpId)
  await write(page.locator('#member-name'), '李演示')
  await page.locator('#sheet-confirm').click()
  await shown(leader, /^张样例已经不在名单上了/)
})
