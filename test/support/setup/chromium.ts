import { chromium } from 'playwright-core'
import { FLAGS } from '../browser'

/** Unpacks the Chromium that npm installed and sets TEST_CHROMIUM to its path, unless that is set already. */
export async function unpackChromium(): Promise<void> {
  if (process.env['TEST_CHROMIUM']) return
  const { default: sparticuz } = await import('@sparticuz/chromium')
  process.env['TEST_CHROMIUM'] = await sparticuz.executablePath()
}

/**
 * Starts one Chromium for all files and sets TEST_BROWSER to its address.
 * @returns a function that stops it
 */
export async function startChromium(): Promise<() => Promise<void>> {
  await unpackChromium()
  const server = await chromium.launchServer({ executablePath: process.env['TEST_CHROMIUM'] ?? '', args: FLAGS })
  process.env['TEST_BROWSER'] = server.wsEndpoint()
  return () => server.close()
}
