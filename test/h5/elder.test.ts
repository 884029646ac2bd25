/** 长辈版 on a phone: how it is offered and chosen, its doors, list and search, and what its voice says. */
import type { Page } from 'playwright-core'
import { day, hour, startOfDay } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachVisit } from '../support/journey'
import { endSentence, giveVoices, isSpeaking, said } from './voices'
import { publishVisit } from './visits'

const world: () => World = eachVisit()

const LIST = '/screens/main/activities/index'
const ME = '/screens/main/me/index'

/** In a month, at a time at which no other visit of this file begins. */
const halfPastEight = startOfDay(Date.now()) + 33 * day + 8.5 * hour

/** A new phone, since scripts stay with it. */
const aPhone = (size: { width?: number; height?: number } = {}): Promise<Visitor> => world().visitor({ ...size, isNew: true })

/** Type at 175 %, from the first moment on, when there is no element yet. */
const enlarge = (page: Page) =>
  page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.documentElement) return
      observer.disconnect()
      const style = document.createElement('style')
      style.textContent = 'html { font-size: 28px !important }'
      document.documentElement.append(style)
    }).observe(document, { childList: true })
  })

/** Chooses the elder version in 我的, and opens its first screen. */
async function chooseElder({ page, open }: Visitor): Promise<void> {
  await open(ME)
  await page.getByRole('button', { name: /^长辈版/ }).click()
  await page.getByText('换回普通版').waitFor()
  await page.getByText('活动', { exact: true }).click()
  await page.locator('#door-visits').waitFor()
}

const openVisits = async (page: Page, town = 'tangxian') => {
  await page.locator('#door-visits').click()
  await page.locator(`#town-${town}`).click()
  await page.locator('.visits-when').first().waitFor()
}

describe('the offer', () => {
  test('is made once, where type is large, below the first visit', async () => {
    const visitor = await aPhone({ width: 360, height: 780 })
    const { page, open } = visitor
    await enlarge(page)
    await open(LIST)
    await page.locator('#elder-offer').waitFor()
    const title = await page.locator('.activity-card .h2').first().boundingBox()
    const offer = await page.locator('#elder-offer').boundingBox()
    expect([(title?.y ?? 0) > 0, (title?.y ?? 999) + (title?.height ?? 0) <= (offer?.y ?? 0)]).toEqual([true, true])
    await page.locator('#elder-no').click()
    await page.locator('#elder-offer').waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('.activity-card').first().waitFor()
    expect(await page.locator('#elder-offer').count()).toBe(0)
    expect(await page.locator('#door-visits').count()).toBe(0)
  })

  test('leads to the doors when it is taken', async () => {
    const { page, open } = await aPhone({ width: 360, height: 780 })
    await enlarge(page)
    await open(LIST)
    await page.locator('#elder-yes').click()
    await page.locator('#door-visits').waitFor()
    await page.reload()
    await page.locator('#door-visits').waitFor()
    expect(await page.locator('#elder-offer').count()).toBe(0)
  })

  test('is not made where type has its usual size', async () => {
    const { page, open } = await aPhone()
    await open(LIST)
    await page.locator('.activity-card').first().waitFor()
    expect(await page.locator('#elder-offer').count()).toBe(0)
  })
})

test('with type at 175 % the first title stands on the first screen, and one tap unfolds search, town and time', async () => {
  const { page, open } = await aPhone({ width: 360, height: 780 })
  await enlarge(page)
  await open(LIST)
  await page.locator('#elder-no').click()
  const title = await page.locator('.activity-card .h2').first().boundingBox()
  expect((title?.y ?? 999) + (title?.height ?? 999)).toBeLessThan(780)
  expect(await page.getByRole('searchbox').count()).toBe(0)
  const fold = page.locator('#unfold-filters')
  expect(await fold.getAttribute('aria-expanded')).toBe('false')
  await fold.click()
  await page.getByRole('searchbox').fill('没有这样的活动')
  await page.getByRole('searchbox').press('Enter')
  await page.getByText('“没有这样的活动”').first().waitFor()
  await fold.click()
  expect(await page.getByRole('searchbox').count()).toBe(0)
})

test('the next visit of a town is two taps away where the town was chosen, and three the first time', async () => {
  const visitor = await aPhone()
  const { page } = visitor
  await chooseElder(visitor)
  await page.locator('#door-visits').click()
  await page.getByRole('heading', { level: 2, name: '您住在哪个镇？' }).waitFor()
  await page.locator('#town-tangxian').click()
  const first = page.locator('.card:has(.visits-when)').first()
  await first.locator('.visits-when').waitFor()
  expect(await first.innerText()).toMatch(/[上下]午 \d+点/)
  expect(await first.innerText()).toMatch(/唐先镇/)
  expect(await first.getByRole('link').allInnerTexts()).toEqual(['看详细', '打电话'])
  await visitor.open(LIST)
  await page.locator('#door-visits').click()
  await first.locator('.visits-when').waitFor()
  expect(await page.locator('.visits-heading').last().innerText()).toBe('唐先镇近期的活动')
})

