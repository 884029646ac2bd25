/** Teams in the browser: lists and links in the clipboard, fields and sheets during a request, and two tabs. */
import type { TeamCard } from '../../src/contract/teams'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { aNewcomer, hold, nameAt, openBuilder, shown, teamOfHu, write, writeName } from '../support/team-visitors'
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

test('the invitation is a link in the clipboard, by which a member takes an unnamed seat', async () => {
  const visit = await publishVisit(world.server.origin, { capacity: 6 })
  const team = await teamOfHu(world.server.origin, visit, ['胡示范', '王样例', null, null])
  await leader.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await leader.open(`/screens/team/team/index?id=${team.id}`)
  await leader.page.locator('#share-invitation').click()
  await shown(leader, /链接已复制/)
  const link = await leader.page.evaluate(() => navigator.clipboard.readText())
  const guest = await aNewcomer(world, '余样例')
  await guest.open(link)
  await shown(guest, '胡示范请您加入民革的队伍')
  await shown(guest, '还有 2 个空位')
  await guest.page.getByRole('button', { name: '加入队伍' }).click()
  await shown(guest, /[2-9A-Z]{3}\s·\s[2-9A-Z]{3}/)
})

test('a sheet stays until its answer arrives, and shows that it waits', async () => {
  const visit = await publishVisit(world.server.origin, { capacity: 4 })
  const team = await teamOfHu(world.server.origin, visit, ['胡示范', null])
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
