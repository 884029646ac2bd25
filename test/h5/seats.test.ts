/** An organiser manages seats: reserves them, reads the waitlist with reasons, and moves and removes people. */
import { randomUUID } from 'node:crypto'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { DeskActivity } from '../../src/contract/activities/desk'
import type { SeatsView } from '../../src/contract/seats'
import type { MessageView } from '../../src/contract/sign-ups'
import type { CreateTeamAnswer } from '../../src/contract/teams'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { publishAnyway } from './publishing'
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

const openActivity = async (activityId: string): Promise<void> => {
  await organiser.open(`/screens/organiser/desk-activity/index?id=${activityId}`)
  await organiser.page.getByText('名额与候补').filter({ visible: true }).first().waitFor()
}

/** Opens the sheet of a person on the list. */
const adjust = async (name: string): Promise<void> => organiser.page.getByRole('button', { name: `调整${name}` }).click()

const confirmSheet = async ({ page }: Visitor): Promise<void> => {
  await page.locator('#sheet-confirm').click()
  await page.locator('#sheet-confirm').waitFor({ state: 'detached' })
}

const statusOf = async (activityId: string, name: string) =>
  (await ask<DeskActivity>('desk.get', { activityId })).signUps.find((one) => one.name === name)?.status

const latestMessage = async (activityId: string, persona: string) =>
  (await ask<MessageView[]>('messages.mine', undefined, persona)).find((message) => message.activityId === activityId)

test('seats are reserved for an organisation when the visit is published, and moving the day moves their release', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await write(page, '#plan-title', '测试用的留名额')
  await page.locator('#category-health').click()
  await page.locator('#plan-lead').selectOption({ label: '农工党永康基层委员会' })
  await write(page, '#plan-place', '唐先镇文化礼堂')
  await page.locator('#add-service').click()
  await write(page, '#service-name-0', '量血压')
  await page.locator('#add-position').click()
  await write(page, '#position-name-0', '秩序引导')
  await write(page, '#position-capacity-0', '2')
  await page.locator('#add-quota-0').click()
  await write(page, '#quota-0-find', '民革')
  await page.locator('#quota-0-minge').click()
  await write(page, '#quota-0-0-seats', '3')
  await page.locator('#publish').click()
  await page.getByText(/超过了这个岗位的 2 个/).waitFor()
  await write(page, '#quota-0-0-seats', '1')
  const start = dayOf(Date.now() + 30 * day)
  await write(page, '#plan-date', start)
  expect(await page.locator('#quota-0-0-release').inputValue()).toBe(dayOf(Date.now() + 27 * day))
  await publishAnyway(page)
  await page.getByText(/给民革留 1 个，还空 1 个/).waitFor()
})

test('an impossible number of people is refused in words at its field', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await page.locator('#add-position').click()
  for (const typed of ['-3', '5000']) {
    await write(page, '#position-capacity-0', typed)
    await page.getByText('人数要在 1 到 500 之间').waitFor()
  }
  await write(page, '#position-capacity-0', '5')
  await page.getByText('人数要在 1 到 500 之间').waitFor({ state: 'detached' })
})

test('the waitlist shows who waits, why, and who would move up if a seat came free', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 1, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge', 'administrator')
  const { page } = organiser
  await openActivity(activityId)
  const [first] = (await ask<SeatsView>('seats.get', { activityId })).waiting
  await page.locator(`#waiting-${first?.id}`).getByText('没有空名额').waitFor()
  await page.locator('#preview-answer').getByText('预计递补：胡示范。').waitFor()
  await write(page, '#preview-free', '2')
  await page.locator('#preview-answer').getByText('预计递补：胡示范、叶范例。').waitFor()
  await page.locator('#preview-free').fill('')
  await page.locator('#preview-answer').getByText('请填空出几个名额。').waitFor()
})

test('a seat reserved for others is not given out of turn, and the sheet says so', async () => {
  const quotas = [{ organisationId: 'zhigong', seats: 1, releaseAt: Date.now() + 35 * day }]
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 2, quotas })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page } = organiser
  await openActivity(activityId)
  await page.getByText('空着的名额留给了别的组织').waitFor()
  await page.getByRole('button', { name: '给名额' }).click()
  await page.getByText(/前面没有别人在等/).waitFor()
  await page.locator('#sheet-confirm').click()
  await page.getByText('没有空名额。可以先加名额').waitFor()
  expect(await statusOf(activityId, '胡示范')).toBe('waitlisted')
})

