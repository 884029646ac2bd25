/** Ids of samples: the same name gives the same UUID in every demonstration. */
import { createHash } from 'node:crypto'

/** A UUID of version 8, the version for custom ids. */
export function sampleId(name: string): string {
  const hex = createHash('sha256').update(`tongxin sample ${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
