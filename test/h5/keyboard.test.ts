/** A resident who has only a keyboard finds a visit, opens it, keeps it in the calendar, and comes back. */
import type { Page } from 'playwright-core'
import type { OwnSignUpView } from '../../src/contract/sign-ups'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs } from './visits'

let world: World
let resident: Visitor
eachJourney({}, (...given) => ([world, resident] = given))

/** The focused element: its name or text, and whether a line around it or its frame is seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const frames = [element, element.parentElement, element.closest('.text-input-frame')]
    const isSeen = frames.some(
      (one) => one !== null && getComputedStyle(one).outlineStyle === 'solid' && Number(getComputedStyle(one).opacity) > 0,
    )
    return {
      is: element.matches.bind(element)('[role="main"]') ? 'page' : element.tagName.toLowerCase(),
      id: element.id,
      text: element.textContent ?? '',
      name: element.getAttribute('aria-label') ?? '',
      isSeen,
    }
  })

/** Presses Tab until an element with this CSS selector has the focus, and checks that every stop on the way is seen. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press(key)
    const stop = await focused(page)
    expect(stop).toEqual({ ...stop, isSeen: true })
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
  }
  throw new Error(`Tab does not reach ${selector}`)
}

test('a visit is found by search, town and day, opened, kept, and left, with the keyboard alone', async () => {
  const { page, open } = resident
  await open('/screens/main/activities/index')
  await page.locator('.activity-card').first().waitFor()
  await tabTo(page, 'input[type="search"]')
  await page.keyboard.type('针灸')
  await page.locator('.activity-card').filter({ hasText: '健康驿站义诊（骨科' }).waitFor()
  await tabTo(page, '#town')
  const town = page.locator('#town')
  while ((await town.inputValue()) !== 'tangxian') await page.keyboard.press('ArrowDown')
  await tabTo(page, '[role="tab"]')
  await page.keyboard.press('ArrowRight')
  await page.locator('#span-today[aria-selected="true"]:focus').waitFor()
  await page.keyboard.press('Home')
  await page.locator('#span-coming[aria-selected="true"]:focus').waitFor()
  await page.locator('.activity-card').filter({ hasText: '健康驿站义诊（骨科' }).waitFor()
  await tabTo(page, '.activity-card')
  await page.keyboard.press('Enter')

  await page.getByText('服务内容').waitFor()
  await page.waitForFunction(() => document.title.startsWith('健康驿站义诊'))
  expect(await focused(page)).toMatchObject({ is: 'page', name: expect.stringMatching(/^健康驿站义诊/) as string })
  await tabTo(page, '#remind')
  const calendar = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await calendar).suggestedFilename()).toMatch(/\.ics$/)
  await tabTo(page, '#call-now')
  await tabTo(page, '.nav-bar-back', 'Shift+Tab')
  await page.keyboard.press('Enter')

  await page.waitForFunction(() => document.title === '近期活动 · 同心服务')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('健康驿站义诊'))
})

test('the focus goes into a sheet, stays in it, and comes back', async () => {
  const mine = await askAs<OwnSignUpView[]>(world.server.origin, 'signUps.mine', undefined, 'doctor')
  const ahead = mine.find(({ status, activity }) => status === 'confirmed' && activity.withdrawUntil > Date.now())
  const { page, open } = await world.visitor({ as: '陈样例' })
  await open(`/screens/main/ticket/index?id=${ahead?.id}`)
  const ask = page.getByRole('button', { name: '退出报名' })
  await ask.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('dialog')
  const stops = await page.getByRole('dialog').getByRole('button').count()
  for (let press = 0; press <= stops; press++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true)
  }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await focused(page)).text).toBe('退出报名')
})
