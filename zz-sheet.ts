import chromium from '@sparticuz/chromium'
import { chromium as pw } from 'playwright-core'
import { readFileSync } from 'node:fs'
async function main() {
const [out, h, ...files] = process.argv.slice(2)
const b = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--headless=new', '--disable-gpu'] })
const p = await b.newPage({ viewport: { width: 2000, height: 1000 } })
await p.setContent(`<body style="margin:0;background:#777;display:inline-flex;gap:10px">${files.map((f) => `<img style="height:${h}px" src="data:image/png;base64,${readFileSync(f).toString('base64')}">`).join('')}</body>`)
await p.waitForTimeout(300)
await p.locator('body').screenshot({ path: out })
await b.close()
}
void main()
