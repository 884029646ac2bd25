/** Every page with data in it, looked at with axe-core in two windows and type sizes; all pages in `npm run test:long`. */
import { eachVisit } from '../../support/journey'
import { LOOKS, takeLook, violationsOf } from '../../support/axe'
import { otherPages, usualPages } from './pages'
import { samplesOf } from './samples'
import { type Version, scan } from './scan'

const VERSIONS: readonly Version[] = [{ name: 'the ordinary version', stored: {} }]

const world = eachVisit()

test.each(VERSIONS)(
  'people who cannot see or point well reach everything on each page: $name',
  async (version) => {
    const samples = await samplesOf(world().server.origin)
    const isWhole = process.env['EVERY_PAGE'] === '1'
    const faults: string[] = []
    let states = 0
    for (const shown of [...usualPages(samples), ...(isWhole ? otherPages(samples) : [])]) {
      for (const { state, look, faults: found } of await scan(world(), version, shown)) {
        states++
        faults.push(...found.map((fault) => `${state}, ${look}: ${fault}`))
      }
      expect(await world().endVisits()).toEqual([])
    }
    expect(faults).toEqual([])
    expect(states).toBeGreaterThanOrEqual(LOOKS.length * 18)
  },
  600_000,
)

test('a pale text at the end of a page, a picture without words and a name without what is seen are found', async () => {
  const { page, open } = await world().visitor()
  await open('/screens/volunteer/about/index')
  await page.locator('.nav-bar-back').waitFor()
  await page.waitForLoadState('networkidle')
  for (const look of LOOKS) {
    await takeLook(page, look)
    expect(await violationsOf(page)).toEqual([])
  }
  await page.evaluate(() => {
    const body = document.querySelector<HTMLElement>('.page-body')
    const [text, name] = [document.createElement('p'), document.createElement('button')]
    text.textContent = '太淡的字'
    text.style.cssText = 'margin-top: 2000px; color: #d0d0d0'
    name.textContent = '打电话'
    name.setAttribute('aria-label', '联系我们')
    body?.append(text, name, document.createElement('img'))
  })
  for (const look of LOOKS) {
    await takeLook(page, look)
    const rules = (await violationsOf(page)).map((fault) => fault.split(':')[0])
    expect(rules).toEqual(expect.arrayContaining(['color-contrast', 'image-alt', 'label-content-name-mismatch']))
  }
})
