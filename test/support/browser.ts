/** The built page in a real Chromium, against the real server in a process of its own. */
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { PERSONAS } from '../../src/cloud/demo/personas'
import { dayOf } from '../../src/domain/calendar/calendar'
import { type Template, createDatabase } from './postgres'
import { type RunningServer, startServer } from './server'

export const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

export interface World {
  server: RunningServer
  /** A visitor with a browser of their own; the test fails on any error that a page throws. */
  visitor: (options?: VisitorOptions) => Promise<Visitor>
  close: () => Promise<void>
}

export interface VisitorOptions {
  width?: number
  height?: number
  /** Persona that the phone already has; none when left out. */
  as?: string
  /** Device that the phone already is; a new one when left out. */
  device?: string
}

export interface Visitor {
  page: Page
  context: BrowserContext
  /** Errors that the page threw; expected to stay empty. */
  errors: string[]
  /** Opens a page of the app by its path or its whole link, as a shared link does: the app starts anew. */
  open: (link: string) => Promise<void>
  /** Chooses a persona through the screens: 我的 → 演示身份. */
  become: (name: string) => Promise<void>
}

export interface WorldOptions {
  /** Flags of the browser, besides the usual ones; they need a browser of the file's own. */
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

/** The sample base if it was made today in China, else an empty one, which the server fills with today's samples. */
const demoTemplate = (): Template => (process.env['TEST_DEMO_DAY'] === dayOf(Date.now()) ? 'demo' : 'empty')

/** The browser shared by all files, or one of the file's own when it needs other flags. */
async function openBrowser(flags: readonly string[]): Promise<Browser> {
  const shared = process.env['TEST_BROWSER']
  if (shared && flags.length === 0) return chromium.connect(shared)
  return chromium.launch({ executablePath: process.env['TEST_CHROMIUM'] ?? '', args: [...FLAGS, ...flags] })
}

async function visitor(browser: Browser, origin: string, { width = 390, height = 844, as, device }: VisitorOptions = {}): Promise<Visitor> {
  // The phone is set to another time zone: times still have to be China's.
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'America/Los_Angeles',
    storageState: { cookies: [], origins: [{ origin, localStorage: stored({ persona: as && keyOf(as), device }) }] },
  })
  const page = await context.newPage()
  // More than twice the app's own limit for a call, because a busy machine is slow; a hanging test still ends.
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const open = async (link: string) => {
    const address = link.startsWith('/') ? `${origin}/#${link}` : link
    if (!page.url().startsWith(origin)) return void (await page.goto(address))
    // A change of the hash alone would not restart the app, and a page in between costs a new process.
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

/** The demonstration's key of a persona. */
export function keyOf(name: string): string {
  const persona = PERSONAS.find((one) => one.name === name)
  if (!persona) throw new Error(`no persona is called ${name}`)
  return persona.key
}

/** Values as the page stores them. */
const stored = (values: Record<string, string | undefined>): { name: string; value: string }[] =>
  Object.entries(values).flatMap(([name, data]) => (data === undefined ? [] : [{ name, value: JSON.stringify({ data }) }]))
