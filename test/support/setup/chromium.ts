/** Unpacks the Chromium that npm installed and names it in TEST_CHROMIUM, unless that is set already. */
export async function unpackChromium(): Promise<void> {
  if (process.env['TEST_CHROMIUM']) return
  const { default: chromium } = await import('@sparticuz/chromium')
  process.env['TEST_CHROMIUM'] = await chromium.executablePath()
}
