/** The year in the browser: from the desk to the figures, into their records, and out as a file that another program opens. */
import { readFileSync } from 'node:fs'
import readXlsxFile from 'read-excel-file/node'
import type { YearReport } from '../../src/contract/figures'
import { yearOf } from '../../src/domain/calendar'
import { type Visitor, type World, openWorld } from '../support/browser'
import { askAs } from './visits'

let world: World
let visitor: Visitor
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.close())
beforeEach(async () => {
  visitor = await world.visitor({ width: 360, height: 780 })
})
afterEach(async () => {
  expect(visitor.errors).toEqual([])
  await visitor.context.close()
})

const year = yearOf(Date.now())
const report = () => askAs<YearReport>(world.server.origin, 'figures.year', { scope: { of: 'base' }, year }, 'administrator')

test('from the desk to the year, into the records behind a number, and out as a file', async () => {
  const { page, become, open } = visitor
  await become('叶范例')
  await open('/organiser/desk/index')
  await page.locator('#to-year').click()
  await page.locator('#total-turns').waitFor()
  const { totals, organisations, towns } = await report()
  expect(await page.locator('#total-activities .numeral').innerText()).toBe(String(totals.activities))
  expect(await page.locator('.town-none').count()).toBe(towns.filter(({ activities }) => activities === 0).length)

  const first = organisations.find(({ turns, id }) => turns > 0 && id !== '')
  await page.locator(`#organisation-${first?.id}`).click()
  await page.locator('.record-row').first().waitFor()
  await page.goBack()

  await page.locator('#export-year').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export-year').click()])
  expect(download.suggestedFilename()).toMatch(/^[^/]+年服务统计\.xlsx$/)
  const sheets = await readXlsxFile(readFileSync(await download.path()))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['总表', '按月', '按类别', '按乡镇', '按组织', '记录'])
  expect(sheets[0]?.data[1]?.slice(1, 4)).toEqual([totals.activities, totals.people, totals.turns])
  expect(sheets[5]?.data).toHaveLength(totals.turns + 1)
  await page.getByText(/表格做好了/).waitFor()

  await page.locator('#to-audit').click()
  await page.locator('#audit-kind-read').click()
  await page.getByText('叶范例：导出了年度表格').first().waitFor()
})

test('on paper the year is one sheet of A4, without buttons', async () => {
  const { page, become, open } = visitor
  await become('叶范例')
  await open(`/figures/year/index?scope=base&year=${year}`)
  await page.locator('#total-turns').waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('#export-year').isVisible()).toBe(false)
  expect(await page.getByText(`${year} 年服务统计`).isVisible()).toBe(true)
})

test('an organiser sees their own organisation and scores, and is turned away from others', async () => {
  const { page, become, open } = visitor
  await become('林演示')
  await open('/figures/year/index?scope=base')
  await page.getByText('这里看不了').waitFor()
  await open(`/figures/scores/index?year=${year}`)
  await page.locator('#score-nonggong').waitFor()
  expect(await page.locator('#score-minge').count()).toBe(0)
  await page.locator('#score-nonggong-led').click()
  await page.locator('.record-row').first().waitFor()
})
