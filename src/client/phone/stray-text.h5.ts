/** What lies under a key and is nothing that Taro wrote, which says then that nothing is there: cut short, or edited. */
export function strayText(key: string): string | undefined {
  const text = localStorage.getItem(key)
  if (!text) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'data' in value ? undefined : text
  } catch {
    return text
  }
}
