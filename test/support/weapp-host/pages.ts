import path from 'node:path'
import simulate from 'miniprogram-simulate'
import type { Idle } from './idle'

type Hook = (...args: unknown[]) => unknown

/** A page instance in its script; the functions are those of `Page({ ... })`. */
export interface PageInstance {
  route: string
  options: Record<string, string>
  data: Record<string, unknown>
  setData: (data: Record<string, unknown>, callback?: () => void) => void
  onLoad?: Hook
  onShow?: Hook
  onReady?: Hook
  onHide?: Hook
  onUnload?: Hook
  onShareAppMessage?: Hook
  onShareTimeline?: Hook
  onPullDownRefresh?: Hook
  onReachBottom?: Hook
  onTabItemTap?: Hook
}
interface Component {
  instance: PageInstance
  attach: (parent: HTMLElement) => void
  detach: () => void
  dispatchEvent: (type: string, options: { detail: object }) => void
  readonly _exparserNode: unknown
}
export interface OpenPage {
  route: string
  instance: PageInstance
  component: Component
  root: HTMLElement
}
/** Data sent once from the script to the screen. */
export interface Paint {
  route: string
  /** Size of the data in UTF-8 bytes, which WeChat limits. */
  bytes: number
}
interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}
export type Pages = ReturnType<typeof pageStack>

export function pageStack(dist: string, appJson: AppJson, idle: Idle) {
  const routes = [
    ...appJson.pages,
    ...(appJson.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
  ]
  const tabs = appJson.tabBar?.list.map(({ pagePath }) => pagePath) ?? []
  const stack: OpenPage[] = []
  /** Pages of tabs, which WeChat keeps alive while another tab is shown. */
  const kept = new Map<string, OpenPage>()
  const compiled = new Map<string, string>()
  const paints: Paint[] = []

  const routeOf = (url: string) => url.replace(/^\//, '').split('?')[0] ?? ''
  const queryOf = (url: string) => Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''))
  const isTab = (route: string) => tabs.includes(route)

  function top(): OpenPage {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  function create(route: string, query: Record<string, string>): OpenPage {
    const id =
      compiled.get(route) ??
      simulate.load(path.join(dist, route), 'page', { compiler: 'official', rootPath: dist, compilerOptions: { maxBuffer: 64 << 20 } })
    compiled.set(route, id)
    const component = simulate.render(id) as unknown as Component
    const { instance } = component
    Object.assign(instance, { route, __route__: route, options: query })
    const setData = instance.setData.bind(instance)
    instance.setData = (data, callback) => {
      paints.push({ route, bytes: Buffer.byteLength(JSON.stringify(data)) })
      setData(data, callback)
    }
    return { route, instance, component, root: document.createElement('div') }
  }

  async function open(url: string): Promise<OpenPage> {
    const [route, query] = [routeOf(url), queryOf(url)]
    if (!routes.includes(route)) throw new Error(`page "${route}" is not in app.json`)
    const alive = kept.get(route)
    const page = alive ?? create(route, query)
    if (isTab(route)) kept.set(route, page)
    document.body.append(page.root)
    stack.push(page)
    if (!alive) {
      page.component.attach(page.root)
      page.instance.onLoad?.(query)
    }
    page.instance.onShow?.()
    if (alive) return page
    page.instance.onReady?.()
    const from = paints.length
    await idle.until(
      () => paints.slice(from).some((paint) => paint.route === route),
      () => `${route} painted nothing`,
    )
    return page
  }

  /** Closes the top page. Even a tab's page is closed, and starts anew when it is opened again. */
  function close(): void {
    discard(top())
    stack.pop()
  }
  function discard(page: OpenPage): void {
    page.instance.onUnload?.()
    page.component.detach()
    page.root.remove()
    kept.delete(page.route)
  }
  function closeAll(): void {
    while (stack.length > 0) close()
    for (const page of kept.values()) discard(page)
  }

  return { routes, stack, paints, routeOf, queryOf, isTab, top, open, close, closeAll }
}
