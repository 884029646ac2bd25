/** Shortens a failing history. */
import type { Step } from './operations'

/**
 * Leaves out steps, first many at a time and last single ones, as long as the history still fails.
 * @param fails plays the steps; returns the possible ones among them if the history still fails, otherwise null
 */
export async function shortest(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<readonly Step[] | null>,
): Promise<readonly Step[]> {
  let best = steps
  for (let size = Math.ceil(best.length / 2); size >= 1;) {
    let shorter = false
    for (let from = best.length - size; from > -size; from -= size) {
      const without = [...best.slice(0, Math.max(0, from)), ...best.slice(Math.max(0, from) + size)]
      const failing = without.length < best.length ? await fails(without) : null
      if (!failing) continue
      best = failing
      shorter = true
    }
    size = size === 1 && shorter ? 1 : size === 1 ? 0 : Math.ceil(size / 2)
  }
  return best
}
