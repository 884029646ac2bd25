/** Opens a page as its user does, and collects what is wrong on it and in the states that it opens. */
import type { Page } from 'playwright-core'
import type { Visitor, World } from '../../support/browser'
import { LOOKS, takeLook, violationsOf } from '../../support/axe'
import type { ShownPage } from './pages'

/** A version of the app that people choose, by what the phone has stored then. */
export interface Version {
  name: string
  stored: Record<string, string>
}

/** Faults of one state of a page in one window and type size. */
export interface Scanned {
  state: string
  look: string
  faults: string[]
}

/** Faults of the page and of each state that its taps open. */
export async function scan(world: World, version: Version, shown: ShownPage): Promise<Scanned[]> {
  const { page: name, as, query = '', taps = [] } = shown
  const visitor = await world.visitor({ ...(as === undefined ? {} : { as }), stored: version.stored })
  await visitor.open(`/screens/${name}/index${query && `?${query}`}`)
  const scanned = await inEachLook(visitor, [name, as].filter(Boolean).join(' '))
  for (const element of taps) {
    await visitor.page.locator(`${element} >> visible=true`).first().click()
    scanned.push(...(await inEachLook(visitor, `${name} ${element}`)))
  }
  return scanned
}

async function inEachLook({ page }: Visitor, state: string): Promise<Scanned[]> {
  await isThere(page)
  const scanned: Scanned[] = []
  for (const look of LOOKS) {
    await takeLook(page, look)
    scanned.push({ state, look: look.name, faults: [...(await violationsOf(page)), ...(await misnamed(page))] })
  }
  const [usual] = LOOKS
  if (usual) await takeLook(page, usual)
  return scanned
}

/** Waits until the page has its content and no call is under way. */
async function isThere(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  // Functions without names: tsx gives named ones a helper that the browser lacks.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.page')].some((one) => one.getClientRects().length > 0) &&
      ![...document.querySelectorAll('[aria-label="正在打开"]')].some((one) => one.getClientRects().length > 0),
  )
}

/** What axe does not ask: exactly one heading of the first level, and a window named after the page. */
const misnamed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const main = [...document.querySelectorAll('[role="main"]')].find((one) => one.getClientRects().length > 0)
    const first = main?.querySelectorAll('[aria-level="1"]').length ?? 0
    const name = main?.getAttribute('aria-label') ?? ''
    const isNamed = name !== '' && document.title === `${name} · 同心服务`
    return [
      ...(first === 1 ? [] : [`${first} first headings`]),
      ...(isNamed ? [] : [`the window of 「${name}」 is named 「${document.title}」`]),
    ]
  })
