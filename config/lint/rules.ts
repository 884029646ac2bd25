import { relative, sep } from 'node:path'
import { type Import, refuseFile, refuseImport, refusePackage } from './refusals'

/** Syntax node of an import or export, or of a type that names a module, with the fields that the rules need. */
interface Node {
  source?: { value?: unknown } | null
  importKind?: string
  exportKind?: string
  specifiers?: { type: string; imported?: { name?: string } }[]
}

interface Context {
  cwd: string
  filename: string
  report: (problem: { node: unknown; message: string }) => void
}

type Refuse = (pathUnderSrc: string, imported: Import) => string | undefined

const NAMES: Record<string, string> = { ImportDefaultSpecifier: 'default', ImportNamespaceSpecifier: '*' }

function importOf(node: Node, isType: boolean): Import | undefined {
  const specifier = node.source?.value
  if (typeof specifier !== 'string') return undefined
  const names = (node.specifiers ?? []).map(({ type, imported }) => NAMES[type] ?? imported?.name ?? 'default')
  return { specifier, isType, names }
}

/** Handlers that pass each import of a file to `refuse`: the relative ones, or those of packages. */
function eachImport(context: Context, isRelative: boolean, refuse: Refuse) {
  const path = pathUnderSrc(context)
  const ask = (node: Node, isType: boolean): void => {
    const imported = importOf(node, isType)
    if (!imported || imported.specifier.startsWith('.') !== isRelative) return
    const message = refuse(path, imported)
    if (message) context.report({ node, message })
  }
  return {
    ImportDeclaration: (node: Node) => ask(node, node.importKind === 'type'),
    ExportNamedDeclaration: (node: Node) => ask(node, node.exportKind === 'type'),
    ExportAllDeclaration: (node: Node) => ask(node, node.exportKind === 'type'),
    ImportExpression: (node: Node) => ask(node, false),
    TSImportType: (node: Node) => ask(node, true),
  }
}

const pathUnderSrc = ({ cwd, filename }: Context): string => relative(cwd, filename).split(sep).slice(1).join('/')

/** The project's own rules for oxlint; they apply to files under src. */
export const plugin = {
  meta: { name: 'tongxin' },
  rules: {
    /** Checks relative imports by the table of layers. */
    layers: {
      create: (context: Context) => ({
        Program(node: unknown) {
          const message = refuseFile(pathUnderSrc(context))
          if (message) context.report({ node, message })
        },
        ...eachImport(context, true, refuseImport),
      }),
    },
    /** Checks imports of packages by the table of packages. */
    packages: { create: (context: Context) => eachImport(context, false, refusePackage) },
  },
}
