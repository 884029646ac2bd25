/** Files fetched ahead: those of the pages that this person opens next, after the list stands, and none on a line to be spared. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { PageFiles } from '../../src/contract/page-files'
import type { World } from '../support/browser'
import { eachVisit } from '../support/journey'

const world: () => World = eachVisit({ fetchesAhead: true })

const { files } = JSON.parse(readFileSync('dist/h5/pages.json', 'utf8')) as PageFiles
const fileOf = (address: string): string => {
  const others = new Set(Object.entries(files).flatMap(([other, own]) => (other === address ? [] : own)))
  return files[address]?.find((file) => !others.has(file)) ?? ''
}

const isAsked = (page: Page, address: string) =>
  page.evaluate((file) => document.querySelector(`link[rel="prefetch"][href="${file}"]`) !== null, fileOf(address))
const asks = (page: Page, address: string) => page.waitForSelector(`link[rel="prefetch"][href="${fileOf(address)}"]`, { state: 'attached' })

test('a resident fetches a visit ahead, and nothing of organisers', async () => {
  const { page, open } = await world().visitor({ isNew: true })
  await open('/')
  await asks(page, '/activity')
  await asks(page, '/me')
  expect(await isAsked(page, '/day/on-site')).toBe(false)
  expect(await isAsked(page, '/base/settings')).toBe(false)
})

test("an organiser fetches the day's pages ahead", async () => {
  const { page, open } = await world().visitor({ as: '林演示', isNew: true })
  await open('/')
  await asks(page, '/day/on-site')
  expect(await isAsked(page, '/base/settings')).toBe(false)
})

test.each([
  ['a person who saves data', { saveData: true, effectiveType: '4g' }],
  ['a slow line', { saveData: false, effectiveType: '3g' }],
])('nothing is fetched ahead for %s', async (_what, connection) => {
  const { page, open } = await world().visitor({ as: '林演示', isNew: true })
  await page.addInitScript((value) => Object.defineProperty(navigator, 'connection', { value }), connection)
  await open('/')
  await page.locator('.activity-card').first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.locator('link[rel="prefetch"]').count()).toBe(0)
})
