/** The end of a series in the browser, whose date field is the browser's own. */
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { publishVisit } from './visits'

let world: World
let organiser: Visitor
eachJourney({ width: 360, height: 780, as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

test('a series without days is refused in words, and nothing can be published', async () => {
  const { activityId } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }])
  const { page, open } = organiser
  await open(`/screens/series/new-series/index?id=${activityId}`)
  await page.getByText('共 12 场').waitFor()
  await page.locator('#series-end-until').click()
  await page.getByText('请选到哪天为止。').first().waitFor()
  await page.locator('#series-until').fill('2026-01-01')
  await page.getByText('按这个规则，一场都排不出来').waitFor()
  expect(await page.locator('#series-publish').getAttribute('aria-disabled')).toBe('true')
})
