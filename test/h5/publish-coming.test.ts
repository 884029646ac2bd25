/** What residents should know before they come, in the publish form: a tap on what to bring, and the rest in one line until it is needed. */
import type { ActivityDetail } from '../../src/contract/activities/activities'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { publishAnyway } from './publishing'
import { write } from './visits'

let world: World
let organiser: Visitor
eachJourney({ as: '林演示' }, (...given) => ([world, organiser] = given))

const textOf = (selector: string) => organiser.page.locator(selector).innerText()

async function fillIn(title: string): Promise<void> {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await page.locator('#template-health').click()
  await write(page, '#plan-title', title)
  await page.locator('#plan-date').fill(dayOf(Date.now() + 220 * day))
  await write(page, '#plan-place', '唐先镇文化礼堂')
  await page.locator('#plan-lead select, select#plan-lead').selectOption({ label: '农工党永康基层委员会' })
}

async function published(): Promise<ActivityDetail> {
  await publishAnyway(organiser.page)
  const id = /id=([0-9a-f-]{36})/.exec(organiser.page.url())?.[1] ?? ''
  return call<ActivityDetail>(world.server.origin, 'activities.get', { activityId: id })
}

test('the usual visit needs one tap on each thing to bring, and says whose number residents will see', async () => {
  const { page } = organiser
  await fillIn('带什么来的义诊')
  await page.locator('[id="bring-身份证"]').click()
  await page.locator('[id="bring-医保卡"]').click()
  await page.locator('[id="bring-身份证"]').click()
  expect(await page.locator('#plan-bring').inputValue()).toBe('医保卡')
  expect(await textOf('#coming-summary')).toMatch(/^直接来；打电话问农工党 4000000\d+$/)
  expect(await page.locator('#coming-more').count()).toBe(0)
  expect(await textOf('#plan-preview-coming')).toContain('带：医保卡；直接来')
  const visit = await published()
  expect(visit.coming).toMatchObject({ bring: '医保卡', comesBy: 'just-come', isIndoors: null, location: null })
})

test('every answer is sent; a wrong phone or place opens the folded part and names what to do', async () => {
  const { page } = organiser
  await fillIn('什么都写了的义诊')
  await page.locator('#coming-fold').click()
  await page.locator('#plan-comesBy-call-first').click()
  await write(page, '#plan-contact-name', '示例接待处')
  await write(page, '#plan-contact-phone', '8710000')
  await write(page, '#plan-getting-there', '门口能停车')
  await write(page, '#plan-location', 'https://surl.amap.com/abc')
  await page.locator('#plan-indoors-indoors').click()
  await page.locator('#plan-stepFree-steps').click()
  await page.locator('#plan-rain-goes-on').click()
  await page.locator('#coming-fold').click()
  await page.locator('#publish').click()
  expect(await textOf('#plan-problems')).toContain('打电话问谁、地图上的位置')
  expect(await textOf('#question-contact')).toContain('请带上区号')
  expect(await textOf('#question-location')).toContain('短链接')
  await write(page, '#plan-contact-phone', '139 0000 0001')
  await write(page, '#plan-location', 'https://uri.amap.com/marker?position=120.01,28.89&name=x')
  await page.locator('#plan-problems').waitFor({ state: 'detached' })
  expect(await textOf('#plan-located')).toContain('28.890000, 120.010000')
  const visit = await published()
  expect(visit.contact).toEqual({ name: '示例接待处', phone: '13900000001' })
  expect(visit.coming).toMatchObject({
    comesBy: 'call-first',
    gettingThere: '门口能停车',
    isIndoors: true,
    isStepFree: false,
    inRain: 'goes-on',
    location: { latitude: 28.89, longitude: 120.01 },
  })
})

test('answers for residents survive a reload', async () => {
  const { page } = organiser
  await fillIn('写了一半的义诊')
  await write(page, '#plan-bring', '老花镜')
  await page.reload()
  await page.locator('#plan-bring').waitFor()
  expect(await page.locator('#plan-bring').inputValue()).toBe('老花镜')
})
