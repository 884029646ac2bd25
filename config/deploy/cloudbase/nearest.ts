/** The known name that a mistyped one most likely means. */

/** Share of a name's letters that a typo may change. */
const MOST_CHANGED = 0.34
/** Letters of a beginning that stands for the whole name. */
const BEGINNING = 3

/** @returns null if no known name is near */
export function nearest(typed: string, known: readonly string[]): string | null {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '')
  const isBegun = (name: string) => typed.length >= BEGINNING && plain(name).startsWith(plain(typed))
  const [best] = known
    .map((name) => ({ name, distance: isBegun(name) ? 1 : distanceOf(plain(typed), plain(name)) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length * MOST_CHANGED)))
    .sort((a, b) => a.distance - b.distance)
  return best?.name ?? null
}

/** Letters to add, remove or change (Levenshtein). */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1]
    for (const [j, other] of Array.from(to).entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
