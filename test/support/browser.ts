/** The built page in a real Chromium, with the real server in a separate process. */
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { PERSONAS } from '../../src/cloud/demo/personas'
import { dayOf } from '../../src/domain/calendar/calendar'
import { type Template, createDatabase } from './postgres'
import { type RunningServer, startServer } from './server'

export const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

export interface World {
  server: RunningServer
  /** A visitor with a separate browser context. The test fails on any error that a page throws. */
  visitor: (options?: VisitorOptions) => Promise<Visitor>
  close: () => Promise<void>
}

export interface VisitorOptions {
  width?: number
  height?: number
  /** Name of the persona already chosen on the phone; no persona when left out. */
  as?: string
  /** Device key already stored on the phone; a new device when left out. */
  device?: string
}

export interface Visitor {
  page: Page
  context: BrowserContext
  /** Errors that the page threw; has to stay empty. */
  errors: string[]
  /** Opens a page by its path or its whole link, like a shared link. The app starts anew. */
  open: (link: string) => Promise<void>
  /** Chooses a persona through the screens: 我的 → 演示身份. */
  become: (name: string) => Promise<void>
}

interface WorldOptions {
  /** Flags of the browser besides the usual ones. With flags, the test file starts its own browser. */
  flags?: readonly string[]
  /** True for the page as built, which fetches all other pages' files ahead: twice the work of opening it. */
  fetchesAhead?: boolean
}

export async function openWorld({ flags = [], fetchesAhead = false }: WorldOptions = {}): Promise<World> {
  const database = await createDatabase(demoTemplate())
  const page: Record<string, string> = fetchesAhead ? {} : { PAGE_DIR: process.env['TEST_PAGE'] ?? '' }
  const server = await startServer({ DATABASE_URL: database.url, CALLS_PER_MINUTE: '1000000', ...page })
  const browser = await openBrowser(flags)
  return {
    server,
    visitor: (options) => visitor(browser, server.origin, options),
    close: async () => {
      await browser.close()
      await server.kill('SIGTERM')
      await database.drop()
    },
  }
}

/** The sample base if it was made today in China; otherwise an empty one, which the server fills with today's samples. */
const demoTemplate = (): Template => (process.env['TEST_DEMO_DAY'] === dayOf(Date.now()) ? 'demo' : 'empty')

/** The browser shared by all files, or a separate one for other flags. */
async function openBrowser(flags: readonly string[]): Promise<Browser> {
  const shared = process.env['TEST_BROWSER']
  if (shared && flags.length === 0) return chromium.connect(shared)
  return chromium.launch({ executablePath: process.env['TEST_CHROMIUM'] ?? '', args: [...FLAGS, ...flags] })
}

async function visitor(browser: Browser, origin: string, { width = 390, height = 844, as, device }: VisitorOptions = {}): Promise<Visitor> {
  // The browser has another time zone, since times have to be China's in any zone.
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'America/Los_Angeles',
    storageState: { cookies: [], origins: [{ origin, localStorage: stored({ persona: as && keyOf(as), device }) }] },
  })
  const page = await context.newPage()
  // More than twice the app's own limit for a call, for busy machines.
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const open = async (link: string) => {
    const address = link.startsWith('/') ? `${origin}/#${link}` : link
    if (!page.url().startsWith(origin)) return void (await page.goto(address))
    // A change of the hash alone would not restart the app, and opening another page in between would start a new process.
    await page.evaluate((next) => history.replaceState(null, '', next), address)
    await page.reload()
  }
  const become = async (name: string) => {
    await open('/screens/main/me/index')
    await page.getByRole('radio', { name }).click()
    await page.getByRole('radio', { name, checked: true }).waitFor()
  }
  return { page, context, errors, open, become }
}

/** Key of the persona with this name in the demonstration. */
function keyOf(name: string): string {
  const persona = PERSONAS.find((one) => one.name === name)
  if (!persona) throw new Error(`no persona is called ${name}`)
  return persona.key
}

/** Entries of the browser's local storage in the form in which the page stores values. */
const stored = (values: Record<string, string | undefined>): { name: string; value: string }[] =>
  Object.entries(values).flatMap(([name, data]) => (data === undefined ? [] : [{ name, value: JSON.stringify({ data }) }]))
