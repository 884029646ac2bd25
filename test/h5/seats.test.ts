/** An organiser decides about seats: reserves them, sees who waits and why, moves, removes, and sees what a change does to people. */
import { randomUUID } from 'node:crypto'
import type { ActivityDetail } from '../../src/contract/activities'
import type { ActivityPlan, DeskActivity } from '../../src/contract/desk'
import type { SeatsView } from '../../src/contract/seats'
import type { MessageView, SignUpAnswer } from '../../src/contract/sign-ups'
import { day, dayOf, hour, startOfDay } from '../../src/domain/calendar'
import { type Visitor, type World, openWorld } from '../support/browser'
import { call } from '../support/server'

let world: World
let organiser: Visitor
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.close())
beforeEach(async () => {
  organiser = await world.visitor({ width: 360, height: 780 })
  await organiser.become('林演示')
})
afterEach(async () => {
  expect(organiser.errors).toEqual([])
  await organiser.context.close()
})

const ask = <T>(path: string, input: unknown, persona = 'organiser') =>
  call<T>(world.server.origin, path, input, { 'x-demo-persona': persona })

/** Each on a day of its own: nobody is in two places at once. */
let days = 40
type Wanted = Omit<ActivityPlan['positions'][number], 'id' | 'skillId'>

/** A published visit. */
async function aVisit(...wanted: Wanted[]) {
  const startsAt = startOfDay(Date.now()) + ++days * day + 9 * hour
  const activityId = randomUUID()
  const positions = wanted.map((position) => ({ ...position, id: randomUUID(), skillId: null }))
  const plan: ActivityPlan = {
    title: '测试用的服务日',
    summary: '',
    categories: ['health'],
    startsAt,
    endsAt: startsAt + 2 * hour,
    townId: 'tangxian',
    place: '唐先镇文化礼堂',
    leadId: 'nonggong',
    partnerIds: [],
    services: [{ id: randomUUID(), name: '量血压', unit: '人次' }],
    positions,
  }
  await ask('desk.create', { requestId: randomUUID(), activityId, plan })
  await ask('desk.publish', { requestId: randomUUID(), activityId })
  return { activityId, positions: positions.map(({ id }) => id), startsAt }
}

/** Signs up in the order given; each takes the position's next seat or waits. */
async function signUp(activityId: string, positionId: string | undefined, ...personas: string[]): Promise<SignUpAnswer[]> {
  const answers: SignUpAnswer[] = []
  for (const persona of personas) {
    const { version } = await ask<ActivityDetail>('activities.get', { activityId }, persona)
    const request = { requestId: randomUUID(), activityId, positionId, organisationId: null, version }
    answers.push(await ask<SignUpAnswer>('signUps.create', request, persona))
  }
  return answers
}

const openActivity = async (activityId: string): Promise<void> => {
  await organiser.open(`/organiser/activity/index?id=${activityId}`)
  await organiser.page.getByText('名额与候补').filter({ visible: true }).first().waitFor()
}

/** Opens the sheet of somebody on the list. */
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
  await open('/organiser/publish/index')
  await page.locator('#plan-title').fill('测试用的留名额')
  await page.getByText('卫生', { exact: true }).filter({ visible: true }).first().click()
  await page.locator('#plan-lead').selectOption({ label: '农工党永康基层委员会' })
  await page.locator('#plan-place').fill('唐先镇文化礼堂')
  await page.locator('#add-service').click()
  await page.locator('#service-name-0').fill('量血压')
  await page.locator('#add-position').click()
  await page.locator('#position-name-0').fill('秩序引导')
  await page.locator('#position-capacity-0').fill('2')
  await page.locator('#add-quota-0').click()
  await page.locator('#quota-0-find').fill('民革')
  await page.locator('#quota-0-minge').click()
  await page.locator('#quota-0-0-seats').fill('3')
  await page.locator('#publish').click()
  await page.getByText(/超过了这个岗位的 2 个/).waitFor()
  await page.locator('#quota-0-0-seats').fill('1')
  const start = dayOf(Date.now() + 30 * day)
  await page.locator('#plan-date').fill(start)
  expect(await page.locator('#quota-0-0-release').inputValue()).toBe(dayOf(Date.now() + 27 * day))
  await page.locator('#publish').click()
  await page.waitForURL(/organiser\/activity/)
  await page.getByText(/给民革留 1 个，还空 1 个/).waitFor()
})

test('a number of people that cannot be is refused in words at its field', async () => {
  const { page, open } = organiser
  await open('/organiser/publish/index')
  await page.locator('#add-position').click()
  for (const typed of ['-3', '5000']) {
    await page.locator('#position-capacity-0').fill(typed)
    await page.getByText('人数要在 1 到 500 之间').waitFor()
  }
  await page.locator('#position-capacity-0').fill('5')
  await page.getByText('人数要在 1 到 500 之间').waitFor({ state: 'detached' })
})

