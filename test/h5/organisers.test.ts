/** An organiser publishes an activity, a volunteer signs up, attendance is taken, and all figures agree. */
import type { Figures, OwnFigures } from '../../src/contract/figures/figures'
import type { SignUpAnswer } from '../../src/contract/sign-ups'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import { randomUUID } from 'node:crypto'
import { day, dayOf, yearOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { publishAnyway } from './publishing'

let world: World
let organiser: Visitor
eachJourney({}, (opened, visitor) => {
  world = opened
  organiser = visitor
})

/** Fills in the required fields of the publish form. */
async function fillPlan({ page }: Visitor, title: string): Promise<void> {
  await page.locator('#plan-title').fill(title)
  await page.locator('#category-health').click()
  await page.locator('#plan-date').fill(dayOf(Date.now() + 12 * day))
  await page.locator('#plan-lead select, select#plan-lead').selectOption({ label: '农工党永康基层委员会' })
  await page.locator('#plan-place').fill('唐先镇文化礼堂')
  if ((await page.locator('#service-name-0').count()) === 0) await page.locator('#add-service').click()
  await page.locator('#service-name-0').fill('量血压')
  if ((await page.locator('#position-name-0').count()) === 0) await page.locator('#add-position').click()
  await page.locator('#position-name-0').fill('秩序引导')
}

test('a user who is not an organiser reads so and is led back', async () => {
  const { page, become, open } = organiser
  await become('陈样例')
  await open('/screens/organiser/desk/index')
  await page
    .getByText(/组织者/)
    .filter({ visible: true })
    .first()
    .waitFor()
  expect(await page.locator('#desk-publish').count()).toBe(0)
})

test('an empty form is not sent, and each missing field is reported at its place', async () => {
  const { page, become, open } = organiser
  await become('林演示')
  await open('/screens/organiser/publish/index')
  await page.locator('#plan-title').waitFor()
  await page.locator('#publish').click()
  await page.locator('#plan-problems').waitFor()
  expect(await page.locator('#plan-problems').innerText()).toContain('活动名称')
})

test('text typed before the page was closed is still there', async () => {
  const { page, become, open } = organiser
  await become('林演示')
  await open('/screens/organiser/publish/index')
  await page.locator('#plan-title').fill('写到一半的活动')
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => (localStorage.getItem(key) ?? '').includes('写到一半的活动')))
  await open('/screens/organiser/publish/index')
  await page.locator('#plan-title').waitFor()
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#plan-title')?.value === '写到一半的活动')
})

test('a published activity is listed for residents, and a volunteer signs up', async () => {
  const { page, become, open } = organiser
  await become('林演示')
  await open('/screens/organiser/publish/index')
  await fillPlan(organiser, '测试用的健康驿站')
  await publishAnyway(page)

  const resident = await world.visitor()
  await resident.open('/screens/main/activities/index')
  const search = resident.page.getByRole('searchbox')
  await search.fill('测试用的健康驿站')
  await search.press('Enter')
  await resident.page.getByText('测试用的健康驿站').filter({ visible: true }).first().click()
  await resident.page.getByText('量血压').waitFor()
  const id = /id=([0-9a-f-]{36})/.exec(resident.page.url())?.[1] ?? ''
  await resident.context.close()

  const { positions, version } = await call<ActivityDetail>(world.server.origin, 'activities.get', { activityId: id })
  const request = { requestId: randomUUID(), activityId: id, positionId: positions[0]?.id, organisationId: null, version }
  expect(await call<SignUpAnswer>(world.server.origin, 'signUps.create', request, { 'x-demo-persona': 'doctor' })).toMatchObject({
    ok: true,
    status: 'confirmed',
  })
  await open(`/screens/organiser/desk-activity/index?id=${id}`)
  await page.getByText('陈样例').filter({ visible: true }).first().waitFor()
})

test('attendance ticked with and without a network agrees with the figures', async () => {
  const { page, become, open, context } = organiser
  const year = yearOf(Date.now())
  const figures = () => call<Figures>(world.server.origin, 'figures.base', { year }, { 'x-demo-persona': 'organiser' })
  const before = await figures()
  await become('林演示')
  await open('/screens/main/activities/index')
  await page.getByText('正在进行').first().click()
  await page.getByText('村民可以得到').waitFor()
  const id = /id=([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  await open(`/screens/day/on-site/index?id=${id}`)
  await page.locator('#people [id^="in-"]').first().waitFor()

  const tick = () => page.locator('#people [id^="in-"]').first().click()
  await tick()
  await expectTurns(figures, before.turns + 1)

  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await tick()
  await tick()
  await page
    .getByText(/已存本机/)
    .filter({ visible: true })
    .first()
    .waitFor()
  expect((await figures()).turns).toBe(before.turns + 1)
  // The page is reloaded midway; the ticks are on the phone.
  await page.reload()
  await page
    .getByText(/已存本机/)
    .filter({ visible: true })
    .first()
    .waitFor()
  await context.unroute('**/rpc/**')
  await page.reload()
  await expectTurns(figures, before.turns + 3)
  await page
    .getByText(/已全部同步/)
    .filter({ visible: true })
    .first()
    .waitFor()

  await page.locator('#filter-present').click()
  await page.locator('#people [id^="undo-"]').first().click()
  await expectTurns(figures, before.turns + 2)
  const mine = await call<OwnFigures>(world.server.origin, 'figures.mine', { year }, { 'x-demo-persona': 'doctor' })
  expect(mine.activities).toBeGreaterThan(0)
})

/** Polls the server until its figures have the expected number of turns. */
async function expectTurns(figures: () => Promise<Figures>, turns: number): Promise<void> {
  for (let asked = 0; asked < 100 && (await figures()).turns !== turns; asked++) await organiser.page.waitForTimeout(50)
  expect((await figures()).turns).toBe(turns)
}
