/** Pages open to WeChat's search, and the tab bar. */
import { type BuiltPackage, packageOf, pagesOf, textOf } from './built-package'

/** Pages for everybody. All others are personal or organisers'. */
const PUBLIC = ['screens/main/activities/index', 'screens/main/activity/index']
/** WeChat's limits for tabs and their icons, bytes and pixels. */
const TABS = { fewest: 2, most: 5 }
const LARGEST_ICON = 40 * 1024
const ICON_SIDE = 81

interface SitemapRule {
  action: 'allow' | 'disallow'
  page: string
}

/** @param publicPages pages that WeChat's search may read */
export function refuseSitemap(built: BuiltPackage, publicPages: readonly string[] = PUBLIC): string[] {
  const text = textOf(built, 'sitemap.json')
  if (text === '') return ['没有 sitemap.json，微信会收录全部页面：改正 config/sitemap.json 和 config/index.ts。']
  const { rules = [] } = JSON.parse(text) as { rules?: SitemapRule[] }
  const pages = pagesOf(built)
  // The first rule that fits a page counts, and a page without one is read.
  const actionFor = (page: string) => rules.find((rule) => rule.page === '*' || rule.page === page)?.action ?? 'allow'
  return [
    ...rules
      .filter(({ page }) => page !== '*' && !pages.includes(page))
      .map(({ page }) => `sitemap.json 里的 ${page} 不是小程序的页面：改正 config/sitemap.json。`),
    ...pages
      .filter((page) => actionFor(page) === 'allow' && !publicPages.includes(page))
      .map((page) => `微信会收录 ${page}，它是个人或者组织者的页面：在 config/sitemap.json 里禁止。`),
    ...publicPages.filter((page) => actionFor(page) === 'disallow').map((page) => `微信搜不到 ${page}：在 config/sitemap.json 里放行。`),
  ]
}

export function refuseTabs(built: BuiltPackage): string[] {
  const list = built.app.tabBar?.list ?? []
  const icons = list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]).filter((icon) => icon !== undefined)
  return [
    ...(list.length > 0 && (list.length < TABS.fewest || list.length > TABS.most)
      ? [`底部标签有 ${list.length} 个，微信只许 ${TABS.fewest} 到 ${TABS.most} 个：改 src/app.config.ts。`]
      : []),
    ...list
      .filter(({ pagePath }) => packageOf(built, pagePath) !== '' || !built.app.pages.includes(pagePath))
      .map(({ pagePath }) => `底部标签的 ${pagePath} 不在主包里：把页面移到主包。`),
    ...icons.flatMap((icon) => refuseIcon(icon, built.files.get(icon))),
  ]
}

function refuseIcon(icon: string, content: Buffer | undefined): string[] {
  // A missing icon is told by the rule of files.
  if (!content) return []
  if (content.length > LARGEST_ICON) return [`图标 ${icon} 有 ${Math.ceil(content.length / 1024)} KB，微信只收 40 KB：压缩它。`]
  if (content.toString('latin1', 1, 4) !== 'PNG') return [`图标 ${icon} 不是 PNG：换成 PNG。`]
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)]
  return width === ICON_SIDE && height === ICON_SIDE
    ? []
    : [`图标 ${icon} 是 ${width}×${height}，微信要 ${ICON_SIDE}×${ICON_SIDE}：重新导出。`]
}
