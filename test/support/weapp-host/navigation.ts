import { asyncApi, type CallOptions, WxError } from './wx-api'
import type { OpenPage, Pages } from './pages'

/** Largest number of pages in WeChat's stack. */
const DEEPEST_STACK = 10

/** WeChat's five calls for navigation, with its refusals. @param track makes the host wait for them */
export function navigationApi(pages: Pages, track: <T>(work: Promise<T>) => Promise<T>) {
  const { stack } = pages

  function checked({ url: to }: CallOptions, want: 'tab' | 'plain' | 'any'): string {
    const url = String(to)
    const route = pages.routeOf(url)
    if (!pages.routes.includes(route)) throw new WxError(`page "${route}" is not found`)
    if (want === 'plain' && pages.isTab(route)) throw new WxError('can not navigate to a tabbar page')
    if (want === 'tab' && !pages.isTab(route)) throw new WxError('can not switch to no-tabBar page')
    return url
  }

  async function switchTab(url: string): Promise<void> {
    while (stack.length > 0 && !pages.isTab(pages.top().route)) pages.close()
    const from = stack.pop()
    from?.instance.onHide?.()
    await pages.open(url)
  }

  const api = {
    navigateTo: asyncApi('navigateTo', async (options) => {
      const url = checked(options, 'plain')
      if (stack.length >= DEEPEST_STACK) throw new WxError(`page limit exceeded: ${DEEPEST_STACK}`)
      pages.top().instance.onHide?.()
      await pages.open(url)
    }),
    redirectTo: asyncApi('redirectTo', async (options) => {
      const url = checked(options, 'plain')
      pages.close()
      await pages.open(url)
    }),
    switchTab: asyncApi('switchTab', (options) => switchTab(checked(options, 'tab'))),
    reLaunch: asyncApi('reLaunch', async (options) => {
      const url = checked(options, 'any')
      pages.closeAll()
      await pages.open(url)
    }),
    navigateBack: asyncApi('navigateBack', (options) => {
      const { delta = 1 } = options as { delta?: number }
      if (stack.length <= 1) throw new WxError('cannot navigate back at first page.')
      for (let i = 0; i < delta && stack.length > 1; i++) pages.close()
      const below: OpenPage = pages.top()
      below.instance.onShow?.()
    }),
  }
  return Object.fromEntries(
    Object.entries(api).map(([name, call]) => [name, (options?: object) => track(call({ ...options }))]),
  ) as typeof api
}
