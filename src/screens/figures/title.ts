/** The page's title from its address; undefined for none. Both platforms leave parameters encoded. */
export function titleIn({ title }: Partial<Record<string, string>>): string | undefined {
  if (!title) return undefined
  try {
    return decodeURIComponent(title)
  } catch {
    // The value is not encoded and contains a percent sign.
    return title
  }
}
