/** The year in the browser: from the desk to the figures and their records, and to a file that another program opens. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import type { YearReport } from '../../src/contract/figures/figures'
import type { Scores } from '../../src/contract/figures/scores'
import { yearOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs } from './visits'

let world: World
let visitor: Visitor
eachJourney({ width: 360, height: 780, as: '叶范例' }, (opened, came) => {
  world = opened
  visitor = came
})

const year = yearOf(Date.now())
const report = () => askAs<YearReport>(world.server.origin, 'figures.year', { scope: { of: 'base' }, year }, 'administrator')

test('the desk leads to the year, a number to its records, and the export gives a file', async () => {
  const { page, open } = visitor
  await open('/screens/organiser/desk/index')
  await page.locator('#to-year').click()
  await page.locator('#total-turns').waitFor()
  const { totals, organisations, towns } = await report()
  expect(await page.locator('#total-activities .numeral').innerText()).toBe(String(totals.activities))
  expect(await page.locator('.year-town-none').count()).toBe(towns.filter(({ activities }) => activities === 0).length)

  const first = organisations.find(({ turns, id }) => turns > 0 && id !== '')
  await page.locator(`#organisation-${first?.id}`).click()
  await page.locator('.figure-records-row').first().waitFor()
  await page.goBack()

  await page.locator('#export-year').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export-year').click()])
  expect(download.suggestedFilename()).toMatch(/^[^/]+年服务统计\.xlsx$/)
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-year-'))
  await download.saveAs(join(folder, 'year.xlsx'))
  const sheets = await readXlsxFile(readFileSync(join(folder, 'year.xlsx')))
  rmSync(folder, { recursive: true })
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['总表', '按月', '按类别', '按乡镇', '按组织', '记录'])
  expect(sheets[0]?.data[1]?.slice(1, 4)).toEqual([totals.activities, totals.people, totals.turns])
  expect(sheets[5]?.data).toHaveLength(totals.turns + 2)
  await page.getByText(/表格做好了/).waitFor()

  await page.locator('#to-audit').click()
  await page.locator('#audit-kind-read').click()
  await page.getByText('叶范例：导出了年度表格').first().waitFor()
})

test('the year prints as one sheet of A4, without buttons', async () => {
  const { page, open } = visitor
  await open(`/screens/figures/year/index?scope=base&year=${year}`)
  await page.locator('#total-turns').waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('#export-year').isVisible()).toBe(false)
  expect(await page.getByText(`${year} 年服务统计`).isVisible()).toBe(true)
})

test('a closed year shows the kept points, later changes, and the records for which points were given', async () => {
  const { page, open, context } = visitor
  // At some dates no sample year is over, so the answer, alone or in a batch, is changed to that of a closed year.
  await context.route(/\/rpc\/.*scores\.year/, async (route) => {
    const response = await route.fetch()
    const answers: { result: { data: Scores } }[] = await response.json()
    for (const { result } of answers.filter(({ result: { data } }) => 'scores' in data)) {
      const kept = structuredClone(result.data.scores).map((score) => ({ ...score, mergedInto: null }))
      const [led] = result.data.scores[0]?.lines ?? []
      if (led) led.count += 1
      result.data.closed = { at: Date.now(), by: '叶范例', scores: kept }
    }
    await route.fulfill({ response, json: answers })
  })
  await open(`/screens/figures/scores/index?year=${year}`)
  await page.getByText('下面是封存时的得分').waitFor()
  expect(await page.locator('#scores-closed').innerText()).toMatch(/牵头活动：封存时 \d+ 场，现在 \d+ 场/)
  expect(await page.locator('#edit-points').count()).toBe(0)
  await page.locator('#score-nonggong-turn').click()
  await page.getByText('封存时的记录').waitFor()
  expect(page.url()).toContain('kept=nonggong')
})
