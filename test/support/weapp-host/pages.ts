import path from 'node:path'
import { customComponents } from './components'
import type { Idle } from './idle'
import { type Data, type declarations, type Instance, sent, setPath } from './instances'
import { compiledTemplates } from './templates'
import { draw, type ViewNode } from './view'

type Hook = (...args: unknown[]) => unknown

/** A page instance in its script; the functions are those of `Page({ ... })`. */
export interface PageInstance extends Instance {
  route: string
  options: Record<string, string>
  setData: (data: Data, callback?: () => void) => void
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
export interface OpenPage {
  route: string
  instance: PageInstance
  /** The tree on the screen, drawn from the newest data. */
  view: () => ViewNode
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

interface Parts {
  /** Folder of the built mini-program. */
  dist: string
  appJson: AppJson
  idle: Idle
  declared: ReturnType<typeof declarations>
}

export function pageStack({ dist, appJson, idle, declared }: Parts) {
  const routes = [
    ...appJson.pages,
    ...(appJson.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
  ]
  const tabs = appJson.tabBar?.list.map(({ pagePath }) => pagePath) ?? []
  const stack: OpenPage[] = []
  /** Pages of tabs, which WeChat keeps alive while another tab is shown. */
  const kept = new Map<string, OpenPage>()
  const paints: Paint[] = []
  const templateOf = compiledTemplates()
  const usesOf = customComponents({ dist, declared, templateOf })

  const routeOf = (url: string) => url.replace(/^\//, '').split('?')[0] ?? ''
  const queryOf = (url: string) => Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''))
  const isTab = (route: string) => tabs.includes(route)

  function top(): OpenPage {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  function create(route: string, query: Record<string, string>): OpenPage {
    const [template, uses, definition] = [templateOf(route), usesOf(route), declared.of(route)]
    let drawn: ViewNode | undefined
    const instance: PageInstance = {
      ...definition,
      data: sent((definition['data'] ?? {}) as Data),
      route,
      __route__: route,
      options: query,
      setData(data, callback) {
        paints.push({ route, bytes: Buffer.byteLength(JSON.stringify(data)) })
        for (const [at, value] of Object.entries(data)) setPath(instance.data, at, sent(value))
        // WeChat draws after the script's turn, and once for many changes; here the next look draws.
        drawn = undefined
        if (callback) void afterTurn(callback)
      },
    }
    return { route, instance, view: () => (drawn ??= draw(template, instance, uses)) }
  }

  async function open(url: string): Promise<OpenPage> {
    const [route, query] = [routeOf(url), queryOf(url)]
    if (!routes.includes(route)) throw new Error(`page "${route}" is not in app.json`)
    const alive = kept.get(route)
    const page = alive ?? create(route, query)
    if (isTab(route)) kept.set(route, page)
    stack.push(page)
    if (!alive) page.instance.onLoad?.(query)
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
    kept.delete(page.route)
  }
  function closeAll(): void {
    while (stack.length > 0) close()
    for (const page of kept.values()) discard(page)
  }

  return { routes, stack, paints, routeOf, queryOf, isTab, top, open, close, closeAll }
}

/** Calls back when the script's present turn is over. */
async function afterTurn(callback: () => void): Promise<void> {
  await Promise.resolve()
  callback()
}
