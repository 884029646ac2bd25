/** An organiser reviews last week's sample visit: check-outs, a dispute, a correction and the closing. */
import { randomUUID } from 'node:crypto'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { DeskCard } from '../../src/contract/activities/desk'
import type { AttendanceReview } from '../../src/contract/records/records'
import type { MessageView } from '../../src/contract/sign-ups'
import { minute } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs, write } from './visits'

let world: World
let organiser: Visitor
eachJourney({ width: 360, height: 780, as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

const ask = <T>(path: string, input: unknown, persona = 'organiser') => askAs<T>(world.server.origin, path, input, persona)
const read = (activityId: string) => ask<AttendanceReview>('records.review', { activityId })

/** Last week's sample visit, with one person without a check-out. Only the first test changes it. */
async function theDay(): Promise<AttendanceReview> {
  const cards = await ask<DeskCard[]>('desk.list', { when: 'past' })
  const card = cards.find(({ lead, present }) => lead === '农工党' && present > 0)
  return read(card?.id ?? '')
}

const tick = (activityId: string, volunteerId: string, kind: 'in' | 'out', at: number) => {
  const mark = { id: randomUUID(), volunteerId, kind, method: 'ticked', at, clockOffset: 0 }
  return ask('attendance.sync', { activityId, deviceId: randomUUID(), marks: [mark], since: 0 })
}

const openReview = async ({ activity }: AttendanceReview): Promise<void> => {
  await organiser.open(`/screens/day/review/index?id=${activity.id}`)
  await organiser.page.locator('#review-came').waitFor()
}
const section = (title: RegExp) => organiser.page.locator('.section').filter({ has: organiser.page.getByRole('heading', { name: title }) })
const confirmSheet = async ({ page }: Visitor): Promise<void> => {
  await page.locator('#sheet-confirm').click()
  await page.locator('#sheet-confirm').waitFor({ state: 'detached' })
}

test('the reminder on the desk leads to a day with missing check-outs, a dispute, differing phones and a late mark, which is closed', async () => {
  const day = await theDay()
  const { id } = day.activity
  const other = day.people.find(({ name, outAt }) => name !== '陈样例' && outAt !== null)
  const absent = day.people.find(({ inAt }) => inAt === null)
  await ask('records.dispute', { requestId: randomUUID(), activityId: id, text: '我走得更晚' }, 'doctor')
  await tick(id, other?.volunteerId ?? '', 'in', (other?.inAt ?? 0) + 20 * minute)

  const { page } = organiser
  await organiser.open('/screens/organiser/desk/index')
  await page.locator('#desk-when-past').click()
  await page.locator(`#review-${id}`).click()
  await page.getByText('还有 1 人没有签退，1 条异议没有答复').waitFor()

  await section(/没有签退 1 人/)
    .getByRole('button', { name: /^按/ })
    .click()
  await section(/没有签退/).waitFor({ state: 'detached' })

  await section(/异议 1 条/)
    .getByRole('button', { name: '答复' })
    .click()
  await page.locator('#sheet-confirm').click()
  await page.getByText('请写下答复，本人会看到。').waitFor()
  await write(page, '#dispute-answer', '问过带队的人，按记录算')
  await confirmSheet(organiser)
  await section(/异议/).waitFor({ state: 'detached' })

  await section(/有疑问 1 人/)
    .getByText(/两台手机记的签到差 20 分钟/)
    .waitFor()
  await section(/有疑问 1 人/)
    .getByRole('button', { name: '更正' })
    .click()
  await page.locator('#reason-手机时间不准').click()
  await page.locator('#correct-in').fill('08:40')
  await confirmSheet(organiser)
  await section(/有疑问/).waitFor({ state: 'detached' })

  // The key is pressed instead, since two quick taps at one place count as one.
  await page.locator('#close-day').press('Enter')
  await tick(id, absent?.volunteerId ?? '', 'in', day.activity.startsAt)
  await page.locator('#sheet-confirm').click()
  await page.getByText('刚才又有新的签到记录传上来').waitFor()
  await page.getByRole('button', { name: '关闭' }).click()
  await section(/没有签退 1 人/)
    .getByRole('button', { name: /^按/ })
    .click()
  await section(/没有签退/).waitFor({ state: 'detached' })
  await page.locator('#close-day').press('Enter')
  await confirmSheet(organiser)
  await page.getByText(/已结束核对 · 林演示/).waitFor()

  const messages = await ask<MessageView[]>('messages.mine', undefined, 'doctor')
  expect(
    messages
      .filter(({ activityId }) => activityId === id)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['dispute-answered', 'record-ready'])
  await organiser.open('/screens/organiser/desk/index')
  await page.locator('#desk-when-past').click()
  await page.locator(`#desk-${id}`).waitFor()
  // The page first shows the phone's stored answer, which differs for a moment.
  await page.locator(`#review-${id}`).waitFor({ state: 'detached' })
})

test('impossible times are refused in words, and nothing is stored', async () => {
  const day = await theDay()
  const [person] = day.people
  await openReview(day)
  const { page } = organiser
  await page.locator(`#correct-${person?.volunteerId}`).click()
  await page.locator('#correct-out').fill('07:00')
  await page.getByText('走的时间不能早于到的时间。').waitFor()
  await page.locator('#correct-out').fill('')
  await page.getByText('请填走的时间。').waitFor()
  await page.locator('#correct-out').fill('20:00')
  await page.locator('#sheet-confirm').click()
  await page.getByText(/请写下原因/).waitFor()
  await page.locator('#reason-忘记签退').click()
  await page.locator('#sheet-confirm').click()
  await page.getByText(/时间不对。不能晚于现在，也不能离活动时间太远/).waitFor()
  expect((await read(day.activity.id)).marks).toBe(day.marks)
})

test('a correction without a network is not sent, and the page says so', async () => {
  const day = await theDay()
  const [person] = day.people
  await openReview(day)
  const { page, context } = organiser
  await page.locator(`#correct-${person?.volunteerId}`).click()
  await page.locator('#correct-out').fill('10:00')
  await page.locator('#reason-提前离开').click()
  await context.setOffline(true)
  await page.locator('#sheet-confirm').click()
  await page.getByText('现在没有网络，没有发出去').waitFor()
  await context.setOffline(false)
  expect((await read(day.activity.id)).people.find(({ volunteerId }) => volunteerId === person?.volunteerId)?.outAt).toBe(person?.outAt)
})

test('a visit that is not over cannot be closed, and the page says when it can be', async () => {
  const cards = await ask<DeskCard[]>('desk.list', { when: 'upcoming' })
  const running = cards.find(({ phase }) => phase === 'running')
  await organiser.open(`/screens/day/review/index?id=${running?.id}`)
  await organiser.page.getByText('活动结束以后才能结束核对').waitFor()
  const { title } = await ask<ActivityDetail>('activities.get', { activityId: running?.id })
  await organiser.page.getByRole('heading', { name: title }).filter({ visible: true }).first().waitFor()
})
