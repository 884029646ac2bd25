/** Time for which browsers keep the built files. */

const YEAR = 'public, max-age=31536000, immutable'
/** A day is long enough for a visit to a village without a network. */
const DAY = 'public, max-age=86400'

const HASHED = /\.[0-9a-f]{8,}\.(js|css|wasm|png|svg)$/

/** True for a file that never changes under its name. */
export const isHashed = (path: string): boolean => HASHED.test(path)

/** Headers that browsers obey in documents alone. A first screen needs a dozen files, so that these would be a tenth of it on a slow line. */
export const OF_DOCUMENTS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

/** Hashed files never change, pictures rarely; everything else is asked for each time. A compressed file is the file itself. */
export function setCaching(reply: { setHeader(name: string, value: string): unknown }, path: string): void {
  const name = path.replace(/\.(br|gz)$/, '')
  reply.setHeader('cache-control', isHashed(name) ? YEAR : /\.(png|svg)$/.test(name) ? DAY : 'no-cache')
  reply.setHeader('vary', 'accept-encoding')
}
