import chromium from '@sparticuz/chromium'
import { chromium as pw } from 'playwright-core'
async function main() {
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--headless=new', '--disable-gpu'] })
const sizes = { n: [390, 844, 0], l: [360, 780, 28], w: [1280, 800, 0] } as const
const origin = process.env.ORIGIN ?? 'http://localhost:8960'
const only = (process.env.SIZES ?? 'n,l,w').split(',')
for (const [k, [w, h, font]] of Object.entries(sizes)) {
  if (!only.includes(k)) continue
  const c = await browser.newContext({ viewport: { width: w, height: h } })
  await c.addInitScript((f) => { if (f) document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = f + 'px' }) }, font)
  const p = await c.newPage()
  p.on('pageerror', (e) => console.log(k, 'ERR', e.message))
  for (const step of (process.env.STEPS ?? 'list').split(',')) {
    if (step === 'list') { await p.goto(origin + '/'); await p.locator('.activity-card').first().waitFor({ timeout: 60000 }) }
    if (step === 'town') { await p.locator('#town').selectOption('tangxian'); await p.waitForTimeout(1500) }
    if (step === 'card') { await p.locator('.activity-card').first().click(); await p.locator('.facts').waitFor(); await p.waitForTimeout(1500) }
    if (step === 'past') { await p.locator('#span-past').click(); await p.waitForTimeout(1500) }
    if (step === 'down') { await p.mouse.wheel(0, 600); await p.waitForTimeout(500) }
    await p.screenshot({ path: `/tmp/shots14/${k}-${step}.png` })
  }
  await c.close()
}
await browser.close()
}
void main()
