/** The page as built, which fetches all other pages' files ahead, without a network. */
import type { Visitor } from '../support/browser'
import { eachJourney } from '../support/journey'

let resident: Visitor
eachJourney({ fetchesAhead: true }, (_world, visitor) => {
  resident = visitor
})

const card = () => resident.page.locator('[id^="activity-"], .activity-card').first()

test('a page that was never visited opens without a network and says why it is empty', async () => {
  const { page, open, context } = resident
  await open('/screens/main/activities/index')
  await card().waitFor()
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.getByText('健康驿站义诊（骨科・内科・中医）').first().click()
  await page.getByText(/网络/).filter({ visible: true }).first().waitFor()
  await page
    .getByRole('button', { name: /返回|看全部活动/ })
    .filter({ visible: true })
    .first()
    .click()
  await card().waitFor()
})
