/** From the desk to a published visit by templates or by copying: the number of taps and fields, suggestions, warnings, kept text, and the browser's own fields. */
import type { ActivityDetail } from '../../src/contract/activities/activities'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { call } from '../support/server'
import { publishAnyway } from './publishing'
import { publishVisit, write } from './visits'

let world: World
let organiser: Visitor
eachJourney({ as: '林演示' }, (...given) => ([world, organiser] = given))

const LEAD = '农工党永康基层委员会'
const valueOf = (selector: string) => organiser.page.locator(selector).inputValue()
const published = () => {
  const id = /id=([0-9a-f-]{36})/.exec(organiser.page.url())?.[1] ?? ''
  return call<ActivityDetail>(world.server.origin, 'activities.get', { activityId: id })
}

test('a visit from two templates needs six taps and three chosen fields from the desk, without typing', async () => {
  const { page, open } = organiser
  const count = { taps: 0, fields: 0 }
  const tap = async (selector: string) => {
    count.taps += 1
    await page.locator(selector).filter({ visible: true }).first().click()
  }
  const choose = async (selector: string, label: string) => {
    count.fields += 1
    await page.locator(`${selector} select, select${selector}`).selectOption({ label })
  }
  await open('/screens/organiser/desk/index')
  await tap('#desk-publish')
  await tap('#template-culture')
  await tap('#template-health')
  count.fields += 1
  await page.locator('#plan-date').fill(dayOf(Date.now() + 210 * day))
  await choose('#plan-town', '唐先镇')
  await tap('[id^="place-"]')
  await choose('#plan-lead', LEAD)
  count.taps += 1
  const warnings = await publishAnyway(page)
  if (warnings !== '') count.taps += 1
  expect([count.taps, count.fields]).toEqual([warnings === '' ? 5 : 6, 3])
  const visit = await published()
  expect(visit).toMatchObject({ title: '文化卫生下乡 · 唐先镇', categories: ['culture', 'health'], status: 'published' })
  expect(visit.services.map(({ name, unit }) => `${name} ${unit}`)).toEqual(expect.arrayContaining(['写春联 幅', '量血压 人次']))
  expect(visit.positions.filter(({ name }) => name === '秩序引导')).toHaveLength(1)
})

test('typed text stays when a template is chosen, taken back, or cleared; a copy is offered only on an empty form', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await page.locator('[id^="copy-"]').first().waitFor()
  await write(page, '#plan-title', '我写的名称')
  await page.locator('[id^="copy-"]').first().waitFor({ state: 'detached' })
  await page.locator('#template-law').click()
  expect([await valueOf('#plan-title'), await valueOf('#service-name-0'), await valueOf('#position-name-0')]).toEqual([
    '我写的名称',
    '法律咨询',
    '律师',
  ])
  await write(page, '#position-name-0', '公证员')
  await page.locator('#template-blank').click()
  await page.locator('#service-name-0').waitFor({ state: 'detached' })
  expect([await valueOf('#plan-title'), await valueOf('#position-name-0')]).toEqual(['我写的名称', '公证员'])
})

test('an earlier visit is copied from the empty form', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  const earlier = page.locator('[id^="copy-"]').first()
  const title = (await earlier.innerText()).split('\n')[0] ?? ''
  await earlier.click()
  await page.waitForFunction((text) => [...document.querySelectorAll('input')].some(({ value }) => value === text), title.trim())
})

test('a typed service suggests its position with one tap, and causes a warning without it', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await write(page, '#plan-title', '理发进村')
  await page.locator('#category-other').click()
  await page.locator('#plan-date').fill(dayOf(Date.now() + 220 * day))
  await page.locator('#plan-lead select, select#plan-lead').selectOption({ label: LEAD })
  await write(page, '#plan-place', '唐先镇文化礼堂')
  await page.locator('#add-service').click()
  await write(page, '#service-name-0', '义务 理发')
  await page.locator('#add-position').click()
  await write(page, '#position-name-0', '帮忙的人')
  await page.locator('#suggested-hairdressing').waitFor()
  await page.locator('#publish').click()
  await page.locator('#plan-warnings').getByText('通常要有“理发”').waitFor()
  await page.locator('#sheet-close').click()
  await page.locator('#suggested-hairdressing').click()
  expect(await valueOf('#position-name-1')).toBe('理发')
  expect(await publishAnyway(page)).not.toContain('通常要有')
  expect((await published()).positions.map(({ skill }) => skill?.id ?? null)).toEqual([null, 'hairdressing'])
})

