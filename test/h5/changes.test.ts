/** An organiser changes a published visit. The form states the effect on people before the change is stored. */
import { randomUUID } from 'node:crypto'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { DeskActivity } from '../../src/contract/activities/desk'
import type { MessageView } from '../../src/contract/sign-ups'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { type WantedPosition, askAs, publishVisit, signUpInTurn, write } from './visits'

let world: World
let organiser: Visitor
eachJourney({ width: 360, height: 780, as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

const ask = <T>(path: string, input: unknown, persona = 'organiser') => askAs<T>(world.server.origin, path, input, persona)
const aVisit = (...wanted: WantedPosition[]) => publishVisit(world.server.origin, wanted)
const signUp = (activityId: string, positionId: string | undefined, ...personas: string[]) =>
  signUpInTurn(world.server.origin, activityId, positionId, personas)

const statusOf = async (activityId: string, name: string) =>
  (await ask<DeskActivity>('desk.get', { activityId })).signUps.find((one) => one.name === name)?.status

const latestMessage = async (activityId: string, persona: string) =>
  (await ask<MessageView[]>('messages.mine', undefined, persona)).find((message) => message.activityId === activityId)

test('with fewer seats than people the newest are suggested for the waitlist, and the organiser may choose others', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 3, quotas: [] })
  const answers = await signUp(activityId, positions[0], 'doctor', 'minge', 'administrator')
  const ids = answers.map((answer) => (answer.ok ? answer.signUpId : ''))
  const { page, open } = organiser
  await open(`/screens/organiser/publish/index?id=${activityId}`)
  await write(page, '#position-capacity-0', '2')
  await page.locator('#save-changes').click()
  await page.locator('#consequences').getByText('会转到候补：叶范例').waitFor()
  await page.locator(`#to-waitlist-${ids[2]}`).click()
  await page.getByText('还要再选出 1 个名额').waitFor()
  await page.locator(`#to-waitlist-${ids[1]}`).click()
  await page.locator('#consequences').getByText('会转到候补：胡示范').waitFor()
  await page.locator('#sheet-confirm').click()
  await page.waitForFunction(() => !window.location.hash.includes('publish'))
  expect(await statusOf(activityId, '胡示范')).toBe('waitlisted')
  expect(await statusOf(activityId, '叶范例')).toBe('confirmed')
})

test('a change of the day states the number of people to notify before it is stored, and they read the reason', async () => {
  const { activityId, positions, startsAt } = await aVisit({ name: '秩序引导', capacity: 2, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page, open } = organiser
  await open(`/screens/organiser/publish/index?id=${activityId}`)
  await write(page, '#plan-date', dayOf(startsAt + 60 * day))
  await page.locator('#save-changes').click()
  await page.locator('#consequences').getByText('会通知 2 人').waitFor()
  expect((await ask<ActivityDetail>('activities.get', { activityId })).startsAt).toBe(startsAt)
  await write(page, '#change-reason', '因台风改期')
  await page.locator('#sheet-confirm').click()
  await page.waitForFunction(() => !window.location.hash.includes('publish'))
  const message = await latestMessage(activityId, 'minge')
  expect(message?.kind).toBe('activity-changed')
  expect(message?.note).toContain('因台风改期')
})

test('a visit that another organiser changed meanwhile is not stored before both versions are compared', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 2, quotas: [] })
  await signUp(activityId, positions[0], 'doctor')
  const { page, open } = organiser
  await open(`/screens/organiser/publish/index?id=${activityId}`)
  await write(page, '#plan-place', '唐先镇小学')
  const { plan, version } = await ask<DeskActivity>('desk.get', { activityId })
  const theirs = { requestId: randomUUID(), activityId, version, plan: { ...plan, title: '对方改过的名称' } }
  expect(await ask('desk.edit', theirs, 'administrator')).toMatchObject({ ok: true })
  await page.locator('#save-changes').click()
  await page.locator('#merge').click()
  await page.getByText(/对方改了活动名称/).waitFor()
  await page.locator('#save-changes').click()
  await page.locator('#consequences').getByText('会通知 1 人').waitFor()
  await page.locator('#sheet-confirm').click()
  await page.waitForFunction(() => !window.location.hash.includes('publish'))
  expect(await ask<ActivityDetail>('activities.get', { activityId })).toMatchObject({ title: '对方改过的名称', place: '唐先镇小学' })
})

test('a change that affects no person is stored without a confirmation', async () => {
  const { activityId } = await aVisit({ name: '秩序引导', capacity: 2, quotas: [] })
  const { page, open } = organiser
  await open(`/screens/organiser/publish/index?id=${activityId}`)
  await write(page, '#plan-title', '换了名称的服务日')
  await page.locator('#save-changes').click()
  await page.waitForFunction(() => !window.location.hash.includes('publish'))
  expect((await ask<ActivityDetail>('activities.get', { activityId })).title).toBe('换了名称的服务日')
})

test('a cancellation states the number of people to notify before it is stored', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 1, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page, open } = organiser
  await open(`/screens/organiser/desk-activity/index?id=${activityId}`)
  await page.locator('#desk-cancel').click()
  await page.getByText('报名和候补的 2 人会收到通知').waitFor()
})
