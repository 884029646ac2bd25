/** An organiser reviews last week's sample visit in the browser, whose time fields are the browser's own. */
import { randomUUID } from 'node:crypto'
import type { DeskPage } from '../../src/contract/activities/desk-list'
import type { AttendanceReview } from '../../src/contract/records/records'
import { hour, minute } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs } from './visits'

let world: World
let organiser: Visitor
eachJourney({ width: 360, height: 780, as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

const ask = <T>(path: string, input: unknown) => askAs<T>(world.server.origin, path, input, 'organiser')

/** Last week's sample visit. */
async function theDay(): Promise<AttendanceReview> {
  const { items: cards } = await ask<DeskPage>('desk.list', { when: 'past' })
  const card = cards.find(({ lead, present }) => lead === '农工党' && present > 0)
  return ask<AttendanceReview>('records.review', { activityId: card?.id })
}

test('impossible times are refused in words, and nothing is stored', async () => {
  const { activity, people, marks } = await theDay()
  const [person] = people
  const { page, open } = organiser
  await open(`/screens/day/review/index?id=${activity.id}`)
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
  expect((await theDay()).marks).toBe(marks)
})

test('one wrong clock delays no other check-out, and the person with the wrong time is named and corrected', async () => {
  const { people, activity } = await theDay()
  const { id } = activity
  const wrong = people.find(({ inAt }) => inAt === null)
  const late = { volunteerId: randomUUID(), name: '路样例' }
  if (!wrong) throw new Error('everybody came')
  const plain = { kind: 'in', method: 'ticked', clockOffset: 0 }
  const sent = [
    { ...plain, id: randomUUID(), volunteerId: wrong.volunteerId, at: activity.endsAt + 2 * hour },
    { ...plain, ...late, id: randomUUID(), at: activity.endsAt - 30 * minute },
  ]
  await ask('attendance.sync', { activityId: id, deviceId: randomUUID(), since: 0, marks: sent })

  const { page, open } = organiser
  await open(`/screens/day/review/index?id=${id}`)
  await page.getByText(`${wrong.name}的签到时间不对`).waitFor()
  expect(await page.locator(`#out-${wrong.volunteerId}`).count()).toBe(0)
  await page.locator('#outs-all').click()
  await page.locator(`#out-${late.volunteerId}`).waitFor({ state: 'detached' })
  const after = await theDay()
  const outOf = (volunteerId: string) => after.people.find((person) => person.volunteerId === volunteerId)?.outAt
  expect([outOf(late.volunteerId), outOf(wrong.volunteerId)]).toEqual([activity.endsAt, null])

  await page.locator(`#in-first-${wrong.volunteerId}`).click()
  await page.locator('#correct-in').fill('08:40')
  // The key is pressed instead, since two quick taps at one place count as one.
  await page.locator('#reason-手机时间不准').press('Enter')
  await page.locator('#sheet-confirm').press('Enter')
  await page
    .getByText(/没有签退/)
    .first()
    .waitFor({ state: 'detached' })
})
