/** Answers made a moment ago, so that many visitors at once cost the database one look. */
import type { Instant } from '../../../domain/calendar/calendar'

export interface Memory {
  /** Age up to which an answer is given again, ms. */
  lasts: number
  /** Most answers kept. The oldest goes when another comes. */
  most: number
}

/** Gives the answer of a key, and makes it where none is kept; calls at the same moment share one that is being made. */
export type Remember<T> = (key: string, now: Instant, make: () => Promise<T>) => Promise<T>

export function remembering<T>({ lasts, most }: Memory): Remember<T> {
  const kept = new Map<string, { since: Instant; made: Promise<T> }>()
  return (key, now, make) => {
    const known = kept.get(key)
    if (known && now >= known.since && now < known.since + lasts) return known.made
    kept.delete(key)
    const made = make()
    kept.set(key, { since: now, made })
    // A failure is not remembered.
    made.catch(() => kept.get(key)?.made === made && kept.delete(key))
    // A map keeps its order, so that the first is the oldest.
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return made
  }
}
