/** A sheet in the browser stays during its request, whatever key or place is tapped. */
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { hold, shown, teamOfHu, write } from '../support/team-visitors'
import { publishVisit } from '../support/visit'

let world: World
let leader: Visitor
eachJourney({ width: 360, height: 780, as: '胡示范' }, (opened, visitor) => {
  world = opened
  leader = visitor
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
