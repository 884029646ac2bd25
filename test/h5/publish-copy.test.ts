/** From the desk to a published visit by copying: the number of taps and fields, and the warnings before publication. */
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor } from '../support/browser'
import { eachJourney } from '../support/journey'
import { publishAnyway } from './publishing'

let organiser: Visitor
eachJourney({ as: '林演示' }, (_world, visitor) => {
  organiser = visitor
})

/** A day without samples near it. */
const date = dayOf(Date.now() + 200 * day)

/** Copies the first past visit to that day, and counts taps and fields. */
async function copyOnce() {
  const { page, open } = organiser
  const count = { taps: 0, fields: 0, warnings: '' }
  const tap = async (selector: string) => {
    count.taps += 1
    await page.locator(selector).filter({ visible: true }).first().click()
  }
  await open('/screens/organiser/desk/index')
  await tap('#desk-when-past')
  await tap('[id^="desk-"][role="link"]:has-text("义诊")')
  await tap('#desk-copy')
  count.fields += 1
  await page.locator('#plan-date').fill(date)
  count.taps += 1
  count.warnings = await publishAnyway(page)
  if (count.warnings !== '') count.taps += 1
  return count
}

test('a visit is published again with a few taps and one field; at a second copy the form warns of the first', async () => {
  const first = await copyOnce()
  expect(first.taps).toBeLessThanOrEqual(12)
  expect(first.fields).toBeLessThanOrEqual(3)
  expect(first.warnings).not.toContain('还有「')
  const second = await copyOnce()
  expect(second.warnings).toContain('同一时间还有「健康驿站义诊')
  expect([second.taps, second.fields]).toEqual([5, 1])
})
