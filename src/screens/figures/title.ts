/** What an address calls the page; undefined when it says nothing. WeChat hands on what was encoded as it was, the browser too. */
export function titleIn({ title }: Partial<Record<string, string>>): string | undefined {
  if (!title) return undefined
  try {
    return decodeURIComponent(title)
  } catch {
    // Decoded before, with a percent sign of its own.
    return title
  }
}
