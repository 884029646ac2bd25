import { LAYERS, type Layer, PACKAGES } from './layers'
import { type Place, placeOf, targetOf } from './places'

/** An import in a file. */
export interface Import {
  specifier: string
  /** True for `import type`, `export type` and types written `import('…')`. */
  isType: boolean
  /** Imported names, which may include `default` and `*`; empty for an import without names. */
  names: readonly string[]
}

/** Message for a file whose folder or noun is not in the table; undefined for an allowed file. */
export function refuseFile(pathUnderSrc: string): string | undefined {
  const { layer, name } = placeOf(pathUnderSrc)
  const table = LAYERS[layer]
  if (!table) return `List the folder ${layer} as a layer in config/lint/layers.ts, or move the file to a layer.`
  if (!table.order || table.order.includes(name)) return undefined
  return `List ${name} in ${layer}’s order in config/lint/layers.ts, or move the file to a noun that is there.`
}

/** Message for a relative import that the table does not permit; undefined for a permitted one. */
export function refuseImport(pathUnderSrc: string, { specifier, isType }: Import): string | undefined {
  const from = placeOf(pathUnderSrc)
  const table = LAYERS[from.layer]
  if (!table) return undefined // Such a file is refused itself.
  const target = targetOf(pathUnderSrc, specifier)
  if (target === undefined) return 'Move it into src: the product imports nothing of config or test.'
  const to = placeOf(target)
  if (to.layer === from.layer) return refuseInside(table, from, to)
  if (table.imports.includes(to.layer)) return undefined
  if (!table.types?.includes(to.layer)) return table.advice
  if (isType || table.values?.includes(to.path)) return undefined
  return `Write \`import type\`: ${from.layer} imports types alone of ${to.layer}.`
}

function refuseInside(table: Layer, from: Place, to: Place): string | undefined {
  if (from.name === to.name) return undefined
  if (table.apart) return table.advice
  const { order } = table
  if (!order || order.indexOf(to.name) < order.indexOf(from.name)) return undefined
  return `Move what both need down, or the import up to ${to.name}: ${from.name} stands below ${to.name} in ${from.layer}’s order.`
}

/** Message for a package that this file's layer may not import; undefined for a permitted one. */
export function refusePackage(pathUnderSrc: string, { specifier, isType, names }: Import): string | undefined {
  const { layer } = placeOf(pathUnderSrc)
  const known = PACKAGES.find(({ name }) => name.test(specifier))
  if (!known || known.layers.includes(layer)) return undefined
  const isHooks = isType || (names.length > 0 && names.every((name) => /^use[A-Z]/.test(name)))
  return isHooks && known.hooks?.includes(layer) ? undefined : known.advice
}
