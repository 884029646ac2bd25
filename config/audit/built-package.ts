import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** The part of app.json that the audit reads. Paths have no extension, except those of icons. */
export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; iconPath?: string; selectedIconPath?: string }[] }
  preloadRule?: Record<string, { packages: string[] }>
  requiredPrivateInfos?: string[]
  permission?: Record<string, { desc: string }>
  plugins?: Record<string, { version: string; provider: string }>
  lazyCodeLoading?: string
  debug?: boolean
}

/** A built mini-program. */
export interface BuiltPackage {
  /** Contents by the path from the package's folder, with `/` on every system. */
  files: ReadonlyMap<string, Buffer>
  app: AppJson
}

/** @throws for a folder without a readable app.json */
export function readPackage(folder: string): BuiltPackage {
  if (!existsSync(path.join(folder, 'app.json'))) throw new Error(`${folder} 里没有 app.json：先运行 npm run build:weapp`)
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file)] as const),
  )
  return { files, app: JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppJson }
}

export const textOf = ({ files }: BuiltPackage, file: string): string => files.get(file)?.toString() ?? ''

/** Files with an extension, each with its text. @param extensions such as `js` */
export const textsOf = (built: BuiltPackage, ...extensions: string[]): [file: string, text: string][] =>
  [...built.files.keys()]
    .filter((file) => extensions.some((extension) => file.endsWith(`.${extension}`)))
    .map((file) => [file, textOf(built, file)])

/** Roots of the sub-packages, without a slash at the end. */
export const rootsOf = ({ app }: BuiltPackage): string[] => (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))

/** Root of the sub-package that holds a file; '' for the main package. */
export const packageOf = (built: BuiltPackage, file: string): string => rootsOf(built).find((root) => file.startsWith(`${root}/`)) ?? ''

/** All pages, those of sub-packages with their root. */
export const pagesOf = ({ app }: BuiltPackage): string[] => [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
]
