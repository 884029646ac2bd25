import { type BuiltPackage, packageOf, rootsOf } from './built-package'

const KB = 1024
const MB = 1024 * KB
/** WeChat's limits: a package, all of them, and what the pages of one package may fetch in advance. */
const LARGEST_PACKAGE = 2 * MB
const LARGEST_WHOLE = 30 * MB
const LARGEST_PRELOAD = 2 * MB
/** Our own limits, since a package has to load over a weak signal, and templates are parsed before the first page. */
const MAIN_BUDGET = 480 * KB
const SUBPACKAGE_BUDGET = 200 * KB
const TEMPLATE_BUDGET = 64 * KB

const inKb = (bytes: number): string => `${Math.ceil(bytes / KB)} KB`

/** Bytes by package, the main package under ''. */
function bytesByPackage(built: BuiltPackage): Map<string, number> {
  const sizes = new Map<string, number>(['', ...rootsOf(built)].map((root) => [root, 0]))
  for (const [file, content] of built.files) {
    const root = packageOf(built, file)
    sizes.set(root, (sizes.get(root) ?? 0) + content.length)
  }
  return sizes
}

export function refuseSizes(built: BuiltPackage): string[] {
  const sizes = bytesByPackage(built)
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const packages = [...sizes].flatMap(([root, size]) => {
    const name = root === '' ? '主包' : `分包 ${root}`
    const budget = root === '' ? MAIN_BUDGET : SUBPACKAGE_BUDGET
    if (size > LARGEST_PACKAGE) return [`${name}有 ${inKb(size)}，微信只收 ${inKb(LARGEST_PACKAGE)}：拆成几个分包。`]
    return size > budget ? [`${name}有 ${inKb(size)}，超过自定的 ${inKb(budget)}：把只有别的分包用的代码移过去，或者拆开。`] : []
  })
  const templates = [...built.files]
    .filter(([file, { length }]) => file.endsWith('.wxml') && length > TEMPLATE_BUDGET)
    .map(
      ([file, { length }]) =>
        `${file} 有 ${inKb(length)}，超过 ${inKb(TEMPLATE_BUDGET)}：减少 config/weapp-runtime/components.ts 里的组件和属性。`,
    )
  return [
    ...packages,
    ...(whole > LARGEST_WHOLE ? [`全部分包有 ${inKb(whole)}，微信只收 ${inKb(LARGEST_WHOLE)}：删去不用的文件。`] : []),
    ...templates,
    ...refusePreloads(built, sizes),
  ]
}

/** Pages of one package share the room for what they fetch in advance. */
function refusePreloads(built: BuiltPackage, sizes: ReadonlyMap<string, number>): string[] {
  const fetched = new Map<string, Set<string>>()
  for (const [page, { packages }] of Object.entries(built.app.preloadRule ?? {})) {
    const from = packageOf(built, page)
    fetched.set(from, new Set([...(fetched.get(from) ?? []), ...packages]))
  }
  return [...fetched].flatMap(([from, packages]) => {
    const unknown = [...packages]
      .filter((root) => !sizes.has(root))
      .map((root) => `preloadRule 里的 ${root} 不是分包：改正 src/app.config.ts。`)
    const bytes = [...packages].reduce((sum, root) => sum + (sizes.get(root) ?? 0), 0)
    const name = from === '' ? '主包' : from
    return bytes > LARGEST_PRELOAD
      ? [...unknown, `${name}的页面预下载 ${inKb(bytes)}，微信只许 ${inKb(LARGEST_PRELOAD)}：减少 preloadRule 里的分包。`]
      : unknown
  })
}