test('who waits and why is said, and who would move up if a seat came free', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 1, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge', 'administrator')
  const { page } = organiser
  await openActivity(activityId)
  const [first] = (await ask<SeatsView>('seats.get', { activityId })).waiting
  await page.locator(`#waiting-${first?.id}`).getByText('没有空名额').waitFor()
  await page.locator('#preview-answer').getByText('预计递补：胡示范。').waitFor()
  await page.locator('#preview-free').fill('2')
  await page.locator('#preview-answer').getByText('预计递补：胡示范、叶范例。').waitFor()
})

test('a seat cannot be given that is not there; once there is one, it can be given out of turn', async () => {
  const { activityId, positions } = await aVisit({
    name: '秩序引导',
    capacity: 2,
    quotas: [{ organisationId: 'zhigong', seats: 1, releaseAt: Date.now() + 35 * day }],
  })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page } = organiser
  await openActivity(activityId)
  await page.getByRole('button', { name: '给名额' }).click()
  await page.getByText(/前面没有别人在等/).waitFor()
  await page.locator('#sheet-confirm').click()
  await page.getByText('没有空名额。可以先加名额').waitFor()
  expect(await statusOf(activityId, '胡示范')).toBe('waitlisted')
})

test('somebody is moved to another position, and the sheet says before who gets the seat that comes free', async () => {
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

test('somebody is removed with a reason, reads it, and the next moves up', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 1, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page } = organiser
  await openActivity(activityId)
  await adjust('陈样例')
  await page.locator('#adjust-remove').click()
  await page.locator('#sheet-confirm').click()
  await page.getByText(/请写下原因/).waitFor()
  await page.locator('#remove-reason').fill('和本人说好了，那天有门诊')
  await confirmSheet(organiser)
  expect(await statusOf(activityId, '陈样例')).toBe('withdrawn')
  expect(await statusOf(activityId, '胡示范')).toBe('confirmed')
  expect(await latestMessage(activityId, 'doctor')).toMatchObject({ kind: 'removed', note: '和本人说好了，那天有门诊' })
})

test('fewer seats than people: the newest are suggested for the waitlist, and the organiser may name others', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 3, quotas: [] })
  const answers = await signUp(activityId, positions[0], 'doctor', 'minge', 'administrator')
  const ids = answers.map((answer) => (answer.ok ? answer.signUpId : ''))
  const { page, open } = organiser
  await open(`/organiser/publish/index?id=${activityId}`)
  await page.locator('#position-capacity-0').fill('2')
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

test('another day: how many are told is said before, and they read the reason', async () => {
  const { activityId, positions, startsAt } = await aVisit({ name: '秩序引导', capacity: 2, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page, open } = organiser
  await open(`/organiser/publish/index?id=${activityId}`)
  await page.locator('#plan-date').fill(dayOf(startsAt + day / 2 + 60 * day))
  await page.locator('#save-changes').click()
  await page.locator('#consequences').getByText('会通知 2 人').waitFor()
  expect((await ask<ActivityDetail>('activities.get', { activityId })).startsAt).toBe(startsAt)
  await page.locator('#change-reason').fill('因台风改期')
  await page.locator('#sheet-confirm').click()
  await page.waitForFunction(() => !window.location.hash.includes('publish'))
  const message = await latestMessage(activityId, 'minge')
  expect(message?.kind).toBe('activity-changed')
  expect(message?.note).toContain('因台风改期')
})

test('a change that concerns nobody is stored without asking', async () => {
  const { activityId } = await aVisit({ name: '秩序引导', capacity: 2, quotas: [] })
  const { page, open } = organiser
  await open(`/organiser/publish/index?id=${activityId}`)
  await page.locator('#plan-title').fill('换了名称的服务日')
  await page.locator('#save-changes').click()
  await page.waitForFunction(() => !window.location.hash.includes('publish'))
  expect((await ask<ActivityDetail>('activities.get', { activityId })).title).toBe('换了名称的服务日')
})

test('calling off says how many are told before it is done', async () => {
  const { activityId, positions } = await aVisit({ name: '秩序引导', capacity: 1, quotas: [] })
  await signUp(activityId, positions[0], 'doctor', 'minge')
  const { page } = organiser
  await openActivity(activityId)
  await page.locator('#desk-cancel').click()
  await page.getByText('报名和候补的 2 人会收到通知').waitFor()
})

test('a declared skill is verified with the end of its licence, and the word is taken back', async () => {
  const administrator = await world.visitor()
  const { page, become, open } = administrator
  await become('叶范例')
  await open('/organiser/desk/index')
  await page.locator('#desk-skills').getByText('待核实').waitFor()
  await page.locator('#desk-skills').click()
  const row = page.locator('[id^="skill-"]').filter({ hasText: '胡示范' })
  await row.getByRole('button', { name: '核实', exact: true }).click()
  await page.locator('#licence-ends').fill('2020-01-01')
  await page.getByText('这个日期已经过了').waitFor()
  await page.locator('#licence-ends').fill(dayOf(Date.now() + 400 * day))
  await confirmSheet(administrator)
  await row.getByText('已核实').waitFor()
  await row.getByRole('button', { name: /^撤销/ }).click()
  await confirmSheet(administrator)
  await row.getByText('待核实').waitFor()
  expect(administrator.errors).toEqual([])
  await administrator.context.close()
})
