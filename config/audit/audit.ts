import type { BuiltPackage } from './built-package'
import { refusePlugins } from './plugins'
import { refusePlaces, refuseUndeclared } from './privacy'
import { type ProjectFile, refuseBaseLibrary, refuseProject } from './project'
import { refuseFiles } from './reached'
import { refuseTexts } from './scripts'
import { refuseSitemap, refuseTabs } from './shown'
import { refuseSizes } from './sizes'

/** Breaches of WeChat's known rules and our budgets. Each is a Chinese sentence with the place and the remedy. */
export const auditPackage = (built: BuiltPackage, project: ProjectFile): string[] => [
  ...refuseSizes(built),
  ...refuseFiles(built),
  ...refuseUndeclared(built),
  ...refusePlaces(built),
  ...refusePlugins(built),
  ...refuseTexts(built),
  ...refuseSitemap(built),
  ...refuseTabs(built),
  ...refuseBaseLibrary(built),
  ...refuseProject(project),
]
