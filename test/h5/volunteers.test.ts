/** A visitor of the demonstration signs up in the browser. */
import { call } from '../support/server'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { publishVisit } from '../support/visit'

let world: World
let visitor: Visitor
eachJourney({}, (opened, came) => {
  world = opened
  visitor = came
})

test('a visitor is not asked for a name until they sign up', async () => {
  const { page, open } = visitor
  await open('/screens/main/activities/index')
  await page.getByText('健康驿站义诊').first().click()
  await page.getByText('村民可以得到').waitFor()
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText(/先选一个演示身份/).waitFor()
})

test('a double tap makes one sign-up', async () => {
  const { id } = await publishVisit(world.server.origin, { capacity: 4 })
  const { page, open, context, errors } = await world.visitor({ as: '胡示范' })
  await open(`/screens/main/activity/index?id=${id}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByRole('radio', { name: '以个人名义' }).waitFor()
  await page.getByRole('button', { name: '确认报名' }).dblclick()
  await page.getByText(/[2-9A-Z]{3} · [2-9A-Z]{3}/).waitFor()
  const mine = await call<{ activity: { id: string } }[]>(world.server.origin, 'signUps.mine', undefined, { 'x-demo-persona': 'minge' })
  expect(mine.filter(({ activity }) => activity.id === id)).toHaveLength(1)
  expect(errors).toEqual([])
  await context.close()
})
