/**
 * Phones of the visitors: browser contexts with one page each. A phone is emptied and given to the next visitor, because a page
 * in a running process costs half as much as a new one.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface PhoneOptions {
  width?: number
  height?: number
  /**
   * True for a phone with an empty cache that no other visitor gets: for journeys that depend on what the page has fetched, and for
   * simulated clocks and added scripts, which stay with a phone.
   */
  isNew?: boolean
  /** True for a new phone whose browser runs the page's service worker, through which no test can cut or change a request. */
  hasWorker?: boolean
}

/** Entries of the local storage: names and values. */
export type Entries = (readonly [name: string, value: string])[]

export interface Phone {
  context: BrowserContext
  page: Page
  /** Errors that the page threw since the phone was taken. */
  errors: string[]
  isNew: boolean
}

/** The phones of one browser for one server. */
export function phonesOf(browser: Browser, origin: string) {
  const idle: Phone[] = []
  const taken: Phone[] = []
  return {
    /** A phone that nobody has, with only these entries in its storage. It shows a page of the server, not yet the app. */
    async take({ width = 390, height = 844, hasWorker = false, isNew = hasWorker }: PhoneOptions, entries: Entries): Promise<Phone> {
      const phone = (isNew ? undefined : idle.pop()) ?? (await makePhone(browser, origin, { isNew, hasWorker }))
      taken.push(phone)
      await phone.page.setViewportSize({ width, height })
      await phone.page.evaluate(storeOnly, entries)
      phone.errors.length = 0
      return phone
    },
    /** Takes all phones back. @returns the errors that their pages threw */
    async giveBackAll(): Promise<string[]> {
      const given = taken.splice(0)
      const errors = given.flatMap((phone) => phone.errors)
      await Promise.all(given.map((phone) => (phone.isNew ? phone.context.close() : reset(phone))))
      idle.push(...given.filter((phone) => !phone.isNew))
      return errors
    },
  }
}

type Made = Required<Pick<PhoneOptions, 'isNew' | 'hasWorker'>>

async function makePhone(browser: Browser, origin: string, { isNew, hasWorker }: Made): Promise<Phone> {
  // The browser has another time zone, since times have to be China's in any zone.
  const serviceWorkers = hasWorker ? 'allow' : 'block'
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'America/Los_Angeles', serviceWorkers })
  const page = await context.newPage()
  // More than twice the app's own limit for a call, for busy machines.
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  // A small page, since storage is per origin.
  await page.goto(`${origin}/health`)
  return { context, page, errors, isNew }
}

/** Replaces the storage. The app that still runs on the page can no longer write to it. */
function storeOnly(entries: Entries): void {
  localStorage.clear()
  for (const [name, value] of entries) localStorage.setItem(name, value)
  // Functions without names: tsx gives named ones a helper that the browser lacks.
  Object.assign(Storage.prototype, Object.fromEntries(['setItem', 'removeItem', 'clear'].map((name) => [name, () => undefined])))
}

/** Undoes what a test may change of a phone. */
async function reset({ context, page }: Phone): Promise<void> {
  await Promise.all([
    ...context.pages().flatMap((other) => (other === page ? [] : [other.close()])),
    page.unrouteAll(),
    context.unrouteAll(),
    context.setOffline(false),
    context.clearPermissions(),
    page.emulateMedia({ media: null }),
  ])
}
