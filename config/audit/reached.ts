/** Files that WeChat would upload for nothing, or miss. */
import { posix } from 'node:path'
import { type BuiltPackage, packageOf, pagesOf, textOf } from './built-package'

/** Extensions that WeChat uploads; others stay behind without a word. developers.weixin.qq.com/miniprogram/dev/framework/structure.html */
const UPLOADED = /\.(js|json|wxml|wxss|wxs|png|jpe?g|gif|svg|cer|cert|mp3|aac|m4a|mp4|wav|ogg|silk|wasm|br)$/
/** References to other files, by the extension of the file that has them. */
const REFERENCES: Record<string, RegExp> = {
  js: /\brequire\(\s*["']([^"']+)["']\s*\)/g,
  wxml: /<(?:import|include|wxs|image)\b[^>]*?\ssrc=["']([^"'{}]+)["']/g,
  wxss: /@import\s+["']([^"']+)["']|url\(["']?([^"')]+)["']?\)/g,
  wxs: /\brequire\(\s*["']([^"']+)["']\s*\)/g,
}
/** Parts of a page or component, which WeChat finds by their name. A style sheet may be missing. */
const PARTS = ['js', 'json', 'wxml']

interface Reference {
  from: string
  to: string
}

export function refuseFiles(built: BuiltPackage): string[] {
  const { reached, missing, crossing } = follow(built)
  const unused = [...built.files.keys()].filter((file) => !reached.has(file))
  return [
    ...unused.map((file) => `没有代码用到 ${file}：不要把它放进小程序包。`),
    ...[...built.files.keys()]
      .filter((file) => !UPLOADED.test(file))
      .map((file) => `微信不上传 ${file} 这种文件：换一种格式，或者不放进小程序包。`),
    ...missing.map(({ from, to }) => `${from} 要用 ${to}，但没有这个文件：重新构建，或者改正路径。`),
    ...crossing.map(({ from, to }) => `${from} 用到另一个分包的 ${to}，那时它可能还没有下载：移到主包，或者各放一份。`),
  ]
}

function follow(built: BuiltPackage): { reached: Set<string>; missing: Reference[]; crossing: Reference[] } {
  const reached = new Set<string>()
  const missing: Reference[] = []
  const crossing: Reference[] = []
  const waiting = beginnings(built)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, to } = next
    if (!built.files.has(to)) {
      missing.push(next)
      continue
    }
    const target = packageOf(built, to)
    // app.json names everything; every other file stays in its own package and the main one.
    if (from !== 'app.json' && target !== '' && target !== packageOf(built, from)) crossing.push(next)
    if (reached.has(to)) continue
    reached.add(to)
    waiting.push(...referencesOf(built, to))
  }
  return { reached, missing, crossing }
}

function beginnings(built: BuiltPackage): Reference[] {
  const icons = (built.app.tabBar?.list ?? []).flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
  const named = [
    'app.js',
    'app.json',
    'sitemap.json',
    ...icons.filter((icon) => icon !== undefined),
    ...pagesOf(built).flatMap((page) => PARTS.map((part) => `${page}.${part}`)),
  ]
  return [...named, ...sheets(built, ['app', ...pagesOf(built)])].map((to) => ({ from: 'app.json', to }))
}

const sheets = ({ files }: BuiltPackage, names: string[]): string[] => names.map((name) => `${name}.wxss`).filter((file) => files.has(file))

function referencesOf(built: BuiltPackage, from: string): Reference[] {
  const [extension = ''] = /[^.]+$/.exec(from) ?? []
  const place = (path: string) => (path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path))
  if (extension === 'json' && from !== 'app.json') return componentsOf(built, from).map((to) => ({ from, to }))
  const references = [...textOf(built, from).matchAll(REFERENCES[extension] ?? /$^/g)].map(([, first, second]) => first ?? second ?? '')
  return references
    .filter((path) => !/^(data|https?|cloud):/.test(path) && path !== '')
    .map((path) => place(path))
    .map((to) => ({ from, to: extension === 'js' && !to.endsWith('.js') ? `${to}.js` : to }))
}

/** Files of the components that a page or component uses. */
function componentsOf(built: BuiltPackage, from: string): string[] {
  const { usingComponents = {} } = JSON.parse(textOf(built, from)) as { usingComponents?: Record<string, string> }
  const names = Object.values(usingComponents).map((path) => (path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path)))
  return [...names.flatMap((name) => PARTS.map((part) => `${name}.${part}`)), ...sheets(built, names)]
}
