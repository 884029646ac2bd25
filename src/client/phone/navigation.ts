/** Moving between pages. */
import Taro from '@tarojs/taro'
import { addressOfPath } from '../../contract/addresses'
import { deviceNow } from './clock'
import type { PageName, PageParams } from './pages'

const TABS: readonly PageName[] = ['main/activities', 'main/me']

/** Largest number of open pages in WeChat. Opening an eleventh fails silently. */
const DEEPEST = 10

/** Path of a page in the app, by which Taro opens it. */
export function pathOf<Page extends PageName>(page: Page, ...[params]: PageParams<Page>): string {
  const query = Object.entries(params ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const path = `/screens/${page}/index`
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

/** Address of a page on the web, after the origin. */
export function webAddressOf<Page extends PageName>(page: Page, ...params: PageParams<Page>): string {
  return addressOfPath(pathOf(page, ...params)) ?? '/'
}

/** Time within which a second tap is a double tap, ms. */
const DOUBLE_TAP = 800
let last = { url: '', at: 0 }

/** Opens a page over this one. */
export function openPage<Page extends PageName>(page: Page, ...params: PageParams<Page>): void {
  const url = pathOf(page, ...params)
  if (url === last.url && deviceNow() - last.at < DOUBLE_TAP) return
  last = { url, at: deviceNow() }
  if (TABS.includes(page)) void Taro.switchTab({ url })
  else if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Replaces this page, so that going back does not lead into a finished form. */
export function replacePage<Page extends PageName>(page: Page, ...params: PageParams<Page>): void {
  void Taro.redirectTo({ url: pathOf(page, ...params) })
}

/** Goes back, or to the list for a visitor who came by a shared link. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: pathOf('main/activities') })
}
