/**
 * Every page in 长辈版, on narrow phones and with the phone's own type at 175 %: no type below 18 px, no lines closer than 1.3, nothing
 * wider than the screen, no text cut off; on residents' pages no target below 60 px.
 */
import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { addressOf } from '../../src/contract/addresses'
import type { DeskPage } from '../../src/contract/activities/desk-list'
import type { Visitor, World } from '../support/browser'
import { eachVisit } from '../support/journey'
import { askAs, publishVisit, signUpInTurn } from './visits'

const world: () => World = eachVisit()

/** Pages that residents open, whose targets are large. */
const RESIDENTS = ['main/activities', 'main/me', 'main/activity', 'elder/', 'volunteer/about', 'volunteer/privacy', 'volunteer/photos']

const routes = readdirSync('src/screens', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.config.ts'))
  .map((file) => file.replace('/index.config.ts', ''))
  .sort()

/** Persona who opens a package's pages; nobody for residents' pages. */
const PERSONA: Record<string, string> = {
  organiser: '林演示',
  day: '林演示',
  series: '林演示',
  team: '胡示范',
  base: '叶范例',
  figures: '叶范例',
  volunteer: '胡示范',
}

interface Faults {
  /** Widest part that leaves the screen; null for none. */
  wide: string | null
  small: string[]
  tight: string[]
  cut: string[]
  targets: string[]
}

/** Measures the page on top. It runs in the browser. */
function faultsOf(page: Page): Promise<Faults> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      const { visibility, display, opacity } = getComputedStyle(element)
      return width > 1 && height > 1 && visibility === 'visible' && display !== 'none' && opacity !== '0'
    })
    const name = (element: HTMLElement) =>
      `${element.className} “${(element.innerText || element.getAttribute('aria-label') || '').slice(0, 30)}”`
    const scrolls = (element: HTMLElement) => /auto|scroll/.test(getComputedStyle(element).overflowX)
    const isInScroller = (element: HTMLElement): boolean => {
      for (let at: HTMLElement | null = element.parentElement; at && at !== document.body; at = at.parentElement)
        if (scrolls(at) && at.scrollWidth > at.clientWidth && !at.className.includes('taro_page')) return true
      return false
    }
    const texts = shown.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
    const wide = shown.find((element) => {
      const { right, left } = element.getBoundingClientRect()
      return (right > innerWidth + 1 || left < -1) && !isInScroller(element) && !element.closest('[aria-hidden]')
    })
    const style = (element: HTMLElement) => getComputedStyle(element)
    const targets = shown.filter((element) => element.matches('button, a, input:not([type=file]), textarea, [role=link], [role=button]'))
    return {
      wide: wide ? name(wide) : document.documentElement.scrollWidth > innerWidth ? 'the document' : null,
      small: texts.filter((element) => Number.parseFloat(style(element).fontSize) < 17.9).map(name),
      tight: texts
        .filter((element) => Number.parseFloat(style(element).lineHeight) < 1.29 * Number.parseFloat(style(element).fontSize))
        .map(name),
      cut: texts
        .filter((element) => /hidden|clip/.test(style(element).overflowX) && element.scrollWidth > element.clientWidth + 1)
        .map(name),
      targets: targets
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          return width < 59.5 || height < 59.5
        })
        .map(name),
    }
  })
}

/** Waits until the page on top shows its content. */
async function shownOn(page: Page, route: string): Promise<void> {
  await page.waitForFunction(
    (path) =>
      [...document.querySelectorAll('.taro_page')].some(({ id, firstElementChild }) => id.split('?')[0] === path && firstElementChild),
    addressOf(route),
  )
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0)
}

/** Address of each page, with a real visit, sign-up or team where it needs one. */
async function addresses(origin: string): Promise<Record<string, string>> {
  const { items } = await askAs<DeskPage>(origin, 'desk.list', { when: 'upcoming' }, 'organiser')
  const visit = items.find(({ phase }) => phase === 'running')?.id ?? items[0]?.id ?? ''
  const { activityId, positions } = await publishVisit(origin, [{ name: '导医', capacity: 3, quotas: [] }])
  const [answer] = await signUpInTurn(origin, activityId, positions[0], ['minge'])
  const signUp = (answer as { signUpId?: string } | undefined)?.signUpId ?? ''
  return Object.fromEntries(
    routes.map((route) => {
      const id = route === 'main/ticket' ? signUp : route === 'main/activity' || route === 'team/new-team' ? activityId : visit
      return [route, `/screens/${route}/index?id=${id}`]
    }),
  )
}

const LOOKS = [
  ['at 360 px', 360, ''],
  ['at 320 px', 320, ''],
  ["with the phone's type at 175 %", 360, '28px'],
] as const

test('the pages of a package are those that have a persona or are for residents', () => {
  const packages = new Set(routes.map((route) => route.split('/')[0] ?? ''))
  expect([...packages].filter((name) => !(name in PERSONA)).sort()).toEqual(['elder', 'main'])
})

test.each([...new Set(routes.map((route) => route.split('/')[0] ?? ''))])(
  'the pages of %s keep the sizes of the elder version',
  async (folder) => {
    const open = await addresses(world().server.origin)
    const persona = PERSONA[folder]
    const visitor: Visitor = await world().visitor({ width: 360, height: 780, ...(persona ? { as: persona } : {}) })
    const { page } = visitor
    await visitor.open('/screens/main/me/index')
    await page.getByRole('button', { name: /^长辈版/ }).click()
    await page.getByText('换回普通版').waitFor()
    const found: Record<string, unknown> = {}
    for (const route of routes.filter((each) => each.startsWith(`${folder}/`))) {
      await visitor.open(open[route] ?? '')
      await shownOn(page, route)
      for (const [look, width, size] of LOOKS) {
        await page.setViewportSize({ width, height: 780 })
        await page.evaluate((fontSize) => void (document.documentElement.style.fontSize = fontSize), size)
        const { targets, ...faults } = await faultsOf(page)
        const isResidents = RESIDENTS.some((each) => route.startsWith(each))
        const all = { ...faults, ...(isResidents ? { targets } : {}) }
        if (Object.values(all).some((fault) => (Array.isArray(fault) ? fault.length > 0 : fault !== null))) found[`${route} ${look}`] = all
      }
      await page.setViewportSize({ width: 360, height: 780 })
    }
    expect(found).toEqual({})
  },
  400_000,
)
