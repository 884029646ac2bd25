/** Order of a list, made by hand. */

/** The ids with one of them moved by some places, as far as there are any. */
export function movedBy(ids: readonly string[], id: string, by: number): string[] {
  const from = ids.indexOf(id)
  const rest = ids.filter((other) => other !== id)
  const to = Math.min(rest.length, Math.max(0, from + by))
  return from < 0 ? [...ids] : [...rest.slice(0, to), id, ...rest.slice(to)]
}

/** The whole list with some entries in another order, at the places that they had together. */
export function withOrder(all: readonly string[], part: readonly string[]): string[] {
  const next = part[Symbol.iterator]()
  return all.map((id) => (part.includes(id) ? (next.next().value ?? id) : id))
}
