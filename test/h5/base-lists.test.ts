/** The base's own lists, holidays and texts in the browser, from the administrator's page to where residents and organisers see them. */
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'

let world: World
let administrator: Visitor
eachJourney({ as: '叶范例' }, (...given) => ([world, administrator] = given))

test('towns are pasted, one is renamed and put first, and everybody chooses among them', async () => {
  const { page, open } = administrator
  await open('/screens/base/settings/index')
  await page.locator('#to-towns').click()
  await page.locator('#paste-towns').click()
  await page.locator('#pasted-towns').fill('1、示范乡\n2、唐先镇\n3、样例镇\n4、示范乡')
  await page.locator('#pasted-preview').getByText('要加 2 个：示范乡、样例镇').waitFor()
  await page.getByText('已经有了，不再加：唐先镇').waitFor()
  await page.locator('#add-pasted').click()
  await page.getByText('示范乡', { exact: true }).click()
  await page.locator('#entry-name').fill('唐先镇')
  await page.locator('#save-entry').click()
  await page.getByText('已经有「唐先镇」了').waitFor()
  await page.locator('#entry-name').fill('示范街道')
  await page.locator('#save-entry').click()
  await page.getByText('示范街道', { exact: true }).waitFor()
  await page.locator('#order-entries').click()
  await page.getByRole('button', { name: '置顶：示范街道' }).click()
  await page.locator('#save-order').click()
  await page.locator('#save-order').waitFor({ state: 'detached' })
  const resident = await world.visitor()
  await resident.open('/screens/main/activities/index')
  await resident.page.getByText('示范街道').first().waitFor({ state: 'attached' })
  const names = await resident.page.locator('option').allTextContents()
  expect(names.slice(0, 2)).toEqual(['选乡镇', '示范街道'])
  expect(names).toContain('样例镇')
})

test("the State Council's notice is pasted, checked, and saved as the year's holidays", async () => {
  const { page, open } = administrator
  await open('/screens/base/holidays/index')
  const text = page.locator('#holidays-text')
  await text.fill('2028年元旦节假日安排\n元旦：1月1日（周五）至3日放假调休，共3天。1月8日（周六）上班。')
  await page.locator('#turn-year').click()
  await page.getByText('2028 年的安排').first().waitFor()
  await page.getByText('写的星期和日期对不上').waitFor()
  expect(await page.locator('#save-holidays').getAttribute('aria-disabled')).toBe('true')
  await text.fill('元旦：1月1日（周六）至3日放假调休，共3天。1月8日（周六）上班。')
  await page.locator('#holidays-preview').getByText('读出 4 天').waitFor()
  await page.locator('#save-holidays').click()
  await page.locator('#holidays-present').getByText('元旦 1月1日（周六）至1月3日（周一）放假，3 天').waitFor()
  await page.getByText('本基地写的').waitFor()
})

test('what the administrator writes about the base is read without an account', async () => {
  const { page, open } = administrator
  await open('/screens/base/texts/index')
  await page.locator('#text-about').fill('刷单')
  await page.locator('#save-about').click()
  await page.getByText('不能写在公开的内容里').waitFor()
  await page.locator('#text-about').fill('示范基地，每月下乡。\n电话见公告栏。')
  await page.locator('#save-about').click()
  const resident = await world.visitor()
  await page.getByText('不能写在公开的内容里').waitFor({ state: 'detached' })
  await resident.open('/screens/main/me/index')
  await resident.page.locator('#to-about').click()
  await resident.page.locator('#about-text').getByText('示范基地，每月下乡。').waitFor()
})

test("the base's name and phone are changed, and residents read them within seconds", async () => {
  const { page, open } = administrator
  await open('/screens/base/settings/index')
  await page.locator('#to-naming').click()
  await page.locator('#naming-name').fill('永康市示范基地')
  await page.locator('#naming-phone').fill('81234567')
  await page.locator('#save-naming').click()
  await page.getByText('请带上区号').waitFor()
  await page.locator('#naming-phone').fill('0571 8123 4567')
  await page.locator('#save-naming').click()
  await page.getByText('请带上区号').waitFor({ state: 'detached' })
  // The server repeats its answers to visitors for a few seconds.
  let resident = await world.visitor()
  const reads = async () => {
    await resident.open('/screens/main/activities/index')
    await resident.page.locator('.activity-card').first().waitFor()
    return (await resident.page.getByText('永康市示范基地').count()) > 0
  }
  while (!(await reads())) resident = await world.visitor({ isNew: true })
  await resident.open('/screens/volunteer/privacy/index')
  await resident.page.locator('#privacy-call').getByText('给永康市示范基地打电话 0571-81234567').waitFor()
})
