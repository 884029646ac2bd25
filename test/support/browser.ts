/** The built page in a real Chromium, with the real server in a separate process. */
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { Client } from 'pg'
import { PERSONAS } from '../../src/cloud/demo/personas'
import { addressOfPath } from '../../src/contract/addresses'
import { dayOf } from '../../src/domain/calendar/calendar'
import { type Template, createDatabase } from './postgres'
import { type Entries, type Phone, type PhoneOptions, phonesOf } from './browser-phones'
import { environmentOf, renewedServer } from './journey-servers'
import { startServer } from './server'

/** Pages live too briefly for V8's optimising compiler to pay off. */
const UNOPTIMISED = '--js-flags=--no-maglev'
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', UNOPTIMISED]

export interface World {
  server: { origin: string }
  /** A visitor with a separate phone, which no other present visitor has. */
  visitor: (options?: VisitorOptions) => Promise<Visitor>
  /** Ends all present visits. @returns the errors that their pages threw, which no journey may cause */
  endVisits: () => Promise<string[]>
  close: () => Promise<void>
}

export interface VisitorOptions extends PhoneOptions {
  /** Name of the persona already chosen on the phone; no persona when left out. */
  as?: string
  /** Device key already stored on the phone; a new device when left out. */
  device?: string
  /** Further values already stored on the phone, by name. */
  stored?: Record<string, string>
}

export interface Visitor {
  page: Page
  context: BrowserContext
  /** Opens a page by its path in the app, its address or its whole link, like a shared link. The app starts anew. */
  open: (link: string) => Promise<void>
  /** Chooses a persona through the screens: 我的 → 演示身份. */
  become: (name: string) => Promise<void>
}

interface WorldOptions {
  /** Flags of the browser besides the usual ones. With flags, the test file starts its own browser. */
  flags?: readonly string[]
  /** True for the page as built, which fetches other pages' files ahead: twice the work of opening it. */
  fetchesAhead?: boolean
  /** Folder of the page, which a test may replace by another build. */
  page?: string
  /** True for a base that nobody has founded, with the administrator of the samples. */
  isUnfounded?: boolean
}

export async function openWorld({ flags = [], fetchesAhead = false, isUnfounded = false, page }: WorldOptions = {}): Promise<World> {
  // Samples made before midnight in China are those of another day.
  const isToday = process.env['TEST_DEMO_DAY'] === dayOf(Date.now())
  const isShared = isToday && !fetchesAhead && !isUnfounded && page === undefined
  const server = isShared
    ? await sharedServer()
    : await separateServer(isToday && !isUnfounded ? 'demo' : 'empty', { fetchesAhead, isUnfounded, page })
  const browser = await openBrowser(flags)
  const phones = phonesOf(browser, server.origin)
  return {
    server,
    visitor: async ({ as, device, stored: further, ...phone } = {}) =>
      visitorWith(await phones.take(phone, stored({ persona: as && keyOf(as), device, ...further })), server.origin),
    endVisits: () => phones.giveBackAll(),
    close: async () => {
      await browser.close()
      await server.stop()
    },
  }
}

interface WorldServer {
  origin: string
  stop: () => Promise<void>
}

const sharedServer = async (): Promise<WorldServer> => ({ origin: await renewedServer('demo'), stop: async () => undefined })

/** A server for this file alone. It fills an empty base with today's samples. */
async function separateServer(template: Template, { fetchesAhead, isUnfounded, page }: WorldOptions): Promise<WorldServer> {
  const { url, drop } = await createDatabase(template)
  if (isUnfounded) await prepare(url, ...ADMINISTRATOR_ALONE)
  const server = await startServer(environmentOf(url, page ?? (fetchesAhead ? undefined : process.env['TEST_PAGE'])))
  // The server has seen by now that its visitors may choose a persona.
  if (isUnfounded) await prepare(url, 'delete from base')
  const stop = async () => {
    await server.kill('SIGTERM')
    await drop()
  }
  return { origin: server.origin, stop }
}

/** Runs statements that prepare a server's database. */
async function prepare(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A demonstration without samples, of which the administrator alone is there. */
const ADMINISTRATOR_ALONE = [
  "insert into base (name, is_demo, created_at) values ('', true, now())",
  "insert into volunteers (id, openid, name, phone, created_at) values (gen_random_uuid(), 'demo:administrator', '叶范例', '13800000094', now())",
  "insert into roles (volunteer_id, role) select id, 'administrator' from volunteers",
]

/** The browser shared by all files, or a separate one for other flags. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const shared = process.env['TEST_BROWSER']
  if (shared && flags.length === 0) return chromium.connect(shared)
  return chromium.launch({ executablePath: process.env['TEST_CHROMIUM'] ?? '', args: [...FLAGS, ...flags] })
}

function visitorWith({ page, context }: Phone, origin: string): Visitor {
  const open = async (link: string) => {
    const address = link.startsWith('/') ? origin + (addressOfPath(link) ?? link) : link
    // Opening the address would keep the app that runs at the same one.
    await page.evaluate((next) => history.replaceState(null, '', next), address)
    await page.reload()
  }
  const become = async (name: string) => {
    await open('/screens/main/me/index')
    await page.getByRole('radio', { name }).click()
    await page.getByRole('radio', { name, checked: true }).waitFor()
  }
  return { page, context, open, become }
}

/** Waits until the files of the pages that this person may open next are in the browser's cache. */
export async function fetchedAhead(page: Page): Promise<void> {
  // Asked from here, since a condition that is a promise counts as true in the page.
  while (!(await page.evaluate(areKept)));
}

async function areKept(): Promise<boolean> {
  const asked = [...document.querySelectorAll<HTMLLinkElement>('link[rel="prefetch"]')]
  const kept = asked.map(({ href }) => fetch(href, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => null))
  return asked.length > 0 && (await Promise.all(kept)).every((answer) => answer?.ok)
}

/** Key of the persona with this name in the demonstration. */
function keyOf(name: string): string {
  const persona = PERSONAS.find((one) => one.name === name)
  if (!persona) throw new Error(`no persona is called ${name}`)
  return persona.key
}

/** Entries of the browser's local storage in the form in which the page stores values. */
const stored = (values: Record<string, string | undefined>): Entries =>
  Object.entries(values).flatMap(([name, data]) => (data === undefined ? [] : [[name, JSON.stringify({ data })]]))
