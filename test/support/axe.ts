/**
 * The rules of axe-core on a page as it is shown. Written anew, the rules for names, roles and contrast would be thousands of lines; a release
 * with other rules changes what passes, so its version is exact.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Text sizes and windows in which pages are looked at. */
export interface Look {
  name: string
  width: number
  height: number
  /** The reader's own type size; '' for the usual one. */
  type: '' | '175%'
}
export const LOOKS: readonly Look[] = [
  { name: '390×844 at 100 %', width: 390, height: 844, type: '' },
  { name: '360×780 at 175 %', width: 360, height: 780, type: '175%' },
]

/** Height that the tab bar takes of the window at the largest type, px. */
const TAB_BAR = 100

/** Rules beside those that axe applies by itself: names that contain what is seen, and targets large enough for a finger. */
const FURTHER = { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } }

interface Found {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string; target: unknown[] }[]
}
interface Axe {
  run(context: unknown, options: unknown): Promise<{ violations: Found[] }>
}

/** Gives the page this type size, and a window of this width in which all of the page is seen, since axe passes over what is scrolled away. */
export async function takeLook(page: Page, { width, height, type }: Look): Promise<void> {
  await page.setViewportSize({ width, height })
  const whole = await page.evaluate((size) => {
    document.documentElement.style.fontSize = size
    return Math.max(...[...document.querySelectorAll('.taro_page')].map(({ scrollHeight }) => scrollHeight))
  }, type)
  await page.setViewportSize({ width, height: Math.max(height, whole + TAB_BAR) })
}

/** Violations on the page as it is shown, a line for each element. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The page's own policy forbids scripts of others, but not what a debugger evaluates.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const found = await page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { rules, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary, target }) => ({ html, failureSummary, target })),
    }))
  }, FURTHER)
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`),
  )
}
