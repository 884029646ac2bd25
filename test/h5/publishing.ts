/** Publishing in the browser, as often as several journeys need it. */
import type { Page } from 'playwright-core'

/** Sends the form, and goes on if something speaks against it. @returns what was said before it was published */
export async function publishAnyway(page: Page): Promise<string> {
  await page.locator('#publish').click()
  await page.waitForFunction(
    () => document.querySelector('#plan-warnings') !== null || window.location.hash.includes('screens/organiser/desk-activity'),
  )
  const warned = page.locator('#plan-warnings')
  const words = (await warned.count()) > 0 ? await warned.innerText() : ''
  if (words !== '') await page.locator('#sheet-confirm').click()
  await page.waitForURL(/organiser\/desk-activity/)
  return words
}
