/** Two people have one visit's form open. The second one who saves sees the first one's changes, and both are stored. */
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { Visitor } from '../support/browser'
import { eachVisit } from '../support/journey'
import { call } from '../support/server'
import { publishVisit, signUpInTurn, write } from './visits'

const world = eachVisit()

/** A person in a separate browser, with the form open. */
async function editor(name: string, activityId: string): Promise<Visitor> {
  const visitor = await world().visitor({ as: name })
  await visitor.open(`/screens/organiser/publish/index?id=${activityId}`)
  await visitor.page.locator('#plan-title').waitFor()
  return visitor
}

/** Saves a change that affects no person, which is stored without a confirmation. */
async function save({ page }: Visitor): Promise<void> {
  await page.locator('#save-changes').click()
  await page.waitForFunction(() => !window.location.pathname.includes('publish'))
}

async function addService({ page }: Visitor, at: number, name: string): Promise<void> {
  await page.locator('#add-service').click()
  await write(page, `#service-name-${at}`, name)
}

const stored = (activityId: string) => call<ActivityDetail>(world().server.origin, 'activities.get', { activityId })

test("changes of different fields and a new service from each are all stored, and the second reads the first's changes", async () => {
  const { activityId, positions } = await publishVisit(world().server.origin, [{ name: '秩序引导', capacity: 3, quotas: [] }])
  await signUpInTurn(world().server.origin, activityId, positions[0], ['doctor'])
  const first = await editor('林演示', activityId)
  const second = await editor('叶范例', activityId)
  await write(first.page, '#plan-title', '先保存的名称')
  await addService(first, 1, '测血糖')
  await save(first)
  await write(second.page, '#plan-place', '唐先镇小学')
  await addService(second, 1, '义务理发')
  await second.page.locator('#save-changes').click()
  await second.page.locator('#plan-clash').getByText('有别人刚改过这场活动').waitFor()
  await second.page.locator('#merge').click()
  await second.page.locator('#plan-merged').getByText('对方改了活动名称、服务项目，已经放进来').waitFor()
  await second.page.locator('#save-changes').click()
  await second.page.locator('#consequences').getByText('会通知 1 人').waitFor()
  await second.page.locator('#sheet-confirm').click()
  await second.page.waitForFunction(() => !window.location.pathname.includes('publish'))
  const visit = await stored(activityId)
  expect(visit).toMatchObject({ title: '先保存的名称', place: '唐先镇小学' })
  expect(visit.services.map(({ name }) => name)).toEqual(['量血压', '义务理发', '测血糖'])
})

test("when two editors change the same field, the later one's text is kept, and the later one can choose the other text instead", async () => {
  const { activityId } = await publishVisit(world().server.origin, [{ name: '秩序引导', capacity: 3, quotas: [] }])
  const first = await editor('林演示', activityId)
  const second = await editor('叶范例', activityId)
  await write(first.page, '#plan-place', '镇卫生院门口')
  await save(first)
  await write(second.page, '#plan-place', '唐先镇小学')
  // The page is reloaded meanwhile. The phone has the typed text with the version that it was based on.
  await second.page.reload()
  await second.page.locator('#plan-place').waitFor()
  await second.page.locator('#save-changes').click()
  await second.page.locator('#merge').click()
  await second.page.getByText('地点，对方写的是：镇卫生院门口').waitFor()
  expect(await second.page.locator('#plan-place').inputValue()).toBe('唐先镇小学')
  await second.page.locator('#use-theirs-place').click()
  await write(second.page, '#plan-summary', '请带上病历')
  await save(second)
  expect(await stored(activityId)).toMatchObject({ place: '镇卫生院门口', summary: '请带上病历' })
})
