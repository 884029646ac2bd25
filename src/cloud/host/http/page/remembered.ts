/** Answers made a moment ago, so that many visitors at once cost the database one look. */

/** Age up to which it is sent again, ms. */
const LASTS = 5_000
/** Most kept. */
const MOST = 300

/** @param clock ms, which never goes back */
export function remembering<T>(clock = () => performance.now()): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { at: number; made: Promise<T> }>()
  return (key, make) => {
    const found = kept.get(key)
    if (found && clock() - found.at < LASTS) return found.made
    kept.delete(key)
    const made = make()
    kept.set(key, { at: clock(), made })
    // A failure is not remembered.
    made.catch(() => kept.get(key)?.made === made && kept.delete(key))
    // A map keeps its order, so that the first is the oldest.
    if (kept.size > MOST) kept.delete(kept.keys().next().value ?? key)
    return made
  }
}
