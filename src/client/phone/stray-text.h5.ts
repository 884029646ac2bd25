/** Raw text of a stored value that was truncated or edited, which Taro reports as missing. */
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
