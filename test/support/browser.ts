/** The built page in a real Chromium, with the real server in a separate process. */
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { dayOf } from '../../src/domain/calendar/calendar'
import { type Template, createDatabase } from './postgres'
import { type RunningServer, startServer } from './server'

export const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

export interface World {
  server: RunningServer
  /** A visitor with a separate browser context. The test fails on any error that a page throws. */
  visitor: (options?: { width?: number; height?: number }) => Promise<Visitor>
  close: () => Promise<void>
}

export interface Visitor {
  page: Page
  context: BrowserContext
  /** Errors that the page threw; has to stay empty. */
  errors: string[]
  /** Opens a page of the app by its path, as a shared link does. */
  open: (path: string) => Promise<void>
  /** Chooses a persona through the screens: 我的 → 演示身份. */
  become: (name: string) => Promise<void>
}

/** @param args flags of the browser, besides the usual ones */
export async function openWorld(args: readonly string[] = []): Promise<World> {
  const database = await createDatabase(demoTemplate())
  const server = await startServer({ DATABASE_URL: database.url, CALLS_PER_MINUTE: '1000000' })
  const browser = await openBrowser(args)
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
async function openBrowser(args: readonly string[]): Promise<Browser> {
  const shared = process.env['TEST_BROWSER']
  if (shared && args.length === 0) return chromium.connect(shared)
  return chromium.launch({ executablePath: process.env['TEST_CHROMIUM'] ?? '', args: [...FLAGS, ...args] })
}

async function visitor(browser: Browser, origin: string, { width = 390, height = 844 } = {}): Promise<Visitor> {
  // The browser has another time zone, since times have to be China's in any zone.
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'America/Los_Angeles' })
  const page = await context.newPage()
  // More than twice the app's own limit for a call, for busy machines.
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const open = async (path: string) => {
    // Another address is opened first, because a change of the hash alone would not restart the app.
    await page.goto('about:blank')
    await page.goto(`${origin}/#${path}`)
  }
  const become = async (name: string) => {
    await open('/screens/main/me/index')
    await page.getByRole('radio', { name }).click()
    await page.getByRole('radio', { name, checked: true }).waitFor()
  }
  return { page, context, errors, open, become }
}
