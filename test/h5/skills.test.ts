/** Doctors and lawyers: an organiser verifies a declared skill and revokes the verification. */
import { day, dayOf } from '../../src/domain/calendar/calendar'
import { type Visitor, type World, openWorld } from '../support/browser'
import { write } from './visits'

let world: World
let administrator: Visitor
beforeAll(async () => {
  world = await openWorld()
  administrator = await world.visitor({ as: '叶范例' })
}, 60_000)
afterAll(async () => {
  expect(administrator.errors).toEqual([])
  await world.close()
})

const confirmSheet = async (): Promise<void> => {
  await administrator.page.locator('#sheet-confirm').click()
  await administrator.page.locator('#sheet-confirm').waitFor({ state: 'detached' })
}

test('skills that wait for verification are counted on the desk and come first', async () => {
  const { page, open } = administrator
  await open('/screens/organiser/desk/index')
  await page.locator('#desk-skills').getByText('待核实').waitFor()
  await page.locator('#desk-skills').click()
  await page.locator('[id^="skill-"]').first().getByText('待核实').waitFor()
})

test('a skill is verified until the end of its licence, and the verification is revoked', async () => {
  const { page, open } = administrator
  await open('/screens/organiser/skills/index')
  const row = page.locator('[id^="skill-"]').filter({ hasText: '胡示范' })
  await row.getByRole('button', { name: '核实', exact: true }).click()
  await write(page, '#licence-ends', '2020-01-01')
  await page.getByText('这个日期已经过了').waitFor()
  await write(page, '#licence-ends', dayOf(Date.now() + 400 * day))
  await confirmSheet()
  await row.getByText('已核实').waitFor()
  await row.getByRole('button', { name: /^撤销/ }).click()
  await confirmSheet()
  await row.getByText('待核实').waitFor()
})

test('a user who is not an organiser sees no members', async () => {
  const volunteer = await world.visitor({ as: '陈样例' })
  await volunteer.open('/screens/organiser/skills/index')
  await volunteer.page.getByText('这里是组织者的工作台').filter({ visible: true }).first().waitFor()
  expect(await volunteer.page.locator('[id^="skill-"]').count()).toBe(0)
  await volunteer.context.close()
})