test('a day in the past is reported beside the date at once', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await page.locator('#plan-date').fill(dayOf(Date.now() - day))
  await page.locator('#question-when').getByText('开始时间已经过了').waitFor()
  await page.locator('#plan-date').fill(dayOf(Date.now() + 9 * day))
  await page.locator('#question-when').getByText('开始时间已经过了').waitFor({ state: 'detached' })
})

test('seats are reserved for an organisation when the visit is published, and moving the day moves their release', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await write(page, '#plan-title', '测试用的留名额')
  await page.locator('#category-health').click()
  await page.locator('#plan-lead').selectOption({ label: '农工党永康基层委员会' })
  await write(page, '#plan-place', '唐先镇文化礼堂')
  await page.locator('#add-service').click()
  await write(page, '#service-name-0', '量血压')
  await page.locator('#add-position').click()
  await write(page, '#position-name-0', '秩序引导')
  await write(page, '#position-capacity-0', '2')
  await page.locator('#add-quota-0').click()
  await write(page, '#quota-0-find', '民革')
  await page.locator('#quota-0-minge').click()
  await write(page, '#quota-0-0-seats', '3')
  await page.locator('#publish').click()
  await page.getByText(/超过了这个岗位的 2 个/).waitFor()
  await write(page, '#quota-0-0-seats', '1')
  const start = dayOf(Date.now() + 30 * day)
  await write(page, '#plan-date', start)
  expect(await page.locator('#quota-0-0-release').inputValue()).toBe(dayOf(Date.now() + 27 * day))
  await publishAnyway(page)
  await page.getByText(/给民革留 1 个，还空 1 个/).waitFor()
})

test('an impossible number of people is refused in words at its field', async () => {
  const { page, open } = organiser
  await open('/screens/organiser/publish/index')
  await page.locator('#add-position').click()
  for (const typed of ['-3', '5000']) {
    await write(page, '#position-capacity-0', typed)
    await page.getByText('人数要在 1 到 500 之间').waitFor()
  }
  await write(page, '#position-capacity-0', '5')
  await page.getByText('人数要在 1 到 500 之间').waitFor({ state: 'detached' })
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

/** A day without samples near it. */
const copyDate = dayOf(Date.now() + 200 * day)

/** Copies the first past visit to that day, and counts taps and fields. */
async function copyOnce() {
  const { page, open } = organiser
  const count = { taps: 0, fields: 0, warnings: '' }
  const tap = async (selector: string) => {
    count.taps += 1
    await page.locator(selector).filter({ visible: true }).first().click()
  }
  await open('/screens/organiser/desk/index')
  await tap('#desk-when-past')
  await tap('[id^="desk-"][role="link"]:has-text("义诊")')
  await tap('#desk-copy')
  count.fields += 1
  await page.locator('#plan-date').fill(copyDate)
  count.taps += 1
  count.warnings = await publishAnyway(page)
  if (count.warnings !== '') count.taps += 1
  return count
}

test('a visit is published again with a few taps and one field; at a second copy the form warns of the first', async () => {
  const first = await copyOnce()
  expect(first.taps).toBeLessThanOrEqual(12)
  expect(first.fields).toBeLessThanOrEqual(3)
  expect(first.warnings).not.toContain('还有「')
  const second = await copyOnce()
  expect(second.warnings).toContain('同一时间还有「健康驿站义诊')
  expect([second.taps, second.fields]).toEqual([5, 1])
})
