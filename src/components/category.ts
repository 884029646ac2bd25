/** Which colour an activity has. Categories are data; those without a colour here share a quiet one. */
const COLOURED: ReadonlySet<string> = new Set(['culture', 'science', 'law', 'health', 'education'])

/** The class that brings the colour; the first category decides. */
export function categoryTone(categories: readonly string[]): string {
  const [first] = categories
  return first !== undefined && COLOURED.has(first) ? `cat-${first}` : 'cat-other'
}
