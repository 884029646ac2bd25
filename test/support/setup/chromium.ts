import { chromium } from 'playwright-core'
import { FLAGS } from '../browser'
import { installedBrowser } from './installed-browser'

/**
 * Sets TEST_CHROMIUM to a browser's path, unless that is set already: to the Chromium that npm installed, which is Linux's and is unpacked
 * here, elsewhere to an installed Chrome or Edge.
 */
export async function unpackChromium(): Promise<void> {
  process.env['TEST_CHROMIUM'] ||= process.platform === 'linux' ? await unpacked() : installedBrowser()
}

async function unpacked(): Promise<string> {
  const { default: sparticuz } = await import('@sparticuz/chromium')
  return sparticuz.executablePath()
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