test('the choice holds on a phone without storage until the page is closed', async () => {
  const visitor = await aPhone()
  const { page } = visitor
  await page.addInitScript(() => {
    const fail = () => {
      throw new DOMException('no storage', 'SecurityError')
    }
    Object.assign(Storage.prototype, { getItem: fail, setItem: fail, removeItem: fail })
  })
  await chooseElder(visitor)
  await openVisits(page)
  expect(await page.locator('.visits-heading').last().innerText()).toBe('唐先镇近期的活动')
  await page.reload()
  await page.locator('.page').first().waitFor()
  await visitor.open(LIST)
  await page.locator('.activity-card').first().waitFor()
})

test('the doors lead back to the ordinary version, to 我的, and by the search to any visit', async () => {
  const visitor = await aPhone()
  const { page, open } = visitor
  await chooseElder(visitor)
  await openVisits(page)
  await page.locator('#find').click()
  await page.locator('#find-text').fill('针灸')
  await page.locator('#find-go').click()
  await page.getByText('健康驿站义诊（骨科·内科·中医）').last().waitFor()
  expect(await page.locator('.visits-heading').last().innerText()).toBe('近期的活动')
  await page.goBack()
  await page.locator('#past-visits').click()
  await page.getByText('以前的活动', { exact: true }).last().waitFor()
  await page
    .getByRole('link', { name: /^看详细/ })
    .first()
    .waitFor()
  await open(LIST)
  await page.locator('#to-ordinary').click()
  await page.locator('.activity-card').first().waitFor()
})

describe('the voice', () => {
  test('says what stands on the list, with hours in words, after voices that come late', async () => {
    const visitor = await aPhone()
    const { page } = visitor
    await giveVoices(page, { langs: ['en-US', 'zh-HK', 'zh-CN'], after: 400 })
    await chooseElder(visitor)
    await openVisits(page)
    await page.locator('#read-aloud').click()
    for (let n = 0; n < 12; n++) await endSentence(page)
    const words = (await said(page)).join('')
    expect(words).toMatch(/^唐先镇近期的活动。/)
    expect(words).toMatch(/[上下]午[一二三四五六七八九十两]+点/)
    expect(words).not.toMatch(/\d[:：]\d|[·（）]/)
    expect(await page.evaluate(() => (window as unknown as { said: { lang: string }[] }).said[0]?.lang)).toBe('zh-CN')
  })

  test('pauses, goes on and stops, and falls silent when the page is left', async () => {
    const { activityId } = await publishVisit(world().server.origin, [{ name: '导医', capacity: 3, quotas: [] }], halfPastEight)
    const visitor = await aPhone()
    const { page, open } = visitor
    await giveVoices(page, { langs: ['zh-CN'] })
    await open(`/screens/main/activity/index?id=${activityId}`)
    await page.locator('#read-aloud').click()
    await endSentence(page)
    await page.locator('#read-pause').click()
    expect(await isSpeaking(page)).toBe(false)
    const before = await said(page)
    expect(before.join('')).toContain('八点半')
    await page.locator('#read-on').click()
    expect((await said(page)).slice(before.length)).toEqual([before[before.length - 1]])
    await page.locator('#read-stop').click()
    expect(await isSpeaking(page)).toBe(false)
    await page.locator('#read-aloud').click()
    expect(await isSpeaking(page)).toBe(true)
    await page.getByRole('button', { name: '返回' }).click()
    await page.locator('.activity-card').first().waitFor()
    expect(await isSpeaking(page)).toBe(false)
  })

  test('that fails is told, and can be tried again', async () => {
    const visitor = await aPhone()
    const { page } = visitor
    await giveVoices(page, { langs: ['zh-CN'] })
    await chooseElder(visitor)
    await openVisits(page)
    await page.locator('#read-aloud').click()
    await endSentence(page, 'error')
    await page.getByText('这次没有读出来').waitFor()
    await page.locator('#read-aloud').click()
    await page.locator('#read-pause').waitFor()
    expect(await isSpeaking(page)).toBe(true)
  })

  test.each([
    ['none at all', []],
    ['foreign ones and Cantonese alone', ['en-US', 'zh-HK', 'yue-HK']],
  ])('has no button on a phone with %s', async (_what, langs) => {
    const visitor = await aPhone()
    const { page } = visitor
    await giveVoices(page, { langs })
    await chooseElder(visitor)
    await openVisits(page)
    expect(await page.getByText('读给我听').count()).toBe(0)
  })

  test('has no button in a browser without speech', async () => {
    const visitor = await aPhone()
    const { page } = visitor
    await page.addInitScript(() => Object.defineProperty(window, 'speechSynthesis', { value: undefined }))
    await chooseElder(visitor)
    await openVisits(page)
    expect(await page.getByText('读给我听').count()).toBe(0)
  })
})
