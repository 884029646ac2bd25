/** Names of walk-ins, which screen and server both accept. */
import { randomUUID } from 'node:crypto'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
import { hour } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs, publishVisit, write } from './visits'

let world: World
let organiser: Visitor
eachJourney({ as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

test('names of other scripts, of one letter, and with a village nickname are accepted', async () => {
  const { page, open } = organiser
  const { origin } = world.server
  const { activityId } = await publishVisit(origin, [{ name: '秩序引导', capacity: 2, quotas: [] }], Date.now() + hour)
  await open(`/screens/day/on-site/index?id=${activityId}`)
  for (const name of ['José', 'Nguyễn', "O'Neil", '王（村医）', '王']) {
    await page.locator('#walk-in').click()
    await write(page, '#walk-in-name', name)
    await page.locator('#walk-in-give').click()
    await page.locator('#walk-in-give').waitFor({ state: 'detached' })
  }
  await page.locator('.sync-bar-head').getByText('已全部同步').waitFor()
  await page.locator('#filter-all').click()
  await page.locator('#people').getByText('王(村医)').waitFor()
  const { entries } = await askAs<AttendanceList>(origin, 'attendance.list', { activityId, deviceId: randomUUID() }, 'organiser')
  expect(entries.map(({ name }) => name).sort()).toEqual(['José', 'Nguyễn', "O'Neil", '王', '王(村医)'].sort())
})