test('seats gather for a team that was passed over three times, and the organiser may give one to a volunteer behind it', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 3, quotas: [] })
  await signUp(activityId, positions[0], 'doctor')
  const { version } = await ask<ActivityDetail>('activities.get', { activityId })
  const parts = [{ positionId: positions[0], seats: [null, null, null] }]
  const team = { requestId: randomUUID(), teamId: randomUUID(), activityId, version, organisationId: 'tongzhanbu', parts }
  expect(await ask('teams.create', team, 'administrator')).toMatchObject({ ok: true, status: 'waitlisted' })
  for (const passing of [1, 2, 3]) {
    const [answer] = await signUp(activityId, positions[0], 'minge')
    expect([passing, answer]).toEqual([passing, expect.objectContaining({ status: 'confirmed' })])
    await ask('signUps.withdraw', { requestId: randomUUID(), signUpId: answer?.ok ? answer.signUpId : '' }, 'minge')
  }
  await signUp(activityId, positions[0], 'minge')
  const { page } = organiser
  await openActivity(activityId)
  await page.getByText('已被越过 3 次，空名额正为这支队伍攒着：2 / 3。').waitFor()
  await page.locator('.desk-activity-waiting').filter({ hasText: '胡示范' }).getByRole('button', { name: '给名额' }).click()
  await page.getByText(/排在前面的 1 位继续等/).waitFor()
  await confirmSheet(organiser)
  expect(await statusOf(activityId, '胡示范')).toBe('confirmed')
})

test('a volunteer is moved to another position, and the sheet says beforehand who gets the freed seat', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 1, quotas: [] }, { name: '登记', capacity: 1, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page } = organiser
  await openActivity(activityId)
  await adjust('陈样例')
  await page.locator(`#adjust-${positions[1]}`).click()
  await page.locator('#freed-seats').getByText('预计递补：胡示范').waitFor()
  await confirmSheet(organiser)
  const { signUps } = await ask<DeskActivity>('desk.get', { activityId })
  expect(signUps.map(({ name, position, status }) => [name, position, status])).toEqual([
    ['胡示范', '秩序引导', 'confirmed'],
    ['陈样例', '登记', 'confirmed'],
  ])
})

test('a volunteer removed with a reason reads it, and the next moves up', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 1, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page } = organiser
  await openActivity(activityId)
  await adjust('陈样例')
  await page.locator('#adjust-remove').click()
  await page.locator('#sheet-confirm').click()
  await page.getByText(/请写下原因/).waitFor()
  await write(page, '#remove-reason', '和本人说好了，那天有门诊')
  await confirmSheet(organiser)
  expect(await statusOf(activityId, '陈样例')).toBe('withdrawn')
  expect(await statusOf(activityId, '胡示范')).toBe('confirmed')
  expect(await latestMessage(activityId, 'doctor')).toMatchObject({ kind: 'removed', note: '和本人说好了，那天有门诊' })
})

test('a team that withdrew while the removal was being written is reported as gone', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 3, quotas: [] })
  const { version } = await ask<ActivityDetail>('activities.get', { activityId })
  const parts = [{ positionId: positions[0], seats: [null, null] }]
  const team = { requestId: randomUUID(), teamId: randomUUID(), activityId, version, organisationId: 'minge', parts }
  const made = await ask<CreateTeamAnswer>('teams.create', team, 'minge')
  const teamId = made.ok ? made.teamId : ''
  const { page } = organiser
  await openActivity(activityId)
  await page.locator(`#remove-team-${teamId}`).click()
  await page.getByText('空出的 2 个名额会按顺序递补').waitFor()
  await ask('teams.withdraw', { requestId: randomUUID(), teamId }, 'minge')
  await write(page, '#remove-reason', '和领队说好了')
  await page.locator('#sheet-confirm').click()
  await page.getByText(/刚刚已经不在了/).waitFor()
  expect(await page.locator('#sheet-confirm').count()).toBe(0)
})
