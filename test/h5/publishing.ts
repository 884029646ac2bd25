/** The publish form's actions that several journeys share. */
import type { Page } from 'playwright-core'

/** Sends the form and confirms any warnings. @returns the warnings shown before publishing */
export async function publishAnyway(page: Page): Promise<string> {
  await page.locator('#publish').click()
  await page.waitForFunction(
    () => document.querySelector('#plan-warnings') !== null || window.location.pathname === '/organiser/desk-activity',
  )
  const warned = page.locator('#plan-warnings')
  const words = (await warned.count()) > 0 ? await warned.innerText() : ''
  if (words !== '') await page.locator('#sheet-confirm').click()
  await page.waitForURL(/organiser\/desk-activity/)
  return words
}
