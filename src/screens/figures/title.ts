/** The page's title from its address; undefined without one. Both platforms leave parameters encoded. */
export function titleIn({ title }: Partial<Record<string, string>>): string | undefined {
  if (!title) return undefined
  try {
    return decodeURIComponent(title)
  } catch {
    // The value was decoded before and contains a literal percent sign.
    return title
  }
}
