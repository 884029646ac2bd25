/** Review before publishing in the browser, with an organisation that is not trusted and the administrator. */
import type { Page } from 'playwright-core'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { publishAnyway } from './publishing'

let hospital: Visitor
let administrator: Visitor
let world: World
eachJourney({ as: '何示范' }, (...given) => ([world, hospital] = given))
beforeEach(async () => {
  administrator = await world.visitor({ as: '叶范例' })
})
afterEach(async () => {
  expect(administrator.errors).toEqual([])
  await administrator.context.close()
})

/** Waits for words on the visible page; pages below it are hidden. */
const seen = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first().waitFor()

/** Submits a copy of the hospital's sample on another day. */
async function submitCopy(days: number): Promise<void> {
  const { page, open } = hospital
  await open('/screens/organiser/desk/index')
  await page.locator('[id^="desk-"][role="link"]:has-text("名医下乡")').first().click()
  await page.locator('#desk-copy').click()
  await page.locator('#plan-date').fill(dayOf(Date.now() + days * day))
  await page.getByRole('button', { name: '提交审核' }).waitFor()
  await publishAnyway(page)
  await seen(page, '已经提交，等管理员审核')
}

/** The newest waiting submission. */
async function lookAtLast() {
  const { page, open } = administrator
  await open('/screens/organiser/desk/index')
  await page.locator('#desk-submissions').click()
  return page.locator('[id^="submission-"]').last()
}

test('a submission is returned with a reason, changed, submitted again, and published', async () => {
  await submitCopy(300)
  const first = await lookAtLast()
  await first.getByRole('button', { name: '退回' }).click()
  // A key is pressed, because the button may appear under the tap that opened the sheet, where a second tap is ignored.
  await administrator.page.locator('#sheet-confirm').press('Enter')
  await seen(administrator.page, '请写下原因')
  await administrator.page.locator('#give-back-reason').fill('地点写到门牌号')
  await administrator.page.locator('#sheet-confirm').click()
  await seen(administrator.page, '「名医下乡・走进古山」已退回')

  const { page } = hospital
  await page.reload()
  await seen(page, '管理员退回了：地点写到门牌号')
  await page.locator('#desk-edit').click()
  await page.locator('#plan-place').fill('古山镇卫生院门诊楼 12 号')
  await page.getByRole('button', { name: '提交审核' }).waitFor()
  await publishAnyway(page)
  await seen(page, '已经提交，等管理员审核')

  const again = await lookAtLast()
  await again.getByText('古山镇卫生院门诊楼 12 号').waitFor()
  await again.getByRole('button', { name: '通过并发布' }).click()
  await administrator.page.locator('#plan-warnings, .submissions-done').first().waitFor()
  if ((await administrator.page.locator('#plan-warnings').count()) > 0) await administrator.page.locator('#sheet-confirm').click()
  await seen(administrator.page, '「名医下乡・走进古山」已发布。')
  await page.reload()
  await seen(page, '报名中')
  await hospital.open('/screens/main/me/index')
  await seen(page, '审核通过，已发布')
})

test('a submission can be taken back, and can then no longer be approved', async () => {
  await submitCopy(320)
  const last = await lookAtLast()
  await hospital.page.locator('#take-back').filter({ visible: true }).click()
  await hospital.page.locator('#desk-publish-draft').waitFor()
  await last.getByRole('button', { name: '退回' }).click()
  await administrator.page.locator('#give-back-reason').fill('再看看')
  await administrator.page.locator('#sheet-confirm').click()
  await seen(administrator.page, '不在待审核里了')
})

test('a word not allowed in public is named, and no typed text is lost', async () => {
  const { page, open } = hospital
  await open('/screens/organiser/desk/index')
  await page.locator('[id^="desk-"][role="link"]:has-text("名医下乡")').first().click()
  await page.locator('#desk-copy').click()
  await page.locator('#plan-date').fill(dayOf(Date.now() + 340 * day))
  await page.locator('#plan-summary').fill('老专家坐诊，包治百病')
  await page.locator('#publish').click()
  const sheet = page.locator('#plan-warnings')
  await page.getByText('「包治百病」不能写在公开的内容里').or(sheet).first().waitFor()
  if ((await sheet.count()) > 0) await page.locator('#sheet-confirm').click()
  await seen(page, '「包治百病」不能写在公开的内容里')
  expect(await page.locator('#plan-summary').inputValue()).toBe('老专家坐诊，包治百病')
  await page.locator('#plan-summary').fill('老专家坐诊')
  await publishAnyway(page)
  await seen(page, '已经提交，等管理员审核')
})

test('only the administrator sees the waiting submissions', async () => {
  const { page, open } = hospital
  await open('/screens/organiser/submissions/index')
  await page.getByText('名医下乡').waitFor({ state: 'detached' })
  await page.locator('#desk-submissions').waitFor({ state: 'detached' })
})
