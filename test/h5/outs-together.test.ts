/** All people present are checked out at the planned end, except people whose check-in has a later time. */
import { randomUUID } from 'node:crypto'
import type { DeskCard } from '../../src/contract/activities/desk'
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

test('one wrong clock delays no other check-out, and the person with the wrong time is named and corrected', async () => {
  const cards = await ask<DeskCard[]>('desk.list', { when: 'past' })
  const id = cards.find(({ lead, present }) => lead === '农工党' && present > 0)?.id ?? ''
  const read = () => ask<AttendanceReview>('records.review', { activityId: id })
  const { people, activity } = await read()
  const wrong = people.find(({ inAt }) => inAt === null)
  const late = { volunteerId: randomUUID(), name: '路样例' }
  if (!wrong) throw new Error('everybody came')
  const plain = { kind: 'in', method: 'ticked', clockOffset: 0 }
  const sent = [
    { ...plain, id: randomUUID(), volunteerId: wrong.volunteerId, at: activity.endsAt + 5 * hour },
    { ...plain, ...late, id: randomUUID(), at: activity.endsAt - 30 * minute },
  ]
  await ask('attendance.sync', { activityId: id, deviceId: randomUUID(), since: 0, marks: sent })

  const { page, open } = organiser
  await open(`/screens/day/review/index?id=${id}`)
  await page.getByText(`${wrong.name}的签到时间不对`).waitFor()
  expect(await page.locator(`#out-${wrong.volunteerId}`).count()).toBe(0)
  await page.locator('#outs-all').click()
  await page.locator(`#out-${late.volunteerId}`).waitFor({ state: 'detached' })
  const after = await read()
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
