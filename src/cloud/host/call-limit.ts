/** Limit of calls per minute: of a person where there is one, of an address otherwise. */
import { isIPv6 } from 'node:net'
import { type Instant, minute } from '../../domain/calendar/calendar'

/** Most callers that are counted at the same time. When more call in a minute, counting begins anew. */
const MOST_CALLERS = 100_000

export interface CallLimit {
  /** Counts the calls. False when the caller has had as many in this minute; a refused request is not counted. */
  admits(caller: string, calls: number, now: Instant): boolean
}

export function callLimit(perMinute: number): CallLimit {
  let since = Number.NEGATIVE_INFINITY
  const counts = new Map<string, number>()
  return {
    admits(caller, calls, now) {
      // A clock that was set back must not make the minute longer.
      if (now >= since + minute || now < since || counts.size >= MOST_CALLERS) {
        since = now
        counts.clear()
      }
      const count = (counts.get(caller) ?? 0) + calls
      if (count > perMinute) return false
      counts.set(caller, count)
      return true
    },
  }
}

/** Key of a person. It cannot be the key of an address. */
export const personKey = (openid: string): string => `person ${openid}`

/** Key of an address. A line or a server has as many IPv6 addresses as it likes in one network of 64 bits. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [left = '', right] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const groups = left === '' ? [] : left.split(':')
  const after = right ? right.split(':') : []
  // Eight groups; `::` stands for those that are zero.
  if (right !== undefined) groups.push(...Array.from({ length: 8 - groups.length - after.length }, () => '0'), ...after)
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
