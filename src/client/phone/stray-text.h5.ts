/** Text under a key that Taro did not write (cut short, or edited) and reports as missing. */
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
