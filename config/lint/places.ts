import { posix } from 'node:path'
import { LAYERS } from './layers'

/** A file's place: `domain/seats/waitlist` has the layer `domain` and the name `seats`. */
export interface Place {
  layer: string
  /** Noun, package or root file inside the layer. */
  name: string
  /** Path under src without extensions. */
  path: string
}

/** Place of a path under src. A root file of cloud/db that is not a noun counts as `schema`, the lowest name in the order. */
export function placeOf(pathUnderSrc: string): Place {
  const path = pathUnderSrc.replace(/\.[^/]*$/, '')
  const parts = path.split('/')
  const layer = layerOf(parts)
  const inner = layer === 'app' ? parts : parts.slice(layer.split('/').length)
  const name = inner[0] ?? path
  const isConnection = layer === 'cloud/db' && inner.length === 1 && !LAYERS[layer]?.order?.includes(name)
  return { layer, name: isConnection ? 'schema' : name, path }
}

function layerOf([first = '', second]: string[]): string {
  if (second === undefined) return 'app'
  const nested = `${first}/${second}`
  return nested in LAYERS ? nested : first
}

/** Path under src of a relative import's target; undefined for a target outside src. */
export function targetOf(pathUnderSrc: string, specifier: string): string | undefined {
  const path = posix.join(posix.dirname(pathUnderSrc), specifier)
  return path.startsWith('../') ? undefined : path
}
