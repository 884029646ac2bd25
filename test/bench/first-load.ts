/**
 * The web page on a slow line: until words can be read, until a tap opens a visit, and the bytes on the wire until then, those fetched
 * ahead included. The service worker is off, since its requests would not be slowed.
 */
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { checkByWords } from '../../src/cloud/content/words'
import { migrate } from '../../src/cloud/db/migrate'
import { openPglite } from '../../src/cloud/db/pglite'
import { seedDemo } from '../../src/cloud/demo/seed'
import { createHost } from '../../src/cloud/host/http/http-host'
import { visitAddress } from '../../src/contract/addresses'
import { unpackChromium } from '../support/setup/chromium'
import type { Figures } from './figures'

const PAGE = 'dist/h5'
const silent = { info: () => undefined, error: () => undefined }

/** 400 kbit/s in bytes, and the time until an answer begins, ms. */
const LINE = { offline: false, latency: 300, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }
const RUNS = 3

export async function firstLoad(): Promise<Figures> {
  await unpackChromium()
  const { origin, visit, close } = await startHost()
  const browser = await chromium.launch({ executablePath: process.env['TEST_CHROMIUM'] ?? '', args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const lists: Load[] = []
    const visits: number[] = []
    for (let run = 0; run < RUNS; run++) {
      lists.push(await loadList(browser, origin))
      visits.push(await onSlowLine(browser, async (page) => textAfter(page, origin + visitAddress(visit.id), visit.title)))
    }
    const middle = (of: (load: Load) => number) => median(lists.map(of))
    return {
      'h5.first_text_s_400kbps': { value: middle(({ text }) => text), unit: 's', most: 1.5 },
      'h5.first_activity_s_400kbps': { value: median(visits), unit: 's', most: 1.5 },
      'h5.usable_s_400kbps': { value: middle(({ usable }) => usable), unit: 's', most: 5 },
      'h5.first_list_wire_kb': { value: middle(({ wire }) => wire), unit: 'KB', most: 160 },
      'h5.second_usable_s_400kbps': { value: middle(({ second }) => second), unit: 's', most: 2.5 },
    }
  } finally {
    await browser.close()
    await close()
  }
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

async function startHost() {
  const connection = await openPglite()
  await migrate(connection)
  await seedDemo(connection.db, Date.now())
  const page = join(process.cwd(), PAGE)
  const parts = { connection, page, callsPerMinute: 1_000, checkContent: checkByWords(), log: silent, now: () => Date.now() }
  const app = await createHost(parts)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const answer = await fetch(`${origin}/rpc/activities.list`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { result } = (await answer.json()) as { result: { data: { items: { id: string; title: string }[] } } }
  const [visit] = result.data.items
  if (!visit) throw new Error('the demonstration has no coming visit')
  const close = async () => {
    await app.close()
    await connection.close()
  }
  return { origin, visit, close }
}

interface Load {
  /** s until the first card's title can be read. */
  text: number
  /** s until a tap on a card has opened the visit. */
  usable: number
  /** KB on the wire until then. */
  wire: number
  /** s until a tap has opened a visit, when the page is opened again. */
  second: number
}

async function loadList(browser: Browser, origin: string): Promise<Load> {
  return onSlowLine(browser, async (page, wire) => {
    const text = await textAfter(page, origin, '')
    const usable = await visitOpened(page)
    const bytes = wire()
    await page.waitForLoadState('networkidle')
    await page.goto(origin, { waitUntil: 'commit' })
    return { text, usable, wire: bytes / 1_024, second: await visitOpened(page) }
  })
}

/** A new browser on the slow line. @param use gets the page and a count of the bytes that have arrived */
async function onSlowLine<T>(browser: Browser, use: (page: Page, wire: () => number) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    let bytes = 0
    session.on('Network.responseReceived', ({ response }) => (bytes += response.encodedDataLength))
    session.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', LINE)
    return await use(page, () => bytes)
  } finally {
    await context.close()
  }
}

/** s from the request until these words, or the first card, are painted. */
async function textAfter(page: Page, address: string, words: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' })
  // A frame is asked for each time, so that text behind a style sheet that blocks painting does not count.
  const found = await page.waitForFunction(
    (text) => {
      const heading = [...document.querySelectorAll('h1, h3')].find((one) => (text ? one.textContent === text : one.tagName === 'H3'))
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      return heading && paint ? Math.max(paint.startTime, performance.now()) : false
    },
    words,
    { polling: 'raf' },
  )
  return Number(await found.jsonValue()) / 1_000
}

/** s from the request until a tap on the app's first card has opened its visit. */
async function visitOpened(page: Page): Promise<number> {
  await page.locator('.activity-card').filter({ visible: true }).first().click()
  await page.locator('.facts').filter({ visible: true }).first().waitFor()
  return (await page.evaluate(() => performance.now())) / 1_000
}
