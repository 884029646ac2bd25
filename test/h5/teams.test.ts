/** A leader's invitation in the browser: a link in the clipboard instead of WeChat's card. */
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { aNewcomer, shown, teamOfHu } from '../support/team-visitors'
import { publishVisit } from '../support/visit'

let world: World
let leader: Visitor
eachJourney({ width: 360, height: 780, as: '胡示范' }, (opened, visitor) => {
  world = opened
  leader = visitor
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
  await shown(guest, /[2-9A-Z]{3} · [2-9A-Z]{3}/)
  expect(guest.errors).toEqual([])
  await guest.context.close()
})
