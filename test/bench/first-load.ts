/** Bytes that a browser downloads before the list is shown, compressed as a web server sends them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { createHost } from '../../src/cloud/host/http/http-host'
import { openPglite } from '../../src/cloud/db/pglite'
import { checkByWords } from '../../src/cloud/content/words'
import { migrate } from '../../src/cloud/db/migrate'
import { unpackChromium } from '../support/setup/chromium'
import type { Figures } from './figures'

const PAGE = 'dist/h5'
const silent = { info: () => undefined, error: () => undefined }

export async function firstLoad(): Promise<Figures> {
  await unpackChromium()
  const connection = await openPglite()
  await migrate(connection)
  const app = await createHost({
    connection,
    page: join(process.cwd(), PAGE),
    callsPerMinute: 1000,
    checkContent: checkByWords(),
    log: silent,
    now: () => Date.now(),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const browser = await chromium.launch({ executablePath: process.env['TEST_CHROMIUM'] ?? '', args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    const files = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      // Prefetches for other pages wait until the list is shown.
      if (response.request().headers()['sec-purpose'] === 'prefetch') return
      if (response.url().startsWith(origin) && !pathname.startsWith('/rpc')) files.add(pathname === '/' ? '/index.html' : pathname)
    })
    await page.goto(origin, { waitUntil: 'networkidle' })
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(PAGE, file))).length, 0)
    return { 'h5.first_load_gz_kb': { value: bytes / 1024, unit: 'KB', most: 200 } }
  } finally {
    await browser.close()
    await app.close()
    await connection.close()
  }
}
