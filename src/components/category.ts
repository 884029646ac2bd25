/** Colours of categories. Categories are data; those without a colour here share a neutral one. */
const COLOURED: ReadonlySet<string> = new Set(['culture', 'science', 'law', 'health', 'education'])

/** Colour class of an activity, by its first category. */
export function categoryTone(categories: readonly string[]): string {
  const [first] = categories
  return first !== undefined && COLOURED.has(first) ? `cat-${first}` : 'cat-other'
}
